package dev.wasmscope.ui.memory;

import dev.wasmscope.session.memory.MemoryTools;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pages of a memory that are being read at one stop, some at a time, and which of them changed. */
final class PageReading {
    /** Bytes of a page of linear memory. */
    static final int PAGE = MemoryTools.PAGE;

    /** Pages that are read at a time. */
    static final int SLICE = 16;

    private static final byte[] ZEROS = new byte[PAGE];

    private final int stop;
    private final int pages;
    private final Deque<Integer> wanted;
    private final Map<Integer, byte[]> read = new HashMap<>();
    private final Map<Integer, Boolean> used = new HashMap<>();

    /**
     * @param stop how many there were before
     * @param size bytes of the memory
     * @param wanted numbers of slices
     */
    PageReading(int stop, long size, Deque<Integer> wanted) {
        this.stop = stop;
        this.pages = (int) Math.ceilDiv(size, PAGE);
        this.wanted = wanted;
    }

    int stop() {
        return stop;
    }

    /** The next slice to read, if there is one. */
    Optional<Integer> next() {
        return Optional.ofNullable(wanted.poll());
    }

    /** How many pages a slice has. */
    int length(int slice) {
        return Math.min(SLICE, pages - slice * SLICE);
    }

    /** Takes pages from one on; those that did not change are the arrays that were known. */
    PageReading with(int first, List<byte[]> known, List<byte[]> now) {
        for (int i = 0; i < now.size(); i++) {
            byte[] page = now.get(i);
            read.put(first + i, page);
            if (!isSame(known.get(i), page)) {
                used.put(
                        first + i,
                        Arrays.mismatch(page, 0, page.length, ZEROS, 0, page.length) >= 0);
            }
        }
        return this;
    }

    /** Whether a page is as it was known: {@link MemoryTools#pages} then gives the same array. */
    @SuppressWarnings("ReferenceEquality")
    static boolean isSame(byte[] known, byte[] now) {
        return known == now;
    }

    /** What was read, by number of the page. */
    Map<Integer, byte[]> read() {
        return read;
    }

    int pages() {
        return pages;
    }

    /** Whether a page was read that holds anything but zeros, and did not hold that before. */
    boolean used(int page) {
        return used.getOrDefault(page, false);
    }
}
