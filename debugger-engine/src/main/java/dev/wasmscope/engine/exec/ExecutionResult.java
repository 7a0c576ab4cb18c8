package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.module.CodeLocation;
import java.util.List;

/** Why a guest thread handed control back. */
public sealed interface ExecutionResult {
    /** The function that the thread was started with returned. The thread is finished. */
    record Completed(List<Value> results) implements ExecutionResult {
        public Completed {
            results = List.copyOf(results);
        }
    }

    /** A trap. The frames stay to be inspected; the thread cannot run on. */
    record Trapped(Trap trap) implements ExecutionResult {}

    /**
     * {@link GuestThread#requestPause()} was heard, or the Java thread was interrupted in a host
     * function.
     */
    record Paused() implements ExecutionResult {}

    /** A breakpoint, before its instruction. */
    record BreakHit(Instance instance, CodeLocation location) implements ExecutionResult {}

    /** A host function was called; the thread is at the instruction behind the call. */
    record HostCalled() implements ExecutionResult {}

    /** An exception is about to be thrown; the thread is at the instruction that does it. */
    record Throwing(Raised raised) implements ExecutionResult {}

    /**
     * An instruction, or the host function that it called, did what a {@link Watch} waits for. The
     * thread is behind it.
     *
     * @param location the instruction
     * @param host the host function as {@code module.name}; empty if the instruction did it itself
     */
    record WatchHit(
            Instance instance, CodeLocation location, String host, List<WatchedAccess> accesses)
            implements ExecutionResult {
        public WatchHit {
            accesses = List.copyOf(accesses);
        }
    }

    /** The frame is gone with which these watches end; they are no longer set. */
    record WatchEnded(List<Watch> watches) implements ExecutionResult {
        public WatchEnded {
            watches = List.copyOf(watches);
        }
    }

    /** One instruction was executed, or an exception caught that runs were to stop for. */
    record Stepped() implements ExecutionResult {}

    /**
     * A host function ended the guest. The frames stay to be inspected; the thread cannot run on.
     */
    record Exited(int code) implements ExecutionResult {}

    /** The clock reached the limit; the thread can run on when the limit is raised. */
    record LimitReached() implements ExecutionResult {}
}
