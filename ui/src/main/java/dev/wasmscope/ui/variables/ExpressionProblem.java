package dev.wasmscope.ui.variables;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is wrong with an expression that was typed.
 *
 * @param column where, from 1; 0 when it is of no place
 * @param reason what
 */
public record ExpressionProblem(int column, String reason) {
    private static final Pattern COLUMN = Pattern.compile("column (\\d{1,9}): (.*)");

    /**
     * The problem that a session tells.
     *
     * @param before how many characters were put before what the user typed
     */
    public static ExpressionProblem of(Throwable failure, int before) {
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        Matcher matcher = COLUMN.matcher(message);
        if (!matcher.matches()) {
            return new ExpressionProblem(0, message);
        }
        int column = Integer.parseInt(matcher.group(1)) - before;
        return new ExpressionProblem(Math.max(column, 0), matcher.group(2));
    }

    /** In one line. */
    public String text() {
        return column == 0 ? reason : "column " + column + ": " + reason;
    }
}
