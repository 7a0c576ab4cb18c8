package dev.wasmscope.ui.memory;

import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Slices of a memory that are being read at one stop, and what of their pages changed. */
final class PageReading {
    /** Bytes of a page of linear memory. */
    static final int PAGE = 1 << 16;

    /** Bytes that are read at a time. */
    static final int SLICE = 1 << 20;

    private static final int PAGES = SLICE / PAGE;
    private static final byte[] ZEROS = new byte[PAGE];

    private final int stop;
    private final long size;
    private final Deque<Integer> wanted;
    private final Map<Integer, byte[]> slices = new HashMap<>();
    private final boolean[] used;
    private final boolean[] changed;

    /**
     * @param stop how many there were before
     * @param size bytes of the memory
     * @param wanted numbers of slices
     */
    PageReading(int stop, long size, Deque<Integer> wanted) {
        this.stop = stop;
        this.size = size;
        this.wanted = wanted;
        int pages = (int) Math.ceilDiv(size, PAGE);
        used = new boolean[pages];
        changed = new boolean[pages];
    }

    int stop() {
        return stop;
    }

    /** The next slice to read, if there is one. */
    Optional<Integer> next() {
        return Optional.ofNullable(wanted.poll());
    }

    /** Bytes of a slice. */
    int length(int slice) {
        return (int) Math.min(SLICE, size - (long) slice * SLICE);
    }

    /** Takes a slice; one that did not change stays the one that it was. */
    PageReading with(int index, byte[] bytes, Optional<byte[]> old) {
        boolean same = old.isPresent() && Arrays.equals(old.get(), bytes);
        slices.put(index, same ? old.get() : bytes);
        for (int from = 0; from < bytes.length && !same; from += PAGE) {
            int to = Math.min(bytes.length, from + PAGE);
            int page = index * PAGES + from / PAGE;
            used[page] = Arrays.mismatch(bytes, from, to, ZEROS, 0, to - from) >= 0;
            int end = to;
            int start = from;
            changed[page] =
                    old.filter(
                                    o ->
                                            to > o.length
                                                    || !Arrays.equals(
                                                            bytes, start, end, o, start, end))
                            .isPresent();
        }
        return this;
    }

    Map<Integer, byte[]> slices() {
        return slices;
    }

    int pages() {
        return changed.length;
    }

    boolean used(int page) {
        return used[page];
    }

    boolean changed(int page) {
        return changed[page];
    }
}
