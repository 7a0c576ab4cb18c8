package dev.wasmscope.engine.wasi;

import dev.wasmscope.engine.host.HostExit;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import dev.wasmscope.engine.wasi.types.Signal;
import java.util.List;

/** {@code proc_*} and {@code sched_yield}. */
final class ProcFunctions {
    private ProcFunctions() {}

    static List<WasiFunction> functions() {
        return List.of(
                new WasiFunction("proc_exit", ProcFunctions::exit, Param.u32("rval")),
                new WasiFunction(
                        "proc_raise", ProcFunctions::raise, Param.choice("sig", Signal::nameOf)),
                new WasiFunction("sched_yield", call -> yieldThread()));
    }

    @SuppressWarnings("ThreadPriorityCheck") // what the guest asks for
    private static void yieldThread() {
        Thread.yield();
    }

    private static void exit(WasiCall call) throws HostExit {
        throw new HostExit(call.i32(0));
    }

    /** There is nobody to handle a signal; other hosts do not support it either. */
    private static void raise(WasiCall call) throws ErrnoException {
        int signal = call.i32(0) & 0xff;
        throw new ErrnoException(
                signal < Signal.NAMES.size() ? Errno.NOTSUP : Errno.INVAL, "signal " + signal);
    }
}
