package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.binary.BodyLocals;
import dev.wasmscope.engine.lower.Code;
import dev.wasmscope.engine.lower.Lowering;
import dev.wasmscope.engine.module.FunctionInfo;
import dev.wasmscope.engine.module.ValType;
import java.util.List;
import java.util.Map;

/** Lets a thread wait for the code of functions with large bodies, and pause while it does. */
final class LargeBodies {
    private final ThreadState thread;

    LargeBodies(ThreadState thread) {
        this.thread = thread;
    }

    /** Whether there are any. */
    boolean exist() {
        return thread.store().longestBody() >= LargeLowering.LARGE;
    }

    /**
     * Waits for the code of all frames.
     *
     * @return false if the thread is to pause first
     * @throws TrapException of kind INVALID_FUNCTION if the body of the function that the thread
     *     was started with is not valid
     */
    boolean areReady() {
        WasmFunction last = null;
        for (int frame = 0; frame < thread.depth; frame++) {
            WasmFunction function = thread.access.code(frame).function;
            if (function != last && !isReady(function)) {
                return false;
            }
            last = function;
        }
        enter();
        return true;
    }

    /** Waits for the code of a function that is called; false if the thread is to pause first. */
    boolean isReady(WasmFunction function) {
        LargeLowering lowering = function.largeLowering();
        if (lowering == null) {
            return true;
        }
        if (!lowering.await(thread)) {
            return false;
        }
        function.fast();
        function.precise();
        return true;
    }

    /** Gives the frame of a function that waited for its code the code, waiting if need be. */
    void enter() {
        if (thread.depth == 1 && isEntrance(thread.access.code(0))) {
            LoadedCode code = thread.access.code(0).function.fast();
            thread.reserve(0, code, false);
            thread.access.goOnAt(code, 0);
        }
    }

    /** Whether it is code of {@link #entrance}. */
    static boolean isEntrance(LoadedCode code) {
        return code.ops.length == 0;
    }

    /**
     * Code to stand at the start of a function with, until its own is made: it has the locals, and
     * is never run.
     */
    static Code entrance(WasmFunction function) {
        FunctionInfo info = function.info();
        BodyLocals body = BodyLocals.read(function.instance().module(), info.index());
        long declared = body.firstInstruction() - info.bodyRange().start();
        int[] slots = Lowering.slots(body.types());
        int params = function.type().params().size();
        int locals = slots[body.types().size()];
        return new Code(
                new int[0],
                new int[] {(int) (info.codeOffset() + declared)},
                new int[1],
                new boolean[] {true},
                new int[0],
                new int[0],
                Map.of(),
                List.of(),
                1,
                true,
                slots[params],
                locals,
                0,
                locals,
                body.types().stream().anyMatch(ValType::isReference));
    }
}
