package dev.wasmscope.engine.spec;

import dev.wasmscope.engine.exec.ExecutionResult;
import dev.wasmscope.engine.exec.GuestThread;
import dev.wasmscope.engine.exec.RunMode;

/** How a script's functions are run. */
interface Driver {
    /** Straight on. */
    Driver PLAIN = thread -> thread.resume(RunMode.PLAIN);

    /** Runs a thread that was started to its end. */
    ExecutionResult run(GuestThread thread);
}
