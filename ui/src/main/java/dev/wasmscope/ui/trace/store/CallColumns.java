package dev.wasmscope.ui.trace.store;

/**
 * What is known of a call without unpacking it.
 *
 * @param clock instruction clock at the call
 * @param at host time at which it began, in nanoseconds since the first call of the run began
 * @param nanos host time that it took
 * @param bytes that it moved
 * @param errno it returned; 0 for success, -1 for none
 * @param name of the function
 * @param file that it is about; {@code ""} for none
 * @param handle that it is about, {@code 4</data/in.txt>}; {@code ""} for none
 */
public record CallColumns(
        long clock,
        long at,
        long nanos,
        long bytes,
        int errno,
        String name,
        String file,
        String handle) {
    /** Whether it returned an error. */
    public boolean failed() {
        return errno > 0;
    }
}
