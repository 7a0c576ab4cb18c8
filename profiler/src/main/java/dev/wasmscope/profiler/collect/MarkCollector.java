package dev.wasmscope.profiler.collect;

import dev.wasmscope.engine.probe.GuestMark;
import dev.wasmscope.engine.probe.MarkListener;
import dev.wasmscope.profiler.model.Marks;
import dev.wasmscope.profiler.model.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Collects the marks of a guest. */
public final class MarkCollector implements MarkListener {
    /** How many are kept; a guest may mark every turn of a loop. */
    public static final int MOST = 100_000;

    private final Set<String> names;
    private final SampleTimes times;
    private final List<Marks.Mark> marks = new ArrayList<>();
    private final long start;
    private long left;

    /**
     * @param names the functions whose calls are marks
     * @param times the clocks
     */
    public MarkCollector(Set<String> names, SampleTimes times) {
        this.names = Set.copyOf(names);
        this.times = times;
        this.start = times.wall();
    }

    @Override
    public Set<String> names() {
        return names;
    }

    @Override
    public synchronized void marked(GuestMark mark) {
        if (marks.size() == MOST) {
            left++;
            return;
        }
        marks.add(
                new Marks.Mark(
                        mark.clock(),
                        times.wall() - start,
                        mark.name(),
                        mark.argument(),
                        mark.text()));
    }

    /** The profile with the marks so far. */
    public synchronized Profile addTo(Profile profile) {
        Profile more = profile.with(new Marks(marks));
        return left == 0
                ? more
                : more.with(
                        more.info()
                                .noting(
                                        String.format(
                                                Locale.ROOT,
                                                "%,d further marks were left out",
                                                left)));
    }
}
