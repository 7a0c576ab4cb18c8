package dev.wasmscope.session;

import java.util.concurrent.CompletableFuture;

/**
 * Going to moments of the run. A moment is a number of executed instructions, as every {@link
 * Stop#clock} tells it: the same number is the same moment in every run that gets the same answers
 * from the host. A replayed recording always does; the host itself may answer differently, in what
 * time it is for example.
 */
public interface InstructionClock {
    /** Of sessions that cannot. */
    InstructionClock NONE =
            _ ->
                    CompletableFuture.failedFuture(
                            new SessionException("this session cannot run to a moment"));

    /**
     * Runs until exactly so many instructions have been executed; breakpoints on the way are
     * passed. A program that is further on, over or not started is started from its beginning, one
     * that runs is paused first.
     *
     * @param instructions not negative; 0 is the stop before the first instruction
     * @return completes with the stop there, or with what ended the program before
     */
    CompletableFuture<Stop> runTo(long instructions);
}
