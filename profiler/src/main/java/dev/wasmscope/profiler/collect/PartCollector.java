package dev.wasmscope.profiler.collect;

import dev.wasmscope.engine.probe.PartListener;
import dev.wasmscope.profiler.model.CountedParts;
import dev.wasmscope.profiler.model.NumberColumns;
import dev.wasmscope.profiler.model.Profile;
import java.util.ArrayList;
import java.util.List;

/** Collects which parts of a run counted. */
public final class PartCollector implements PartListener {
    /** How many are kept; behind that the last one goes on to the end of the run. */
    static final int MOST = 100_000;

    private static final long OPEN = -1;

    private final List<long[]> parts = new ArrayList<>();

    @Override
    public synchronized void changed(boolean counts, long clock) {
        long[] last = parts.isEmpty() ? null : parts.getLast();
        if (!counts) {
            if (last != null && last[1] == OPEN && parts.size() < MOST) {
                last[1] = clock;
            }
        } else if (last == null || last[1] != OPEN && last[1] != clock) {
            parts.add(new long[] {clock, OPEN});
        } else {
            last[1] = OPEN;
        }
    }

    /**
     * The profile with the parts so far.
     *
     * @param clock the instruction clock now
     */
    public synchronized Profile addTo(Profile profile, long clock) {
        List<long[]> ended =
                parts.stream()
                        .map(p -> new long[] {p[0], p[1] == OPEN ? Math.max(clock, p[0]) : p[1]})
                        .filter(p -> p[1] > p[0])
                        .toList();
        return profile.with(new CountedParts(NumberColumns.ofRows(CountedParts.COLUMNS, ended)));
    }
}
