package dev.wasmscope.session;

/**
 * How much of a module's debug information was read ahead.
 *
 * @param done compilation units that were read
 * @param total compilation units there are
 */
public record ReadingProgress(int done, int total) {
    /** Nothing is read ahead: what is asked for is read when it is asked for. */
    public static final ReadingProgress NONE = new ReadingProgress(0, 0);

    /** Whether there is nothing left to read ahead. */
    public boolean complete() {
        return done >= total;
    }

    /** The part that was read, 0 to 1. */
    public double share() {
        return total == 0 ? 1 : (double) done / total;
    }
}
