package dev.wasmscope.session.run;

import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.expression.Patch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A moment of the guest in which expressions can be evaluated. */
interface Moment {
    /**
     * Whether a condition is true.
     *
     * @throws SessionException if it has no value; names the column
     */
    boolean holds(String condition) throws SessionException;

    /**
     * A value as a log message shows it.
     *
     * @throws SessionException if it has no value; names the column
     */
    String value(String expression) throws SessionException;

    /**
     * Carries out what stands in the place of code. When the program goes on elsewhere behind it,
     * this moment is over.
     *
     * @return whether it does
     * @throws SessionException if a statement cannot be carried out; those before it were
     */
    boolean carryOut(Patch patch) throws SessionException;

    /**
     * A log message: expressions in braces are replaced by their values, or in angle brackets by
     * why they have none; doubled braces are braces.
     */
    default String message(String template) {
        return filled(
                template,
                expression -> {
                    try {
                        return value(expression);
                    } catch (SessionException e) {
                        return "<" + e.getMessage() + ">";
                    }
                });
    }

    /** The expressions of a log message. */
    static List<String> expressions(String template) {
        List<String> all = new ArrayList<>();
        filled(
                template,
                expression -> {
                    all.add(expression);
                    return "";
                });
        return all;
    }

    private static String filled(String template, UnaryOperator<String> shown) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < template.length()) {
            char c = template.charAt(at);
            boolean doubled = (c == '{' || c == '}') && template.startsWith("" + c + c, at);
            int end = c == '{' && !doubled ? template.indexOf('}', at) : -1;
            if (end > 0) {
                text.append(shown.apply(template.substring(at + 1, end).strip()));
                at = end + 1;
            } else {
                text.append(c);
                at += doubled ? 2 : 1;
            }
        }
        return text.toString();
    }
}
