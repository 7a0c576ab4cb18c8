package dev.wasmscope.session;

/**
 * Why a session could not be opened, or why a request to it could not be answered.
 *
 * <p>The message is one complete line for the user: what is wrong and, for a faulty file, where
 * (section and file offset). It never needs the cause to be understood.
 */
public sealed class SessionException extends Exception
        permits EntryPointException, UnknownImportException {
    private static final long serialVersionUID = 1L;

    private final boolean usage;

    /** An error that is told in one line. */
    public SessionException(String message) {
        this(message, false);
    }

    /** The same; {@code usage} as {@link #isUsage}. */
    SessionException(String message, boolean usage) {
        super(message);
        this.usage = usage;
    }

    /** An error of the request, not of the file: what was asked for cannot be meant. */
    public static SessionException usage(String message) {
        return new SessionException(message, true);
    }

    /** The same, with the failure below it for the log. */
    public SessionException(String message, Throwable cause) {
        super(message, cause);
        this.usage = false;
    }

    /** Whether the request was wrong, rather than the file or the machine. */
    public boolean isUsage() {
        return usage;
    }
}
