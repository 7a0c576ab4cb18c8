package dev.wasmscope.profiler.collect;

import dev.wasmscope.engine.probe.GrowthListener;
import dev.wasmscope.profiler.model.MemoryTimeline;
import dev.wasmscope.profiler.model.NumberColumns;
import dev.wasmscope.profiler.model.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Notes how large the linear memories are, from the start and behind every {@code memory.grow}. */
public final class GrowthCollector implements GrowthListener {
    private final LongSupplier nanos;
    private final long start;
    private final List<long[]> sizes = new ArrayList<>();

    public GrowthCollector() {
        this(System::nanoTime);
    }

    /**
     * @param nanos a clock in nanoseconds
     */
    GrowthCollector(LongSupplier nanos) {
        this.nanos = nanos;
        this.start = nanos.getAsLong();
    }

    @Override
    public void size(int instance, int memory, long bytes, long clock) {
        sizes.add(new long[] {instance, memory, clock, nanos.getAsLong() - start, bytes});
    }

    /** The profile with the sizes. */
    public Profile addTo(Profile profile) {
        return profile.with(
                new MemoryTimeline(NumberColumns.ofRows(MemoryTimeline.COLUMNS, sizes)));
    }
}
