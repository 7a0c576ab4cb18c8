package dev.wasmscope.ui.trace.index;

/**
 * Calls over time.
 *
 * @param origin moment at which the first piece begins
 * @param width of a piece, in the axis' unit
 * @param last moment of a call
 * @param calls in each piece; this array and the others belong to nobody else
 * @param errors failed calls in each piece
 * @param firstRow row of the first call in each piece that has one
 */
@SuppressWarnings("ArrayRecordComponent") // drawn, never compared
public record TimeHistogram(
        long origin, long width, long last, int[] calls, int[] errors, long[] firstRow) {
    /** Of no calls. */
    public static final TimeHistogram EMPTY =
            new TimeHistogram(0, 1, 0, new int[0], new int[0], new long[0]);

    /** How many pieces there are. */
    public int size() {
        return calls.length;
    }

    /** The time from the first call to the last; at least 1. */
    public long span() {
        return Math.max(1, last - origin);
    }

    /** The piece that holds a moment, brought between the first and the last. */
    public int pieceAt(long moment) {
        return Math.clamp((moment - origin) / width, 0, Math.max(0, size() - 1));
    }

    /** The first call in the piece at a moment or in the nearest one that has a call; else -1. */
    public long rowNear(long moment) {
        int piece = pieceAt(moment);
        for (int distance = 0; distance < size(); distance++) {
            for (int at : new int[] {piece - distance, piece + distance}) {
                if (at >= 0 && at < size() && calls[at] > 0) {
                    return firstRow[at];
                }
            }
        }
        return -1;
    }
}
