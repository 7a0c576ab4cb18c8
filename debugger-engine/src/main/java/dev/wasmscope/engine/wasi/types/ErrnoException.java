package dev.wasmscope.engine.wasi.types;

/** An operation that failed, with the error the guest is to see. */
public final class ErrnoException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Errno errno;

    /**
     * @param errno never {@link Errno#SUCCESS}
     * @param what the operation and the name it failed on, for people
     */
    public ErrnoException(Errno errno, String what) {
        super(what + ": " + errno.text(), null, false, false);
        this.errno = errno;
    }

    /** The error for the guest. */
    public Errno errno() {
        return errno;
    }
}
