package dev.wasmscope.ui.memory;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.memory.MemoryTools;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

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

    /**
     * What to read.
     *
     * @param stop how many there were before
     * @param memory index
     * @param known what is known of pages, by number; not to be changed
     * @param done slices that were read at this stop
     * @param inSight first addresses that views show; of large memories only what is around them is
     *     read
     */
    record Wish(
            int stop, int memory, Map<Integer, byte[]> known, BitSet done, List<Long> inSight) {}

    /** Of larger memories only what is around the views is read. */
    static final long MOST = 64L << 20;

    /** Larger ones have more pages than there is any use in counting. */
    private static final long MOST_PAGES = 1L << 20;

    private static final long SLICE_BYTES = (long) SLICE * PAGE;
    private static final byte[] UNKNOWN = {};

    private final Wish wish;
    private final Queue<Integer> wanted = new ArrayDeque<>();
    private final Map<Integer, byte[]> read = new HashMap<>();
    private final Map<Integer, Boolean> used = new HashMap<>();
    private int pages;
    private volatile boolean cancelled;

    PageReading(Wish wish) {
        this.wish = wish;
    }

    int stop() {
        return wish.stop();
    }

    /** Reads what is wanted; the answer is this reading, on the thread of the last slice. */
    CompletableFuture<PageReading> all(DebugSession session) {
        return session.memorySize(wish.memory())
                .thenCompose(
                        size -> {
                            plan(size);
                            CompletableFuture<PageReading> done = new CompletableFuture<>();
                            next(session.memoryTools(), done);
                            return done;
                        });
    }

    private void plan(long size) {
        if (size / PAGE > MOST_PAGES) {
            return;
        }
        pages = (int) Math.ceilDiv(size, PAGE);
        int slices = Math.ceilDiv(pages, SLICE);
        BitSet all = new BitSet();
        if (size <= MOST) {
            all.set(0, slices);
        } else {
            for (long first : wish.inSight()) {
                int slice = (int) (first / SLICE_BYTES);
                all.set(Math.clamp(slice - 1, 0, slices), Math.clamp(slice + 2, 0, slices));
            }
        }
        all.andNot(wish.done());
        all.stream().forEach(wanted::add);
    }

    private void next(MemoryTools tools, CompletableFuture<PageReading> done) {
        Integer slice = cancelled ? null : wanted.poll();
        if (slice == null) {
            done.complete(this);
            return;
        }
        int first = slice * SLICE;
        List<byte[]> known =
                IntStream.range(first, Math.min(pages, first + SLICE))
                        .mapToObj(page -> wish.known().getOrDefault(page, UNKNOWN))
                        .toList();
        var _ =
                tools.pages(wish.memory(), first, known)
                        .whenComplete(
                                (now, failure) -> {
                                    if (failure != null) {
                                        done.completeExceptionally(failure);
                                    } else {
                                        take(first, known, now);
                                        next(tools, done);
                                    }
                                });
    }

    /** Reads no further slices; nobody asks for what was read. */
    void cancel() {
        cancelled = true;
    }

    /** Those that did not change are the arrays that were known. */
    private void take(int first, List<byte[]> known, List<byte[]> now) {
        for (int i = 0; i < now.size(); i++) {
            byte[] page = now.get(i);
            int number = first + i;
            read.put(number, page);
            if (!isSame(known.get(i), page)) {
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

    /** Pages of the memory. */
    int pages() {
        return pages;
    }

    /** Whether a page was read that holds anything but zeros, and did not hold that before. */
    boolean used(int page) {
        return used.getOrDefault(page, false);
    }
}
