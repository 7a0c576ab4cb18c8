package dev.wasmscope.cli;

import dev.wasmscope.session.SessionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Turns whatever ended a command into one line and an exit code. */
public final class Failures {

    private static final String TRACE_VARIABLE = "WASMSCOPE_STACKTRACE";

    private Failures() {}

    /** Prints the line for {@code thrown} and returns the exit code. */
    static int report(CommandIo io, Throwable thrown) {
        Throwable cause = unwrap(thrown);
        io.error(message(cause));
        if (System.getenv(TRACE_VARIABLE) != null) {
            cause.printStackTrace(io.err());
        }
        return cause instanceof CommandFailure failure ? failure.exitCode() : ExitCode.FAILURE;
    }

    /** The cause inside the wrappers that futures put around it. */
    public static Throwable unwrap(Throwable thrown) {
        Throwable at = thrown;
        while ((at instanceof CompletionException || at instanceof ExecutionException)
                && at.getCause() != null) {
            at = at.getCause();
        }
        return at;
    }

    /** One line for the user. */
    public static String message(Throwable cause) {
        return switch (cause) {
            case CommandFailure failure -> text(failure);
            case SessionException failure -> text(failure);
            case UncheckedIOException failure ->
                    message(Objects.requireNonNull(failure.getCause()));
            case NoSuchFileException missing -> missing.getFile() + ": no such file or folder";
            case AccessDeniedException denied -> denied.getFile() + ": permission denied";
            case IOException io -> text(io);
            case OutOfMemoryError _ -> "out of memory: give it more with JAVA_OPTS=-Xmx4g";
            default ->
                    "internal error: "
                            + cause
                            + " (set "
                            + TRACE_VARIABLE
                            + "=1 for details, and report it)";
        };
    }

    private static String text(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
