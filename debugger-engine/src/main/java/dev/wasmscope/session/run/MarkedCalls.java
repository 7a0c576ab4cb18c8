package dev.wasmscope.session.run;

import dev.wasmscope.engine.exec.HostFunctionInstance;
import dev.wasmscope.engine.exec.MarkText;
import dev.wasmscope.engine.host.CallHandler;
import dev.wasmscope.engine.host.HostCall;
import dev.wasmscope.engine.host.HostExit;
import dev.wasmscope.engine.module.Import;
import dev.wasmscope.engine.module.NumType;
import dev.wasmscope.engine.module.ValType;
import dev.wasmscope.engine.probe.GuestMark;
import dev.wasmscope.engine.probe.MarkListener;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Tells of calls to the host that are marks, and has them answered. */
final class MarkedCalls implements CallHandler {
    private final MarkListener listener;
    private final Set<String> names;
    private final CallHandler next;

    MarkedCalls(MarkListener listener, CallHandler next) {
        this.listener = listener;
        this.names = listener.names();
        this.next = next;
    }

    /** Whether an import is named, with its module or without. */
    static boolean isOne(Set<String> names, Import wanted) {
        return names.contains(wanted.name())
                || names.contains(wanted.module() + "." + wanted.name());
    }

    @Override
    public void call(HostFunctionInstance function, HostCall call)
            throws HostExit, InterruptedException {
        String full = function.module() + "." + function.name();
        if (names.contains(full)) {
            listener.marked(mark(full, call));
        } else if (names.contains(function.name())) {
            listener.marked(mark(function.name(), call));
        }
        next.call(function, call);
    }

    private static GuestMark mark(String name, HostCall call) {
        List<ValType> params = call.functionType().params();
        ValType first = params.isEmpty() ? NumType.F32 : params.getFirst();
        long clock = call.clock() + 1; // the call included
        if (first == NumType.I32) {
            String text = MarkText.at(call.memory().orElse(null), call.u32(0));
            return new GuestMark(name, clock, OptionalLong.of(call.i32(0)), text);
        }
        if (first == NumType.I64) {
            String text = MarkText.at(call.memory().orElse(null), call.i64(0));
            return new GuestMark(name, clock, OptionalLong.of(call.i64(0)), text);
        }
        return new GuestMark(name, clock, OptionalLong.empty(), "");
    }
}
