package dev.wasmscope.session.run;

import dev.wasmscope.engine.control.GuestController;
import dev.wasmscope.engine.control.StaleSnapshotException;
import dev.wasmscope.session.SessionException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Brings the failures of futures into the form that front ends are promised. */
final class Futures {
    private Futures() {}

    /** The same future, whose failures are all a SessionException. */
    static <T> CompletableFuture<T> orSessionException(CompletableFuture<T> future) {
        CompletableFuture<T> result = new CompletableFuture<>();
        forward(future, result);
        return result;
    }

    /** Completes a future as another one completes, failing with a SessionException only. */
    static <T> void forward(CompletableFuture<T> future, CompletableFuture<T> result) {
        future.whenComplete(
                (value, error) -> {
                    if (error == null) {
                        result.complete(value);
                    } else {
                        result.completeExceptionally(toSessionException(error));
                    }
                });
    }

    /** One line about a failure. */
    static String message(Throwable error) {
        return String.valueOf(toSessionException(error).getMessage());
    }

    private static SessionException toSessionException(Throwable error) {
        Throwable cause = error;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return switch (cause) {
            case SessionException known -> known;
            case GuestController.WrongStateException e ->
                    new SessionException(String.valueOf(e.getMessage()), e);
            case StaleSnapshotException e ->
                    new SessionException(String.valueOf(e.getMessage()), e);
            default -> new SessionException("internal error: " + cause, cause);
        };
    }
}
