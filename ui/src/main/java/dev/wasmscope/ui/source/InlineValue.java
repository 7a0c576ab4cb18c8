package dev.wasmscope.ui.source;

/**
 * A value that is shown beside a line.
 *
 * @param name of the variable
 * @param value one short line
 * @param changed whether it is not that of the stop before
 */
public record InlineValue(String name, String value, boolean changed) {
    /** As it is shown. */
    public String text() {
        return name + " = " + value;
    }
}
