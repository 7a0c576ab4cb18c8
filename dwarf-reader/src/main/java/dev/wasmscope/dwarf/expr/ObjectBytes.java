package dev.wasmscope.dwarf.expr;

import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of an object that is not (only) in memory, in memory order, some of them possibly not
 * available.
 */
public final class ObjectBytes {
    private record Gap(long from, long to, String reason) {}

    private final byte[] bytes;
    private final List<Gap> gaps;

    private ObjectBytes(byte[] bytes, List<Gap> gaps) {
        this.bytes = bytes;
        this.gaps = gaps;
    }

    /** An object whose bytes are all known. */
    public static ObjectBytes of(byte[] bytes) {
        return new ObjectBytes(bytes.clone(), List.of());
    }

    /** Bytes of the object, or why one of them is not available. */
    public Answer<byte[]> read(long offset, int length) {
        for (Gap gap : gaps) {
            if (gap.from() < offset + length && offset < gap.to()) {
                return Answer.unknown(gap.reason());
            }
        }
        if (offset < 0 || length < 0 || offset > bytes.length - length) {
            return Answer.unknown("only " + bytes.length + " bytes of it are recorded here");
        }
        byte[] part = new byte[length];
        System.arraycopy(bytes, (int) offset, part, 0, length);
        return Answer.of(part);
    }

    /** Number of bytes. */
    public int length() {
        return bytes.length;
    }

    /** Puts an object together bit by bit, lowest bits first. */
    static final class Builder {
        /** No variable that lives in pieces is larger; more would be a corrupt size. */
        private static final long MAX_BITS = 8L * 64 * 1024;

        private byte[] bytes = new byte[16];
        private final List<Gap> gaps = new ArrayList<>();
        private long bits;

        /** Whether a piece of that size may still be added. */
        boolean hasRoomFor(long count) {
            return count >= 0 && count <= MAX_BITS - bits;
        }

        /** Adds the lowest {@code count} bits of {@code source}; bits it lacks become a gap. */
        void add(byte[] source, long count) {
            long present = Math.min(count, 8L * source.length);
            ensure(bits + count);
            for (long i = 0; i < present; i++) {
                if ((source[(int) (i >> 3)] >> (i & 7) & 1) != 0) {
                    bytes[(int) (bits >> 3)] |= (byte) (1 << (bits & 7));
                }
                bits++;
            }
            if (present < count) {
                addGap(count - present, "this part of it is not recorded here");
            }
        }

        /** Adds bits that are not available. */
        void addGap(long count, String reason) {
            ensure(bits + count);
            gaps.add(new Gap(bits >> 3, (bits + count + 7) >> 3, reason));
            bits += count;
        }

        private void ensure(long newBits) {
            int needed = (int) ((newBits + 7) >> 3);
            if (needed > bytes.length) {
                bytes = java.util.Arrays.copyOf(bytes, Math.max(needed, 2 * bytes.length));
            }
        }

        ObjectBytes build() {
            return new ObjectBytes(
                    java.util.Arrays.copyOf(bytes, (int) ((bits + 7) >> 3)), List.copyOf(gaps));
        }
    }
}
