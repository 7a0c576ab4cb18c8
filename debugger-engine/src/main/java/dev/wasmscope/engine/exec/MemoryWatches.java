package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.exec.Watch.Trigger;
import dev.wasmscope.engine.lower.Op;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The watches of one memory, found by address.
 *
 * <p>The filter answers for scalar accesses exactly and in a few machine instructions, however many
 * watches there are: for each byte it has a bit for each width of a load and of a store that begins
 * there, set if the access touches a watched byte. It is kept for 4 KiB at a time, and only where
 * something is watched.
 */
final class MemoryWatches {
    /** A memory without watches. */
    static final MemoryWatches NONE = new MemoryWatches(List.of());

    private static final int PAGE_SHIFT = 12;
    private static final int PAGE = 1 << PAGE_SHIFT;

    /** Watches above are found without the filter. */
    private static final long FILTERED = 1L << 33;

    /** Of the bits of the filter, how far the stores' are above the loads'. */
    private static final int STORES = 4;

    private static final int WIDEST_LOG = 3;
    private static final byte[] NOTHING = new byte[PAGE];
    private static final long U32 = 0xffff_ffffL;

    /** The filter's bit of each operation from {@link Op#LOAD8_S} to {@link Op#STORE32_I}. */
    private static final byte[] BITS = {1, 1, 2, 2, 4, 4, 8, 16, 32, 64, (byte) 128, 64};

    private static final int[] WIDTHS = {1, 1, 2, 2, 4, 4, 8, 1, 2, 4, 8, 4};

    /**
     * A watch of bytes.
     *
     * @param number of the watch among all
     */
    record Entry(int number, long start, long end, Trigger trigger) {
        boolean touches(long from, long to) {
            return start < to && end > from;
        }

        boolean waits(boolean writes) {
            return writes ? trigger.writes() : trigger.reads();
        }
    }

    private final Entry[] entries;
    private final long longest;
    private final byte[][] pages;

    MemoryWatches(List<Entry> watches) {
        entries = watches.toArray(Entry[]::new);
        Arrays.sort(entries, Comparator.comparingLong(Entry::start));
        longest = watches.stream().mapToLong(e -> e.end() - e.start()).max().orElse(0);
        long end = watches.stream().mapToLong(Entry::end).max().orElse(0);
        pages = new byte[(int) ((Math.min(end, FILTERED) + PAGE - 1) >>> PAGE_SHIFT)][];
        Arrays.fill(pages, NOTHING);
        watches.forEach(this::mark);
    }

    private void mark(Entry watch) {
        for (int log = 0; log <= WIDEST_LOG; log++) {
            int bits =
                    (watch.trigger().reads() ? 1 << log : 0)
                            | (watch.trigger().writes() ? 1 << log + STORES : 0);
            long first = Math.max(0, watch.start() - (1 << log) + 1);
            for (long at = first; at < watch.end(); at++) {
                mark(at, bits);
            }
        }
    }

    private void mark(long address, int bits) {
        int page = (int) Math.min(address >>> PAGE_SHIFT, pages.length);
        if (page < pages.length) {
            if (pages[page] == NOTHING) {
                pages[page] = new byte[PAGE];
            }
            pages[page][(int) address & PAGE - 1] |= (byte) bits;
        }
    }

    /**
     * Whether a load or store of 32-bit memory 0, which is not done yet, touches what a watch waits
     * for.
     */
    boolean concerns(Memory memory, int[] ops, int pc, long[] slots, int frame) {
        int op = ops[pc];
        // loads, below 32, have their address in b, and stores in a
        long address = (slots[frame + ops[pc + 2 - (op >>> 5)]] & U32) + (ops[pc + 3] & U32);
        int page = (int) (address >>> PAGE_SHIFT);
        return page < pages.length
                && (pages[page][(int) address & PAGE - 1] & BITS[op - Op.LOAD8_S]) != 0
                && (op < Op.STORE8 || matters(memory, ops, pc, slots, frame, address));
    }

    /** Whether a store that touches a watch is one that it waits for. */
    private boolean matters(
            Memory memory, int[] ops, int pc, long[] slots, int frame, long address) {
        int op = ops[pc];
        long value = op == Op.STORE32_I ? ops[pc + 2] : slots[frame + ops[pc + 2]];
        long end = address + WIDTHS[op - Op.LOAD8_S];
        if (!memory.contains(address, end - address)) {
            return false; // a trap
        }
        for (int i = firstNear(address); i < entries.length && entries[i].start < end; i++) {
            Entry watch = entries[i];
            if (watch.touches(address, end)
                    && (watch.trigger == Trigger.CHANGE
                            ? differs(memory, watch, address, end, value)
                            : watch.trigger != Trigger.READ)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the bytes to be stored differ from those that are there, where both are watched. */
    private static boolean differs(Memory memory, Entry watch, long from, long to, long value) {
        for (long at = Math.max(from, watch.start); at < Math.min(to, watch.end); at++) {
            if (memory.readByte(at) != (byte) (value >>> 8 * (at - from))) {
                return true;
            }
        }
        return false;
    }

    /** Whether an access of any length touches a watch that waits for such. */
    boolean touches(long address, long length, boolean writes) {
        long end = end(address, length);
        for (int i = firstNear(address); i < entries.length && entries[i].start < end; i++) {
            if (entries[i].touches(address, end) && entries[i].waits(writes)) {
                return true;
            }
        }
        return false;
    }

    /** The numbers of the watches that an access touches. */
    int[] touched(long address, long length) {
        long end = end(address, length);
        return Arrays.stream(entries, firstNear(address), entries.length)
                .takeWhile(watch -> watch.start < end)
                .filter(watch -> watch.touches(address, end))
                .mapToInt(Entry::number)
                .toArray();
    }

    private static long end(long address, long length) {
        return address > Long.MAX_VALUE - length ? Long.MAX_VALUE : address + length;
    }

    /** The first watch that may reach up to the address. */
    private int firstNear(long address) {
        long first = address - longest;
        int low = 0;
        int high = entries.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (entries[middle].start < first) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Bytes that a load or store of memory 0 moves. */
    static int width(int op) {
        return WIDTHS[op - Op.LOAD8_S];
    }
}
