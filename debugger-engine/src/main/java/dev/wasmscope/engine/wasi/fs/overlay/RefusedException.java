package dev.wasmscope.engine.wasi.fs.overlay;

/** Saving would overwrite what somebody else did; the message is one line for the user. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message);
    }
}
