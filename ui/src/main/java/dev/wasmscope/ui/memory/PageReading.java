package dev.wasmscope.ui.memory;

import dev.wasmscope.session.memory.MemoryTools;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/**
 * Pages of a memory that are being read at one stop, and which of them changed. A slice at a time,
 * so that neither a step nor another question waits for all of them; and from slice to slice
 * without a turn on the toolkit's thread, which draws the stop meanwhile.
 */
final class PageReading {
    /** Bytes of a page of linear memory. */
    static final int PAGE = MemoryTools.PAGE;

    /** Pages that are read at a time. */
    static final int SLICE = 16;

    private static final byte[] ZEROS = new byte[PAGE];

    private final int stop;
    private final int memory;
    private final int pages;
    private final Queue<Slice> wanted;
    private final Map<Integer, byte[]> read = new HashMap<>();
    private final Map<Integer, Boolean> used = new HashMap<>();
    private volatile boolean cancelled;

    /**
     * Pages to read at once.
     *
     * @param first number of the first
     * @param known what is known of each; an empty array where nothing is
     */
    record Slice(int first, List<byte[]> known) {}

    /**
     * @param stop how many there were before
     * @param memory index
     * @param size bytes of the memory
     */
    PageReading(int stop, int memory, long size, List<Slice> wanted) {
        this.stop = stop;
        this.memory = memory;
        this.pages = pages(size);
        this.wanted = new ArrayDeque<>(wanted);
    }

    /** How many pages a memory has, of which the last may be shorter. */
    static int pages(long size) {
        return (int) Math.ceilDiv(size, PAGE);
    }

    int stop() {
        return stop;
    }

    /** Reads all slices; the answer is this reading, on the thread of the last one. */
    CompletableFuture<PageReading> all(MemoryTools tools) {
        CompletableFuture<PageReading> done = new CompletableFuture<>();
        next(tools, done);
        return done;
    }

    private void next(MemoryTools tools, CompletableFuture<PageReading> done) {
        Slice slice = cancelled ? null : wanted.poll();
        if (slice == null) {
            done.complete(this);
            return;
        }
        var _ =
                tools.pages(memory, slice.first(), slice.known())
                        .whenComplete(
                                (now, failure) -> {
                                    if (failure != null) {
                                        done.completeExceptionally(failure);
                                    } else {
                                        take(slice, now);
                                        next(tools, done);
                                    }
                                });
    }

    /** Reads no further slices; nobody asks for what was read. */
    void cancel() {
        cancelled = true;
    }

    /** Those that did not change are the arrays that were known. */
    private void take(Slice slice, List<byte[]> now) {
        for (int i = 0; i < now.size(); i++) {
            byte[] page = now.get(i);
            int number = slice.first() + i;
            read.put(number, page);
            if (!isSame(slice.known().get(i), page)) {
                used.put(number, Arrays.mismatch(page, 0, page.length, ZEROS, 0, page.length) >= 0);
            }
        }
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
