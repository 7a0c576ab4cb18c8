package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.probe.CodePosition;
import dev.wasmscope.engine.probe.ControlFlow;
import dev.wasmscope.engine.probe.GuestCode;
import org.jspecify.annotations.Nullable;

/** The code that a thread runs, for probes. */
final class RunningCode implements GuestCode {
    private final ThreadState thread;

    RunningCode(ThreadState thread) {
        this.thread = thread;
    }

    @Override
    public int counters(int instance, int functionIndex) {
        WasmFunction function = guest(instance, functionIndex);
        return function == null ? 1 : function.fast().code.counters();
    }

    @Override
    public ControlFlow flow(int instance, int functionIndex) {
        if (guest(instance, functionIndex) == null) {
            throw new IllegalArgumentException("a function of the host has no body");
        }
        return CodeFlow.of(thread.store().instances().get(instance).module(), functionIndex);
    }

    @Override
    public int[] functions() {
        return thread.store().instances().stream().mapToInt(i -> i.functions.length).toArray();
    }

    @Override
    public boolean isGuest(int instance, int functionIndex) {
        WasmFunction function = guest(instance, functionIndex);
        try {
            return function != null && function.fast().code.counters() > 0;
        } catch (TrapException _) { // a body that never ran may be invalid
            return false;
        }
    }

    private @Nullable WasmFunction guest(int instance, int functionIndex) {
        Instance in = thread.store().instances().get(instance);
        return in.functions[functionIndex] instanceof WasmFunction function
                        && function.instance() == in
                ? function
                : null;
    }

    @Override
    public long[] positions() {
        long[] positions = new long[thread.heard()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = position(thread.depth - 1 - i);
        }
        return positions;
    }

    /** Where a frame stands, 0 being the innermost. */
    long position(int frame) {
        if (frame == 0 && thread.access.pc(0) == 0 && !thread.access.code(0).code.precise()) {
            // its first operation may be that of a later instruction
            return CodePosition.ENTRY;
        }
        long offset = thread.access.codeOffset(frame);
        return frame == 0 ? CodePosition.before(offset) : CodePosition.behind(offset);
    }
}
