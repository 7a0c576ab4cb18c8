package dev.wasmscope.session;

/**
 * What was done to the data of one breakpoint.
 *
 * @param id of the breakpoint
 * @param what the data, as {@link DataTarget#text}
 * @param place where it lies: {@code at 0x11634}, {@code in local 3}
 * @param written whether it was written; else it was read
 * @param before the value before, as the language writes it
 * @param after the value now
 */
public record DataHit(
        int id, String what, String place, boolean written, String before, String after) {
    /** In one line, for example {@code total: 3 -> 5}. */
    public String text() {
        if (!written) {
            return what + " is " + after;
        }
        return before.equals(after)
                ? what + ": " + after + ", the same"
                : what + ": " + before + " -> " + after;
    }
}
