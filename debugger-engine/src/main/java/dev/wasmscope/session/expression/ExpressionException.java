package dev.wasmscope.session.expression;

/** An expression cannot be read or has no value. */
public final class ExpressionException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int column;

    /**
     * @param column where in the text, counted from 1
     * @param reason what is wrong there, and what was expected
     */
    public ExpressionException(int column, String reason) {
        super(reason);
        this.column = column;
    }

    /** Where in the text, counted from 1. */
    public int column() {
        return column;
    }
}
