package dev.wasmscope.engine.exec.simd;

/** Bytes of vectors in a new order. */
final class Permutations {
    private Permutations() {}

    /**
     * Half of a shuffle: bytes of x (0 to 15) and y (16 to 31), chosen by eight bytes of lane
     * numbers.
     */
    static long shuffle(long xLow, long xHigh, long yLow, long yHigh, long lanes) {
        long result = 0;
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            int lane = (int) (lanes >>> shift);
            long low = (lane & 16) == 0 ? xLow : yLow;
            long high = (lane & 16) == 0 ? xHigh : yHigh;
            result |= ((((lane & 8) == 0 ? low : high) >>> (8 * lane)) & 0xff) << shift;
        }
        return result;
    }

    /**
     * Half of a swizzle: bytes of x chosen by eight bytes of lane numbers; from 16 on they give
     * zero.
     */
    static long swizzle(long low, long high, long lanes) {
        long result = 0;
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            int lane = (int) (lanes >>> shift) & 0xff;
            if (lane < 16) {
                result |= (((lane < 8 ? low : high) >>> (8 * lane)) & 0xff) << shift;
            }
        }
        return result;
    }
}
