package dev.wasmscope.engine.host.record;

/**
 * A recording that cannot be read or written. The message is one line that names the file and,
 * where it helps, the offset.
 */
public final class RecordingException extends Exception {
    private static final long serialVersionUID = 1L;

    public RecordingException(String message) {
        super(message);
    }

    public RecordingException(String message, Throwable cause) {
        super(message, cause);
    }
}
