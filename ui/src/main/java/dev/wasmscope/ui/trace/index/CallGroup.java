package dev.wasmscope.ui.trace.index;

/**
 * Calls that belong together.
 *
 * @param key what they have in common
 * @param rows the calls
 * @param errors how many of them failed
 * @param bytes that they moved
 * @param nanos host time that they took
 */
public record CallGroup(String key, RowSlice rows, long errors, long bytes, long nanos) {
    /** How many calls. */
    public int count() {
        return rows.size();
    }
}
