package dev.wasmscope.profiler.collect;

import dev.wasmscope.engine.probe.SampledStack;
import dev.wasmscope.engine.probe.SampledThread;
import dev.wasmscope.profiler.model.SampleKind;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The samples of one guest thread. Every look owns the time since the look before it, and that goes
 * to the sample that the look leads to: at once when the thread is in the host, somewhat later when
 * it is in the guest. So the times of all samples add up to the time that the guest ran.
 */
final class ThreadSamples {
    /** A thread that waits is on a processor for less than this part of the time. */
    private static final int IDLE_PART = 10;

    /** What the guest's thread hands over: a stack, or null where none was wanted any more. */
    private record Arrived(@Nullable SampledStack stack, long time) {}

    private final SampledThread thread;
    private final SampleTimes times;
    private final SampledPaths paths;
    private final SampledPaths.Last last = new SampledPaths.Last();
    private final SampleColumns samples;
    private final SampleFilter filter;
    private final AtomicReference<@Nullable Arrived> arrived = new AtomicReference<>();
    private final Stopwatch ran = new Stopwatch();
    private final Stopwatch used = new Stopwatch();

    private volatile boolean running;
    private volatile boolean recording;

    /** Time on a processor in which the guest was stepped; where it was when steps began. */
    private volatile long stepped;

    private long usedBeforeSteps = -1;
    private long lookedAt;
    private long usedThen;

    /** Whether a sample was asked for that has not come. */
    private boolean waiting;

    /** Time that no sample stands for yet. */
    private long owedWall;

    private long owedCpu;

    /** Time that the sample stands for that was asked for. */
    private long promisedWall;

    private long promisedCpu;
    private long lastHostCall;
    private int lastHostSample = -1;
    private int lastSample = -1;

    ThreadSamples(
            SampledThread thread,
            SampleTimes times,
            SampledPaths paths,
            SampleColumns samples,
            SampleFilter filter) {
        this.thread = thread;
        this.times = times;
        this.paths = paths;
        this.samples = samples;
        this.filter = filter;
    }

    /** The thread runs from now on, or stands. */
    void running(boolean runs) {
        running = runs;
        setWatches();
    }

    /** What it does counts from now on, or does not. */
    void recording(boolean records) {
        recording = records;
        setWatches();
    }

    private void setWatches() {
        boolean goes = running && recording;
        ran.set(goes, times.wall());
        used.set(goes, times.cpu(thread.javaThread()));
    }

    boolean isRecording() {
        return recording;
    }

    /** Nanoseconds on a processor that counted. */
    long used() {
        return used.at(times.cpu(thread.javaThread()));
    }

    /** Nanoseconds of the run that counted. */
    long ran() {
        return ran.at(times.wall());
    }

    /** On the guest's thread: it is stepped from here on. */
    void approached() {
        usedBeforeSteps = times.cpu(thread.javaThread());
    }

    /** Nanoseconds on a processor in which it was stepped. */
    long stepped() {
        return stepped;
    }

    /** On the guest's thread: puts away what was asked for. */
    void arrived(SampledStack stack) {
        if (usedBeforeSteps >= 0) {
            stepped = stepped + times.cpu(thread.javaThread()) - usedBeforeSteps;
            usedBeforeSteps = -1;
        }
        arrived.set(new Arrived(recording ? stack : null, ran()));
    }

    /**
     * Looks at the thread.
     *
     * @param affordable whether the guest may be asked for a sample
     */
    void look(boolean affordable) {
        takeArrived();
        long now = ran();
        long usedNow = used();
        long wall = now - lookedAt;
        long cpu = Math.max(0, usedNow - usedThen);
        lookedAt = now;
        usedThen = usedNow;
        owedWall += wall;
        owedCpu += cpu;
        if (!running || !recording || wall == 0) {
            return;
        }
        Optional<SampledStack> host = thread.inHost();
        if (host.isPresent()) {
            inHost(host.get(), now, cpu * IDLE_PART < wall ? SampleKind.IDLE : SampleKind.HOST);
        } else if (waiting || affordable) {
            promisedWall += owedWall;
            promisedCpu += owedCpu;
            owedWall = 0;
            owedCpu = 0;
            if (!waiting) {
                waiting = true;
                thread.request();
            }
        }
    }

    private void inHost(SampledStack stack, long now, SampleKind kind) {
        boolean same = stack.hostCall() == lastHostCall && lastHostSample >= 0;
        if (same && samples.kind(lastHostSample) == kind) {
            samples.extend(lastHostSample, now);
            weigh(lastHostSample);
            return;
        }
        lastHostCall = stack.hostCall();
        lastHostSample = add(stack, -1, now, kind);
    }

    /** Adds a sample unless it is filtered out; either way it takes the time that is owed. */
    private int add(SampledStack stack, int offset, long time, SampleKind kind) {
        if (!filter.accepts(stack)) {
            owedWall = 0;
            owedCpu = 0;
            return -1;
        }
        samples.add(time, stack.clock(), paths.row(stack, last), offset, kind);
        lastSample = samples.size() - 1;
        weigh(lastSample);
        return lastSample;
    }

    private void weigh(int sample) {
        samples.weigh(sample, owedWall, owedCpu);
        owedWall = 0;
        owedCpu = 0;
    }

    private void takeArrived() {
        Arrived sample = arrived.getAndSet(null);
        if (sample == null) {
            return;
        }
        waiting = false;
        SampledStack stack = sample.stack();
        if (stack == null) {
            keepPromise();
            return;
        }
        long wall = owedWall;
        long cpu = owedCpu;
        owedWall = 0;
        owedCpu = 0;
        keepPromise();
        add(stack, stack.codeOffset(stack.depth() - 1), sample.time(), SampleKind.GUEST);
        owedWall = wall;
        owedCpu = cpu;
    }

    /** What was promised to a sample is owed now. */
    private void keepPromise() {
        owedWall += promisedWall;
        owedCpu += promisedCpu;
        promisedWall = 0;
        promisedCpu = 0;
    }

    /** The run is over, or its profile is wanted now: what is owed goes to the last sample. */
    void finish() {
        look(false);
        keepPromise();
        if (lastSample >= 0) {
            weigh(lastSample);
        }
    }
}
