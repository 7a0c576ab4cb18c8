package dev.wasmscope.session;

import dev.wasmscope.engine.probe.Instrumentation;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/**
 * What is attached to the program to measure it, and which parts of its run count. At launch that
 * is {@link LaunchConfig#profile}, for the whole run.
 */
public interface Profiling {
    /** Of sessions that run nothing. */
    Profiling NONE =
            new Profiling() {
                @Override
                public void restrict(ProfilePhases phases) throws SessionException {
                    throw new SessionException("this session runs nothing");
                }

                @Override
                public CompletableFuture<Long> start(Instrumentation attached) {
                    return CompletableFuture.failedFuture(
                            new SessionException("this session runs nothing"));
                }

                @Override
                public CompletableFuture<Long> stop() {
                    return start(Instrumentation.NONE);
                }

                @Override
                public boolean isRecording() {
                    return false;
                }

                @Override
                public <T> CompletableFuture<T> at(Reading<T> reading) {
                    return CompletableFuture.failedFuture(
                            new SessionException("this session runs nothing"));
                }
            };

    /** Reads what has been collected. */
    interface Reading<T> {
        /**
         * Called while the guest stands.
         *
         * @param clock gives the instruction clock
         */
        T read(LongSupplier clock);
    }

    /**
     * Restricts what counts, in the present run from now on and in later ones from their start.
     *
     * @throws SessionException if a place or a function is not found
     */
    void restrict(ProfilePhases phases) throws SessionException;

    /**
     * Attaches something instead of what was attached, and lets things count from here on, as far
     * as {@link #restrict} says. Whether the program runs or is stopped; a running one halts for
     * it, unnoticed. Frames that are active are known, what happened before is not.
     *
     * @return the instruction clock where it began; an error if the program was not started or is
     *     over
     */
    CompletableFuture<Long> start(Instrumentation attached);

    /**
     * Lets nothing count from here on. What has been collected stays.
     *
     * @return as {@link #start}
     */
    CompletableFuture<Long> stop();

    /** Whether things counted when the program was halted last for any of this. */
    boolean isRecording();

    /** Reads what was collected, in any state; a running program halts for it, unnoticed. */
    <T> CompletableFuture<T> at(Reading<T> reading);
}
