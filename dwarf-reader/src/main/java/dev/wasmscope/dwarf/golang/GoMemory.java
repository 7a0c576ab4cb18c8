package dev.wasmscope.dwarf.golang;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * Memory as a module's data segments fill it; what none of them covers is zero. Go's linker leaves
 * runs of zeros out, so a table can begin in one segment and go on in the next.
 */
public final class GoMemory {
    private static final int MAX_TEXT = 1 << 16;

    /**
     * A segment.
     *
     * @param address where it goes
     * @param offset of its bytes in the file
     */
    public record Segment(long address, int offset, int length) {
        boolean contains(long at) {
            return at >= address && at < address + length;
        }

        private boolean isIn(byte[] file) {
            return offset >= 0 && length > 0 && length <= file.length - offset && address >= 0;
        }
    }

    private final byte[] file;
    private final List<Segment> segments;
    private Segment last = new Segment(0, 0, 0);

    /**
     * Memory over a file's bytes, which are not copied.
     *
     * @param segments in any order; Go's linker makes 100,000 and more. Those that do not lie in
     *     the file are left out
     */
    public GoMemory(byte[] file, List<Segment> segments) {
        this.file = file;
        this.segments =
                segments.stream()
                        .filter(segment -> segment.isIn(file))
                        .sorted(Comparator.comparingLong(Segment::address))
                        .toList();
    }

    /** The first address at or above another, a multiple of 4, whose word is the given one. */
    OptionalLong find(int word, long from) {
        for (Segment segment : segments) {
            long begin = Math.max(segment.address(), from);
            long at = (begin + 3) & -4L;
            for (; at + 4 <= segment.address() + segment.length(); at += 4) {
                int index = segment.offset() + (int) (at - segment.address());
                if (word(index) == word) {
                    return OptionalLong.of(at);
                }
            }
        }
        return OptionalLong.empty();
    }

    private int word(int index) {
        return (file[index] & 0xff)
                | (file[index + 1] & 0xff) << 8
                | (file[index + 2] & 0xff) << 16
                | (file[index + 3] & 0xff) << 24;
    }

    int u8(long address) {
        if (!last.contains(address)) {
            last = segmentAt(address);
        }
        return last.contains(address)
                ? file[last.offset() + (int) (address - last.address())] & 0xff
                : 0;
    }

    private Segment segmentAt(long address) {
        int low = 0;
        int high = segments.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (segments.get(middle).address() <= address) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return segments.isEmpty() ? last : segments.get(low);
    }

    int i32(long address) {
        int value = 0;
        for (int i = 3; i >= 0; i--) {
            value = value << 8 | u8(address + i);
        }
        return value;
    }

    long u32(long address) {
        return Integer.toUnsignedLong(i32(address));
    }

    /** A number of 4 or 8 bytes. */
    long number(long address, int size) {
        return size == 4 ? u32(address) : u32(address) | u32(address + 4) << 32;
    }

    /** Text up to a zero byte. */
    String text(long address) {
        byte[] bytes = new byte[256];
        int length = 0;
        for (int b = u8(address); b != 0 && length < MAX_TEXT; b = u8(address + length)) {
            if (length == bytes.length) {
                bytes = java.util.Arrays.copyOf(bytes, 2 * length);
            }
            bytes[length++] = (byte) b;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** Bytes in all segments: no table is larger. */
    long size() {
        return segments.stream().mapToLong(Segment::length).sum();
    }
}
