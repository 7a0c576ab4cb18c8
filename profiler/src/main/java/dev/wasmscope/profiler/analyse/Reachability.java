package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.LiveBlocks;
import dev.wasmscope.profiler.model.LiveBlocks.Reach;
import dev.wasmscope.profiler.model.NumberColumns;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds live blocks that nothing points to any more: nobody can ever free those. It is
 * conservative, as collectors for C are: every aligned word that has an address within a block is a
 * pointer to it. Only the last word of a block does not count, because there the header of the next
 * block begins in Doug Lea's malloc, to which that one's own lists point.
 */
public final class Reachability {
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /**
     * Where pointers are looked for.
     *
     * @param memory all of it
     * @param wide whether pointers have 64 bits
     * @param heap the lowest address of a block; what is below are static data and the stack
     * @param unusedFrom start of a part below the heap where old values lie
     * @param unusedTo end of that part
     * @param globals further values
     */
    @SuppressWarnings("ArrayRecordComponent") // one copy of a memory is enough
    public record Image(
            byte[] memory,
            boolean wide,
            long heap,
            long unusedFrom,
            long unusedTo,
            List<Long> globals) {}

    private final Image image;
    private final int width;
    private final long[] start;
    private final long[] end;
    private final Reach[] reach;
    private final int[] pending;
    private int pendingCount;

    private Reachability(LiveBlocks blocks, Integer[] order, Image image) {
        this.image = image;
        this.width = image.wide() ? Long.BYTES : Integer.BYTES;
        this.start = Arrays.stream(order).mapToLong(blocks::address).toArray();
        this.end =
                Arrays.stream(order).mapToLong(b -> blocks.address(b) + blocks.bytes(b)).toArray();
        this.reach = new Reach[order.length];
        this.pending = new int[order.length];
        Arrays.fill(reach, Reach.LOST);
    }

    /** The blocks with the reach of each. */
    public static LiveBlocks mark(LiveBlocks blocks, Image image) {
        Integer[] order =
                IntStream.range(0, blocks.size())
                        .boxed()
                        .sorted(Comparator.comparingLong(blocks::address))
                        .toArray(Integer[]::new);
        Reachability search = new Reachability(blocks, order, image);
        search.run();
        long[] column = new long[order.length];
        for (int i = 0; i < order.length; i++) {
            column[order[i]] = search.reach[i].ordinal();
        }
        NumberColumns old = blocks.numbers();
        return new LiveBlocks(
                new NumberColumns(
                        LiveBlocks.COLUMNS,
                        old.column("row"),
                        old.column("address"),
                        old.column("bytes"),
                        old.column("clock"),
                        column));
    }

    private void run() {
        long heap = Math.min(image.heap(), image.memory().length);
        scan(0, Math.min(heap, image.unusedFrom()), Reach.REACHABLE);
        scan(Math.min(heap, image.unusedTo()), heap, Reach.REACHABLE);
        image.globals().forEach(value -> found(value, Reach.REACHABLE));
        while (pendingCount > 0) {
            int block = pending[--pendingCount];
            scan(start[block], end[block], Reach.THROUGH_BLOCKS);
        }
    }

    private void scan(long from, long to, Reach how) {
        byte[] memory = image.memory();
        long last = Math.min(to, memory.length) - width;
        for (long at = from + width - 1 & -width; at <= last; at += width) {
            found(
                    image.wide()
                            ? (long) LONG.get(memory, (int) at)
                            : (int) INT.get(memory, (int) at) & 0xffff_ffffL,
                    how);
        }
    }

    private void found(long value, Reach how) {
        if (start.length == 0 || value < start[0]) {
            return;
        }
        int at = Arrays.binarySearch(start, value);
        int block = at >= 0 ? at : -at - 2;
        boolean points = at >= 0 || value < end[block] - width;
        if (points && reach[block] == Reach.LOST) {
            reach[block] = how;
            pending[pendingCount++] = block;
        }
    }
}
