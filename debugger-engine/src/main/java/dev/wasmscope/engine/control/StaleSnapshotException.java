package dev.wasmscope.engine.control;

/** A snapshot was asked after the guest had run on: its answers would be about another moment. */
public final class StaleSnapshotException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StaleSnapshotException() {
        super("the program has run on since");
    }
}
