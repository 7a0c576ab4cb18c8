package dev.wasmscope.engine.validate;

/**
 * Reads the numbers of one body for {@link QuickCheck}. What is malformed, or behind the end, reads
 * as some number and sets {@link QuickStack#unusual}.
 */
final class QuickReader {
    private final byte[] bytes;
    private final QuickStack stack;
    private int position;
    private int end;

    QuickReader(byte[] bytes, QuickStack stack) {
        this.bytes = bytes;
        this.stack = stack;
    }

    void reset(int start, int limit) {
        position = start;
        end = limit;
    }

    boolean atEnd() {
        return position == end;
    }

    /** The next byte, -128 to 127. */
    private int next() {
        if (position >= end) {
            stack.unusual = true;
            return 0;
        }
        return bytes[position++];
    }

    /** The next byte, 0 to 255. */
    int u8() {
        return next() & 0xff;
    }

    void skip(int count) {
        stack.unusual |= count > end - position;
        position += count;
    }

    /** A number of 32 bits without sign, as the int with the same bits. */
    int u32() {
        int first = next();
        return first >= 0 ? first : (int) longer(first, 32);
    }

    long u64() {
        int first = next();
        return first >= 0 ? first : longer(first, 64);
    }

    private long longer(int first, int bits) {
        long value = first & 0x7f;
        for (int shift = 7; shift < bits; shift += 7) {
            int b = next();
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                int left = bits - shift;
                stack.unusual |= left < 7 && b >>> left != 0;
                return value;
            }
        }
        stack.unusual = true;
        return 0;
    }

    /** Passes over a number with sign. */
    void signed(int bits) {
        int b = next();
        int shift = 7;
        while (b < 0 && shift < bits) {
            b = next();
            shift += 7;
        }
        int sign = bits - (shift - 7) - 1;
        // of the last byte, the bits that do not fit repeat the sign
        stack.unusual |= b < 0 || sign < 6 && b >> sign != 0 && b >> sign != 0x7f >> sign;
    }
}
