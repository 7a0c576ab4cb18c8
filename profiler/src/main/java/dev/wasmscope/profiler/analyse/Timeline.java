package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.SampleKind;
import dev.wasmscope.profiler.model.SampleTable;

/**
 * What a sampled run did when: its samples in equal stretches of time or of the instruction clock,
 * as parallel columns.
 */
public final class Timeline {

    /** What a timeline runs along. */
    public enum Axis {
        /** Nanoseconds since the start of the run. */
        TIME,
        /** Instructions since the start of the run. */
        CLOCK;

        long of(SampleTable samples, int sample) {
            return this == TIME ? samples.time(sample) : samples.clock(sample);
        }
    }

    private final long from;
    private final long to;
    private final int[] samples;
    private final long[][] wall;
    private final long[] cpu;

    private Timeline(long from, long to, int buckets) {
        this.from = from;
        this.to = to;
        this.samples = new int[buckets];
        this.wall = new long[SampleKind.values().length][buckets];
        this.cpu = new long[buckets];
    }

    /** A timeline of the whole run; without a bucket where a profile has no samples. */
    public static Timeline of(Profile profile, Axis axis, int buckets) {
        return profile.table(SampleTable.class)
                .filter(samples -> samples.size() > 0)
                .map(
                        samples -> {
                            long end = axis.of(samples, samples.size() - 1) + 1;
                            return of(profile, axis, 0, end, buckets);
                        })
                .orElseGet(() -> new Timeline(0, 0, 0));
    }

    /**
     * A timeline of a part, or of the whole run that a part of its samples was taken from.
     *
     * @param from where it begins
     * @param to where it ends, which is not part of it
     * @param buckets how many there may be; fewer only where they would be less than one long
     */
    public static Timeline of(Profile profile, Axis axis, long from, long to, int buckets) {
        if (to <= from || buckets <= 0) {
            throw new IllegalArgumentException("no timeline from " + from + " to " + to);
        }
        Timeline timeline = new Timeline(from, to, (int) Math.min(buckets, to - from));
        profile.table(SampleTable.class).ifPresent(table -> timeline.add(table, axis));
        return timeline;
    }

    private void add(SampleTable table, Axis axis) {
        for (int i = 0; i < table.size(); i++) {
            long at = axis.of(table, i);
            if (at >= from && at < to) {
                samples[bucketOf(at)]++;
            }
            if (axis == Axis.TIME) {
                spread(table, i);
            } else if (at >= from && at < to) {
                wall[table.kind(i).ordinal()][bucketOf(at)] += table.wall(i);
                cpu[bucketOf(at)] += table.cpu(i);
            }
        }
    }

    /** A sample stands for the time before it, which may be longer than a bucket. */
    private void spread(SampleTable table, int sample) {
        long end = Math.min(table.time(sample), to);
        long length = table.wall(sample);
        long at = Math.max(table.time(sample) - length, from);
        while (at < end) {
            int bucket = bucketOf(at);
            long next = Math.min(end, Math.max(at + 1, start(bucket + 1)));
            wall[table.kind(sample).ordinal()][bucket] += next - at;
            cpu[bucket] += Math.round((double) table.cpu(sample) * (next - at) / length);
            at = next;
        }
    }

    /** Number of buckets. */
    public int size() {
        return samples.length;
    }

    /** Where a bucket begins; {@link #size} gives the end of the last. */
    public long start(int bucket) {
        return from + Math.round((double) (to - from) * bucket / size());
    }

    /**
     * The bucket of a point of the axis between the first bucket's start and the last one's end.
     */
    public int bucketOf(long at) {
        int near = (int) ((double) (at - from) / (to - from) * size());
        int bucket = Math.clamp(near, 0, size() - 1);
        if (at < start(bucket)) {
            return Math.max(0, bucket - 1);
        }
        return at >= start(bucket + 1) ? Math.min(bucket + 1, size() - 1) : bucket;
    }

    /** How many samples were taken in a bucket. */
    public int samples(int bucket) {
        return samples[bucket];
    }

    /** Nanoseconds of a bucket that the guest's thread did that. */
    public long wall(int bucket, SampleKind kind) {
        return wall[kind.ordinal()][bucket];
    }

    /** Nanoseconds of a bucket that the guest's thread was on a processor. */
    public long cpu(int bucket) {
        return cpu[bucket];
    }
}
