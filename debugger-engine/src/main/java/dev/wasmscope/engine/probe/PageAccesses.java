package dev.wasmscope.engine.probe;

import java.util.Arrays;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Counts reads and writes by page of 4 KiB. Written by the guest's thread; read when that stands.
 *
 * <p>A load or store counts for the page where it begins. An operation on a range (a copy, a fill,
 * what the host writes) counts once for each page that it touches, with the bytes that lie there.
 */
public final class PageAccesses {
    /** Bytes of a page. */
    public static final int PAGE = 1 << 12;

    /** Bytes of memory 0 that a row of {@link #scalars} is for. */
    public static final int ROW = 1 << 20;

    private static final int ROWS = 1 << 11;
    private static final int ROW_PAGES = ROW / PAGE;
    private static final int KINDS = 8;
    private static final int STORES = 4;

    /** Rows for what may lie in an array of bytes, which is where the loop counts by itself. */
    private final long[][] scalars = new long[ROWS][];

    private final TreeMap<Integer, Columns> memories = new TreeMap<>();

    /** Bytes read and written by instructions on ranges, by function and code offset. */
    private final TreeMap<Long, long[]> ranges = new TreeMap<>();

    /** What of a memory is not in {@link #scalars}; columns grow to the last page touched. */
    private static final class Columns {
        private final long[][] values = new long[Column.values().length][];

        Columns() {
            Arrays.fill(values, new long[0]);
        }

        void add(Column column, long page, long amount) {
            int at = Math.toIntExact(page);
            long[] present = values[column.ordinal()];
            if (at >= present.length) {
                present = Arrays.copyOf(present, Math.max(at + 1, 2 * present.length));
                values[column.ordinal()] = present;
            }
            present[at] += amount;
        }
    }

    /** What is counted of a page. */
    public enum Column {
        READS,
        READ_BYTES,
        WRITES,
        WRITTEN_BYTES,
        /** Ranges that the host read. */
        HOST_READS,
        HOST_READ_BYTES,
        /** Ranges that the host wrote. */
        HOST_WRITES,
        HOST_WRITTEN_BYTES
    }

    /**
     * What the loop adds to: rows with eight numbers for each page of memory 0, loads of 1, 2, 4
     * and 8 bytes and then stores, see {@link #kind}. There are rows for what was reserved.
     */
    public long[][] scalars() {
        return scalars;
    }

    /** Memory 0 has so many bytes now. */
    public void reserve(long bytes) {
        for (int row = 0; row < Math.min(ROWS, (bytes + ROW - 1) / ROW); row++) {
            if (scalars[row] == null) {
                scalars[row] = new long[ROW_PAGES * KINDS];
            }
        }
    }

    /**
     * Which of a page's numbers counts an access.
     *
     * @param width in bytes: 1, 2, 4 or 8
     */
    public static int kind(int width, boolean writes) {
        return Integer.numberOfTrailingZeros(width) + (writes ? STORES : 0);
    }

    /**
     * Counts one access.
     *
     * @param memory index in the instance's memory index space
     * @param times 1, or -1 to take it back
     */
    public void access(int memory, long address, long bytes, boolean writes, int times) {
        Columns columns = columns(memory);
        long page = address / PAGE;
        columns.add(writes ? Column.WRITES : Column.READS, page, times);
        columns.add(writes ? Column.WRITTEN_BYTES : Column.READ_BYTES, page, bytes * times);
    }

    /** Counts an operation on a range, see {@link #access}; one of no bytes counts nowhere. */
    public void range(int memory, long address, long bytes, boolean writes, int times) {
        add(
                columns(memory),
                writes ? Column.WRITES : Column.READS,
                writes ? Column.WRITTEN_BYTES : Column.READ_BYTES,
                address,
                bytes,
                times);
    }

    /** Counts what the host read or wrote of memory 0. */
    public void host(long address, long bytes, boolean writes) {
        add(
                columns(0),
                writes ? Column.HOST_WRITES : Column.HOST_READS,
                writes ? Column.HOST_WRITTEN_BYTES : Column.HOST_READ_BYTES,
                address,
                bytes,
                1);
    }

    private static void add(
            Columns columns, Column count, Column size, long address, long bytes, int times) {
        long end = address + bytes;
        for (long at = address; at < end; ) {
            long page = at / PAGE;
            long next = Math.min(end, (page + 1) * PAGE);
            columns.add(count, page, times);
            columns.add(size, page, (next - at) * times);
            at = next;
        }
    }

    private Columns columns(int memory) {
        return memories.computeIfAbsent(memory, _ -> new Columns());
    }

    /** Indices of the memories that were accessed, or may have been. */
    public int[] memories() {
        columns(0);
        return memories.keySet().stream().mapToInt(Integer::intValue).toArray();
    }

    /** One column of a memory by page, as long as pages were touched. */
    public long[] column(int memory, Column column) {
        Columns columns = Objects.requireNonNullElseGet(memories.get(memory), Columns::new);
        long[] values = columns.values[column.ordinal()];
        if (memory != 0 || column.ordinal() >= Column.HOST_READS.ordinal()) {
            return trimmed(values);
        }
        boolean writes = column == Column.WRITES || column == Column.WRITTEN_BYTES;
        boolean bytes = column == Column.READ_BYTES || column == Column.WRITTEN_BYTES;
        long[] sums = Arrays.copyOf(values, Math.max(values.length, rows() * ROW_PAGES));
        for (int page = 0; page < rows() * ROW_PAGES; page++) {
            long[] row = scalars[page / ROW_PAGES];
            for (int log = 0; log < STORES; log++) {
                long count = row[page % ROW_PAGES * KINDS + log + (writes ? STORES : 0)];
                sums[page] += bytes ? count << log : count;
            }
        }
        return trimmed(sums);
    }

    private int rows() {
        int rows = 0;
        while (rows < ROWS && scalars[rows] != null) {
            rows++;
        }
        return rows;
    }

    private static long[] trimmed(long[] values) {
        int length = values.length;
        while (length > 0 && values[length - 1] == 0) {
            length--;
        }
        return Arrays.copyOf(values, length);
    }

    /**
     * Notes that an instruction whose width is not in its opcode moved bytes.
     *
     * @param codeOffset of the instruction
     */
    public void rangeAt(int functionIndex, int codeOffset, long read, long written, int times) {
        long[] sums =
                ranges.computeIfAbsent(
                        (long) functionIndex << 32 | codeOffset & 0xffff_ffffL, _ -> new long[2]);
        sums[0] += read * times;
        sums[1] += written * times;
    }

    /**
     * What {@link #rangeAt} was told, summed: for each instruction its function, code offset, bytes
     * read and bytes written, by function and offset.
     */
    public long[][] rangesAt() {
        return ranges.entrySet().stream()
                .map(
                        e ->
                                new long[] {
                                    e.getKey() >>> 32,
                                    e.getKey() & 0xffff_ffffL,
                                    e.getValue()[0],
                                    e.getValue()[1]
                                })
                .toArray(long[][]::new);
    }
}
