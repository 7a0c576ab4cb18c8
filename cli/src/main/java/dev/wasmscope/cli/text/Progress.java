package dev.wasmscope.cli.text;

import dev.wasmscope.cli.CommandIo;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits for an answer and says on standard error what it waits for when that takes over a second.
 */
public final class Progress {

    private static final long PATIENCE_MILLIS = 1000;

    private Progress() {}

    /**
     * The answer of {@code future}.
     *
     * @param what what is being done, as in {@code reading debug information}
     * @throws ExecutionException with the future's failure
     * @throws InterruptedException when the waiting thread is interrupted
     */
    public static <T> T await(CommandIo io, String what, CompletableFuture<T> future)
            throws ExecutionException, InterruptedException {
        try {
            return future.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            io.err().println("wasmscope: " + what + " …");
            return future.get();
        }
    }
}
