package dev.wasmscope.engine.exec;

/** A variant of the interpreter loop. */
interface Loop {
    /** Why the loop handed over. */
    enum Outcome {
        /** The first frame returned; its results are in the first slots. */
        COMPLETED,
        /** An exception was caught: the innermost frame is at its handler. */
        UNWOUND,
        /** An exception is about to be thrown; the thread is still at the instruction. */
        THROWING,
        /** A trap; the thread has it. */
        TRAPPED,
        /** The clock reached the deadline, at the head of a loop. */
        POLLED,
        /** The clock reached the deadline, at a call. */
        POLLED_AT_CALL,
        /** The clock reached the deadline, behind a call that has returned. */
        POLLED_AT_RETURN,
        /** A breakpoint. */
        BREAK,
        /** The next instruction, not done yet, does what a watch waits for, or seems to. */
        WATCHED,
        /** A frame returned that watches end with. */
        LEFT,
        /** One instruction was executed. */
        STEPPED,
        /** A host function ended the guest. */
        EXITED,
        /** The Java thread was interrupted in a host function. */
        INTERRUPTED,
        /**
         * A host function was called behind which the guest is to stop; it is at the call still.
         */
        HOST_CALL,
        /** A long instruction stopped half-way to pause. */
        SUSPENDED,
        /** Not for the loop's caller: a host function was called. */
        CALLED,
        /** Not for the loop's caller: room was made, so the call can be tried again. */
        RETRY
    }

    /** Runs the thread's frames; on return they are saved in the thread. */
    Outcome run(ThreadState thread);
}
