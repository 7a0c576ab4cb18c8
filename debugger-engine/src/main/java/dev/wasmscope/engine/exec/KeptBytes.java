package dev.wasmscope.engine.exec;

import java.util.Arrays;

/**
 * Pages of memories as they were, in the order in which they were first written to; and the filter
 * by which the loop finds stores to pages that are not kept yet. What they are kept in is used
 * again, since most calls write to a page or two of their stack.
 */
final class KeptBytes {
    static final int PAGE_SHIFT = MemoryWatches.PAGE_SHIFT;
    static final int PAGE = 1 << PAGE_SHIFT;

    /** Arrays of pages that are used again. */
    private static final int SPARE = 64;

    private final long most;
    private final byte[] stores = new byte[PAGE];
    private final byte[] kept = new byte[PAGE];
    private byte[][] filter = MemoryWatches.NOTHING_WATCHED;
    private KeptMemory[] memories = new KeptMemory[SPARE];
    private long[] numbers = new long[SPARE];
    private byte[][] contents = new byte[SPARE][];
    private int count;
    private boolean filters;

    /**
     * @param most bytes that are kept
     */
    KeptBytes(long most) {
        this.most = most;
        for (int log = 0; log <= MemoryWatches.WIDEST_LOG; log++) {
            int bit = 1 << log + MemoryWatches.STORES;
            for (int at = 0; at < PAGE; at++) {
                stores[at] |= (byte) bit;
                // what begins in a page that is kept may end in the next one
                kept[at] |= (byte) (at > PAGE - (1 << log) ? bit : 0);
            }
        }
    }

    /** Of several memories all stores are asked about: the filter is one for all. */
    void filtersFor(int memoryCount) {
        filters = memoryCount == 1;
    }

    byte[][] filter() {
        if (filter.length == 0) {
            filter = new byte[MemoryWatches.ROWS][];
            Arrays.fill(filter, stores);
        }
        return filter;
    }

    /**
     * Keeps a page that is not kept yet.
     *
     * @throws TrapException if it is one too many
     */
    void keep(KeptMemory memory, long number) {
        if ((count + 1L) * PAGE > most) {
            throw new TrapException(
                    TrapKind.HOST,
                    "it overwrites more than %d bytes, too much to be taken back".formatted(most));
        }
        if (count == numbers.length) {
            int more = 2 * count;
            memories = Arrays.copyOf(memories, more);
            numbers = Arrays.copyOf(numbers, more);
            contents = Arrays.copyOf(contents, more);
        }
        if (contents[count] == null) {
            contents[count] = new byte[PAGE];
        }
        memory.memory().read(number << PAGE_SHIFT, contents[count], 0, PAGE);
        memories[count] = memory;
        numbers[count] = number;
        count++;
        mark(number, kept);
    }

    private void mark(long number, byte[] row) {
        if (filters && number < filter.length) {
            filter[(int) number] = row;
        }
    }

    /** Puts the pages of one memory back. */
    void putBack(KeptMemory memory) {
        for (int i = count - 1; i >= 0; i--) {
            if (memories[i].equals(memory)) {
                memory.memory().write(numbers[i] << PAGE_SHIFT, contents[i]);
            }
        }
    }

    /** Nothing is kept any more. */
    void clear() {
        for (int i = 0; i < count; i++) {
            memories[i].forget(numbers[i]);
            mark(numbers[i], stores);
        }
        if (count > SPARE) {
            memories = new KeptMemory[SPARE];
            numbers = new long[SPARE];
            contents = Arrays.copyOf(contents, SPARE);
        }
        count = 0;
    }
}
