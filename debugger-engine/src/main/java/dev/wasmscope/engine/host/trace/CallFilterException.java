package dev.wasmscope.engine.host.trace;

/** A filter that cannot be read: says where, and what was expected there. */
public final class CallFilterException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int column;

    /**
     * An error.
     *
     * @param column counted from 1
     * @param expected what should be there, for example {@code expected a time such as 1ms}
     */
    public CallFilterException(int column, String expected) {
        super("column " + column + ": " + expected);
        this.column = column;
    }

    /** Where the error is, counted from 1. */
    public int column() {
        return column;
    }
}
