package dev.wasmscope.cli;

/** A command cannot go on; the message is the one line that the user sees. */
public final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    /** A failure that ends with {@link ExitCode#FAILURE}. */
    public CommandFailure(String message) {
        this(message, ExitCode.FAILURE);
    }

    public CommandFailure(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
