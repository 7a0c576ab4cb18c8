package dev.wasmscope.session.expression;

import dev.wasmscope.session.SessionException;

/** An expression cannot be read or has no value. */
public final class ExpressionException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int column;
    private final String reason;

    /**
     * @param column where in the text, counted from 1
     * @param reason what is wrong there, and what was expected
     */
    public ExpressionException(int column, String reason) {
        super(reason);
        this.column = column;
        this.reason = reason;
    }

    /** The same error of the session, at a place in the text. */
    static ExpressionException at(int column, SessionException error) {
        String message = error.getMessage();
        return new ExpressionException(column, message == null ? "it cannot be done" : message);
    }

    /** What is wrong. */
    String reason() {
        return reason;
    }

    /** Where in the text, counted from 1. */
    public int column() {
        return column;
    }
}
