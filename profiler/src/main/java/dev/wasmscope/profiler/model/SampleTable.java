package dev.wasmscope.profiler.model;

import java.util.Arrays;
import java.util.List;

/**
 * Samples of a run in the order they were taken, as parallel columns.
 *
 * <p>Over the samples of a row, the columns add up to the row's {@link Measure#WALL_TIME} and
 * {@link Measure#CPU_TIME}, and their number is its {@link Measure#SAMPLES}.
 */
public final class SampleTable implements ProfileTable {
    private static final List<SampleKind> KINDS = List.of(SampleKind.values());

    private final long[] time;
    private final long[] clock;
    private final int[] row;
    private final int[] offset;
    private final long[] wall;
    private final long[] cpu;
    private final byte[] kind;

    /**
     * @param time nanoseconds since the start of the run, ascending
     * @param clock the instruction clock, ascending
     * @param row row of the call tree
     * @param offset code offset of the instruction in that row's function; {@link CallTree#NONE}
     *     when unknown
     * @param wall nanoseconds that the sample stands for
     * @param cpu nanoseconds of processor time that it stands for
     * @param kind ordinals of {@link SampleKind}
     */
    public SampleTable(
            long[] time,
            long[] clock,
            int[] row,
            int[] offset,
            long[] wall,
            long[] cpu,
            byte[] kind) {
        int size = time.length;
        if (clock.length != size
                || row.length != size
                || offset.length != size
                || wall.length != size
                || cpu.length != size
                || kind.length != size) {
            throw new IllegalArgumentException("columns of samples need one equal length");
        }
        for (byte k : kind) {
            if (k < 0 || k >= KINDS.size()) {
                throw new IllegalArgumentException("a sample has the unknown kind " + k);
            }
        }
        this.time = time.clone();
        this.clock = clock.clone();
        this.row = row.clone();
        this.offset = offset.clone();
        this.wall = wall.clone();
        this.cpu = cpu.clone();
        this.kind = kind.clone();
    }

    /** Number of samples. */
    public int size() {
        return time.length;
    }

    /** Nanoseconds since the start of the run. */
    public long time(int sample) {
        return time[sample];
    }

    /** The instruction clock. */
    public long clock(int sample) {
        return clock[sample];
    }

    public int row(int sample) {
        return row[sample];
    }

    /** Code offset of the instruction; {@link CallTree#NONE} when unknown. */
    public int offset(int sample) {
        return offset[sample];
    }

    /** Nanoseconds that the sample stands for. */
    public long wall(int sample) {
        return wall[sample];
    }

    /** Nanoseconds of processor time that the sample stands for. */
    public long cpu(int sample) {
        return cpu[sample];
    }

    public SampleKind kind(int sample) {
        return KINDS.get(kind[sample]);
    }

    @Override
    public boolean hasRows() {
        return true;
    }

    @Override
    public SampleTable moved(int[] newRow) {
        int[] moved = new int[row.length];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = newRow[row[i]];
        }
        return placed(moved, offset);
    }

    /**
     * The same samples at other places.
     *
     * @param newRow row of each sample; those with {@link CallTree#NONE} are left out
     * @param newOffset code offset of each sample
     */
    public SampleTable placed(int[] newRow, int[] newOffset) {
        int[] kept = new int[newRow.length];
        int count = 0;
        for (int i = 0; i < newRow.length; i++) {
            if (newRow[i] != CallTree.NONE) {
                kept[count++] = i;
            }
        }
        int[] at = Arrays.copyOf(kept, count);
        byte[] kinds = new byte[count];
        for (int i = 0; i < count; i++) {
            kinds[i] = kind[at[i]];
        }
        return new SampleTable(
                pick(time, at),
                pick(clock, at),
                pick(newRow, at),
                pick(newOffset, at),
                pick(wall, at),
                pick(cpu, at),
                kinds);
    }

    /**
     * These samples and then others.
     *
     * @param timeShift nanoseconds to add to their times
     * @param clockShift instructions to add to their clocks
     */
    public SampleTable followedBy(SampleTable more, long timeShift, long clockShift) {
        int size = size();
        long[] times = Arrays.copyOf(time, size + more.size());
        long[] clocks = Arrays.copyOf(clock, size + more.size());
        for (int i = 0; i < more.size(); i++) {
            times[size + i] = more.time[i] + timeShift;
            clocks[size + i] = more.clock[i] + clockShift;
        }
        return new SampleTable(
                times,
                clocks,
                joined(row, more.row),
                joined(offset, more.offset),
                joined(wall, more.wall),
                joined(cpu, more.cpu),
                joinedKinds(kind, more.kind));
    }

    private static long[] joined(long[] first, long[] second) {
        long[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static int[] joined(int[] first, int[] second) {
        int[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] joinedKinds(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static long[] pick(long[] column, int[] at) {
        long[] picked = new long[at.length];
        for (int i = 0; i < at.length; i++) {
            picked[i] = column[at[i]];
        }
        return picked;
    }

    private static int[] pick(int[] column, int[] at) {
        int[] picked = new int[at.length];
        for (int i = 0; i < at.length; i++) {
            picked[i] = column[at[i]];
        }
        return picked;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SampleTable that
                && Arrays.equals(time, that.time)
                && Arrays.equals(clock, that.clock)
                && Arrays.equals(row, that.row)
                && Arrays.equals(offset, that.offset)
                && Arrays.equals(wall, that.wall)
                && Arrays.equals(cpu, that.cpu)
                && Arrays.equals(kind, that.kind);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(time) * 31 + Arrays.hashCode(row);
    }

    @Override
    public String toString() {
        return "SampleTable[" + size() + " samples]";
    }
}
