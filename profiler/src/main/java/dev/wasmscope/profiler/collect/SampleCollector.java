package dev.wasmscope.profiler.collect;

import dev.wasmscope.engine.probe.SampledStack;
import dev.wasmscope.engine.probe.SampledThread;
import dev.wasmscope.engine.probe.Sampler;
import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.FunctionKey;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.ProfileInfo;
import dev.wasmscope.profiler.model.ProfileKind;
import dev.wasmscope.profiler.model.SampleKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Collects samples of guest threads and makes a profile of them. {@link SampleObserver} tells it
 * when to look; a test may do so itself, with clocks of its own.
 *
 * <p>One sample of a thread is on its way at a time: a guest that is slow to answer gets no further
 * requests, and the time goes to the sample that comes.
 */
public final class SampleCollector implements Sampler {

    /** The range that the instruction of a sample is drawn from, behind where the guest hears. */
    private static final long SHORTEST_RANGE = 1 << 14;

    /** The range is so many times the longest stretch without a place where the guest hears. */
    private static final long RANGE_BY_STRETCH = 32;

    /** Steps may take this part of the processor's time, beyond a start of {@link #FREE_NANOS}. */
    private static final long COST_PART = 80;

    private static final long FREE_NANOS = 4_000_000;

    private final SampleTimes times;
    private final RandomGenerator random;
    private final SampledPaths paths = new SampledPaths(CallPathCollector.DEFAULT_PATH_LIMIT);
    private final SampleColumns samples = new SampleColumns();
    private volatile SampleFilter filter = SampleFilter.ALL;
    private final Map<SampledThread, ThreadSamples> threads = new ConcurrentHashMap<>();
    private boolean recording = true;
    private long skipped;

    /**
     * @param times the clocks
     * @param random chooses the instructions; seeded alike, equal runs choose alike
     */
    public SampleCollector(SampleTimes times, RandomGenerator random) {
        this.times = times;
        this.random = random;
    }

    /** Lets only some samples count, from the next look on. */
    public void only(SampleFilter accepted) {
        filter = accepted;
    }

    @Override
    public synchronized void resumed(SampledThread thread) {
        samplesOf(thread).running(true);
    }

    @Override
    public synchronized void stopped(SampledThread thread) {
        samplesOf(thread).running(false);
    }

    private ThreadSamples samplesOf(SampledThread thread) {
        ThreadSamples known = threads.get(thread);
        if (known == null) {
            known = new ThreadSamples(thread, times, paths, samples, s -> filter.accepts(s));
            known.recording(recording);
            threads.put(thread, known);
        }
        return known;
    }

    @Override
    public long distance(long stretch) {
        synchronized (random) {
            return random.nextLong(Math.max(SHORTEST_RANGE, RANGE_BY_STRETCH * stretch));
        }
    }

    // Without a lock: the guest waits, and a look may take long.

    @Override
    public void approached(SampledThread thread) {
        known(thread).approached();
    }

    @Override
    public void sampled(SampledThread thread, SampledStack stack) {
        known(thread).arrived(stack);
    }

    private ThreadSamples known(SampledThread thread) {
        return Objects.requireNonNull(threads.get(thread));
    }

    /** Looks at every thread: asks for a sample, or takes the one of a thread in the host. */
    public synchronized void look() {
        long stepped = threads.values().stream().mapToLong(ThreadSamples::stepped).sum();
        long used = threads.values().stream().mapToLong(ThreadSamples::used).sum();
        boolean affordable = stepped <= FREE_NANOS + used / COST_PART;
        skipped += affordable ? 0 : 1;
        threads.values().forEach(thread -> thread.look(affordable));
    }

    private long ran() {
        return threads.values().stream().mapToLong(ThreadSamples::ran).sum();
    }

    @Override
    public synchronized void record(boolean records) {
        recording = records;
        threads.values().forEach(thread -> thread.recording(records));
    }

    /** Whether samples are taken. */
    public synchronized boolean isRecording() {
        return recording;
    }

    /**
     * The profile up to now, weighted by {@link Measure#WALL_TIME}; functions are labelled {@code
     * func[N]}.
     *
     * @param guest what was run, for titles
     */
    public synchronized Profile profile(String guest) {
        threads.values().forEach(ThreadSamples::finish);
        CallTree tree = paths.tree();
        int rows = tree.size();
        Map<Measure, long[]> columns = new EnumMap<>(Measure.class);
        columns.put(Measure.SAMPLES, samples.countByRow(rows));
        columns.put(Measure.CPU_TIME, samples.cpuByRow(rows));
        columns.put(Measure.HOST_TIME, samples.wallByRow(rows, SampleKind.HOST, SampleKind.IDLE));
        columns.put(Measure.IDLE_TIME, samples.wallByRow(rows, SampleKind.IDLE));
        List<FunctionKey> functions = paths.functions();
        return new Profile(
                info(guest),
                functions,
                functions.stream().map(SampleCollector::label).toList(),
                tree.withSelf(samples.wallByRow(rows, SampleKind.values())),
                Measure.WALL_TIME,
                columns,
                List.of(samples.toTable()));
    }

    private static FunctionLabel label(FunctionKey key) {
        return FunctionLabel.named(
                key instanceof FunctionKey.Code(int _, int index)
                        ? "func[" + index + "]"
                        : "function");
    }

    private ProfileInfo info(String guest) {
        ProfileInfo info = new ProfileInfo(guest, ProfileKind.SAMPLED, List.of());
        @Nullable String problem =
                samples.size() == 0 && ran() > 0
                        ? "no samples: the run was shorter than the time between two"
                        : null;
        info = problem == null ? info : info.noting(problem);
        if (skipped > 0) {
            info = info.noting(note("%,d looks were left out to keep the run fast", skipped));
        }
        if (paths.folded() > 0) {
            info =
                    info.noting(
                            note(
                                    "%,d samples on further new call paths stand at a caller",
                                    paths.folded()));
        }
        return info;
    }

    private static String note(String text, long count) {
        return String.format(Locale.ROOT, text, count);
    }
}
