package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.exec.Watch.Trigger;
import dev.wasmscope.engine.lower.Op;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The watches of one memory, found by address; and the filter, which answers whether a scalar
 * access touches a watch of any memory in a few machine instructions, however many there are.
 *
 * <p>For each byte, the filter has a bit for each width of a load and of a store that begins there,
 * set if the access touches a watched byte. It has a row for each 4 KiB; where nothing is watched,
 * all share one.
 */
final class MemoryWatches {
    /** A memory without watches. */
    static final MemoryWatches NONE = new MemoryWatches(List.of());

    /** Of a row of the filter. */
    static final int PAGE_SHIFT = 12;

    private static final int PAGE = 1 << PAGE_SHIFT;

    /** Rows for all that may lie in an array, so that no index needs to be checked. */
    static final int ROWS = (int) (Memory.MAX_ARRAY_PAGES * Memory.PAGE_SIZE / PAGE);

    /** Of the bits of the filter, how far the stores' are above the loads'. */
    static final int STORES = 4;

    /** The widest access has two to the power of this many bytes. */
    static final int WIDEST_LOG = 3;

    private static final byte[] NOTHING = new byte[PAGE];

    /** The filter of a thread without watches, which no loop asks. */
    static final byte[][] NOTHING_WATCHED = {};

    private static final long U32 = 0xffff_ffffL;

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

    MemoryWatches(List<Entry> watches) {
        entries = watches.toArray(Entry[]::new);
        Arrays.sort(entries, Comparator.comparingLong(Entry::start));
        longest = watches.stream().mapToLong(e -> e.end() - e.start()).max().orElse(0);
    }

    /** The bit of the filter that stands for a load or store of memory 0. */
    static int bit(int op) {
        int log = Integer.numberOfTrailingZeros(width(op));
        return 1 << log + (op < Op.STORE8 ? 0 : STORES);
    }

    private static byte[][] filled(byte[][] rows) {
        for (int i = 0; i < rows.length; i++) {
            rows[i] = rows[i] == null ? NOTHING : rows[i];
        }
        return rows;
    }

    /** Made when something else than memory is watched first. */
    private static final class Unwatched {
        static final byte[][] ROWS_OF_NOTHING = filled(new byte[ROWS][]);
    }

    /** The filter for watches of whatever memories. */
    static byte[][] filter(List<Entry> watches) {
        if (watches.isEmpty()) {
            return Unwatched.ROWS_OF_NOTHING;
        }
        byte[][] rows = new byte[ROWS][];
        for (Entry watch : watches) {
            mark(watch, rows);
        }
        return filled(rows);
    }

    @SuppressWarnings("ReferenceEquality") // all pages without watches share one row, NOTHING
    private static void mark(Entry watch, byte[][] rows) {
        for (int log = 0; log <= WIDEST_LOG; log++) {
            int bits =
                    (watch.trigger().reads() ? 1 << log : 0)
                            | (watch.trigger().writes() ? 1 << log + STORES : 0);
            long end = Math.min(watch.end(), (long) ROWS << PAGE_SHIFT);
            for (long at = Math.max(0, watch.start() - (1 << log) + 1); at < end; at++) {
                int row = (int) (at >>> PAGE_SHIFT);
                if (rows[row] == null) {
                    rows[row] = new byte[PAGE];
                }
                rows[row][(int) at & PAGE - 1] |= (byte) bits;
            }
        }
    }

    /** Whether a load or store of 32-bit memory 0, not done yet, does what a watch waits for. */
    boolean concerns(Memory memory, int[] ops, int pc, long[] slots, int frame) {
        int op = ops[pc];
        boolean writes = op >= Op.STORE8;
        long address = (slots[frame + ops[writes ? pc + 1 : pc + 2]] & U32) + (ops[pc + 3] & U32);
        return entries.length > 0
                && (writes
                        ? matters(memory, ops, pc, slots, frame, address)
                        : touches(address, width(op), false));
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
