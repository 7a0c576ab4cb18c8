package dev.wasmscope.session;

/**
 * Why a session could not be opened, or why a request to it could not be answered.
 *
 * <p>The message is one complete line for the user: what is wrong and, for a faulty file, where
 * (section and file offset). It never needs the cause to be understood.
 */
public final class SessionException extends Exception {
    private static final long serialVersionUID = 1L;

    /** An error that is told in one line. */
    public SessionException(String message) {
        super(message);
    }

    /** The same, with the failure below it for the log. */
    public SessionException(String message, Throwable cause) {
        super(message, cause);
    }
}
