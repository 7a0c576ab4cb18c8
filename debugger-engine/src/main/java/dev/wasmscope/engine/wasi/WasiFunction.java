package dev.wasmscope.engine.wasi;

import dev.wasmscope.engine.host.HostExit;
import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.NumType;
import dev.wasmscope.engine.module.ValType;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import java.util.ArrayList;
import java.util.List;

/**
 * One function of the interface: its name, what its parameters mean, and what it does. Core type,
 * decoded trace and documentation are derived from it.
 *
 * @param name the import name
 * @param params in order; results last, as addresses
 * @param handler does it
 */
record WasiFunction(String name, List<Param> params, Handler handler) {
    WasiFunction {
        params = List.copyOf(params);
    }

    WasiFunction(String name, Handler handler, Param... params) {
        this(name, List.of(params), handler);
    }

    /** Does one call; returning normally is {@code success}. */
    @FunctionalInterface
    interface Handler {
        /**
         * Does the call.
         *
         * @throws ErrnoException the error for the guest
         * @throws HostExit the guest ends
         * @throws InterruptedException a wait was interrupted, before the call had any effect
         */
        void handle(WasiCall call) throws ErrnoException, HostExit, InterruptedException;
    }

    /** Whether it returns an error number; only {@code proc_exit} does not. */
    boolean returns() {
        return !name.equals("proc_exit");
    }

    /** Its type in core WebAssembly. */
    FuncType type() {
        List<ValType> core = new ArrayList<>();
        params.forEach(param -> core.addAll(param.type().core()));
        return new FuncType(core, returns() ? List.of(NumType.I32) : List.of());
    }
}
