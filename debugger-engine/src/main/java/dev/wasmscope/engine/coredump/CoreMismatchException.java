package dev.wasmscope.engine.coredump;

/** A core file that is well-formed but not of the module that it is opened with. */
public final class CoreMismatchException extends Exception {
    private static final long serialVersionUID = 1L;

    /** The message says what does not fit. */
    public CoreMismatchException(String message) {
        super(message);
    }
}
