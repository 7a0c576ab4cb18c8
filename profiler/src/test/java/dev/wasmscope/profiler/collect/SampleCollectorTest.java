package dev.wasmscope.profiler.collect;

import static dev.wasmscope.profiler.collect.ManualTimes.MILLI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.probe.SampledStack;
import dev.wasmscope.engine.probe.SampledThread;
import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.SampleTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * What a collector makes of looks at a guest thread, with clocks that stand still by themselves.
 */
class SampleCollectorTest {
    /** Frames as {@code function@offset}; in a function of the host, {@code >function call}. */
    private record Stack(long clock, int host, long hostCall, int... frames)
            implements SampledStack {
        @Override
        public int depth() {
            return frames.length / 2;
        }

        @Override
        public int instance(int frame) {
            return 0;
        }

        @Override
        public int function(int frame) {
            return frames[2 * frame];
        }

        @Override
        public int codeOffset(int frame) {
            return frames[2 * frame + 1];
        }

        @Override
        public int sameFrames(SampledStack earlier) {
            return 0;
        }

        @Override
        public int hostFunction() {
            return host;
        }
    }

    /** A thread that does what the test says. */
    private static final class FakeThread implements SampledThread {
        int requests;
        Optional<SampledStack> host = Optional.empty();

        @Override
        public int number() {
            return 0;
        }

        @Override
        public Thread javaThread() {
            return Thread.currentThread();
        }

        @Override
        public void request() {
            requests++;
        }

        @Override
        public Optional<SampledStack> inHost() {
            return host;
        }
    }

    private final ManualTimes times = new ManualTimes();
    private final FakeThread thread = new FakeThread();

    private SampleCollector collector(SampleFilter filter) {
        SampleCollector collector = new SampleCollector(times, new SplittableRandom(1));
        collector.only(filter);
        collector.resumed(thread);
        return collector;
    }

    private void look(SampleCollector collector, long wall, long cpu) {
        times.pass(wall, cpu);
        collector.look();
    }

    private static Stack guest(long clock, int... frames) {
        return new Stack(clock, -1, 0, frames);
    }

    private static List<String> text(Profile profile) {
        SampleTable samples = profile.table(SampleTable.class).orElseThrow();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            StringBuilder path = new StringBuilder();
            for (int row = samples.row(i); row != CallTree.ROOT; row = profile.tree().parent(row)) {
                int site = profile.tree().callSite(row);
                path.insert(0, (site < 0 ? " " : "@" + site + " ") + profile.nameOf(row));
            }
            lines.add(
                    "%s ms, clock %d, %s:%s@%d, wall %s cpu %s"
                            .formatted(
                                    millis(samples.time(i)),
                                    samples.clock(i),
                                    samples.kind(i),
                                    path,
                                    samples.offset(i),
                                    millis(samples.wall(i)),
                                    millis(samples.cpu(i))));
        }
        return lines;
    }

    private static String millis(long nanos) {
        return nanos % MILLI == 0 ? "" + nanos / MILLI : "" + nanos / (double) MILLI;
    }

    private static long sum(Profile profile, Measure measure) {
        return java.util.Arrays.stream(profile.values(measure).orElseThrow()).sum();
    }

    @Test
    void aSampleStandsForTheTimeUpToItsLook() {
        SampleCollector collector = collector(SampleFilter.ALL);
        look(collector, MILLI, MILLI);
        times.pass(MILLI / 2, 0);
        collector.sampled(thread, guest(100, 1, 10, 2, 20));
        look(collector, MILLI / 2, MILLI);
        collector.sampled(thread, guest(200, 1, 10, 2, 24));
        look(collector, 0, 0);
        assertEquals(
                List.of(
                        "1.5 ms, clock 100, GUEST: func[1]@10 func[2]@20, wall 1 cpu 1",
                        "2 ms, clock 200, GUEST: func[1]@10 func[2]@24, wall 1 cpu 1"),
                text(collector.profile("guest")));
    }

    @Test
    void aGuestThatIsSlowToAnswerGetsOneRequestAndItsTimeIsNotLost() {
        SampleCollector collector = collector(SampleFilter.ALL);
        for (int i = 0; i < 5; i++) {
            look(collector, MILLI, MILLI);
        }
        assertEquals(1, thread.requests);
        collector.sampled(thread, guest(7, 1, 3));
        look(collector, MILLI, MILLI);
        assertEquals(2, thread.requests);
        collector.sampled(thread, guest(8, 1, 3));
        assertEquals(
                List.of(
                        "5 ms, clock 7, GUEST: func[1]@3, wall 5 cpu 5",
                        "6 ms, clock 8, GUEST: func[1]@3, wall 1 cpu 1"),
                text(collector.profile("guest")));
    }

    @Test
    void theHostAtWorkAndTheHostThatWaitsAreApartFromTheGuest() {
        SampleCollector collector = collector(SampleFilter.ALL);
        look(collector, MILLI, MILLI); // asks, and the guest goes into the host before it answers
        thread.host = Optional.of(new Stack(50, 9, 1, 1, 10));
        look(collector, MILLI, MILLI);
        for (int i = 0; i < 100; i++) {
            look(collector, MILLI, 0);
        }
        thread.host = Optional.empty();
        collector.sampled(thread, guest(60, 1, 12));
        thread.host = Optional.of(new Stack(70, 9, 3, 1, 10));
        look(collector, MILLI, 0);
        Profile profile = collector.profile("guest");
        assertEquals(
                List.of(
                        "2 ms, clock 50, HOST: func[1]@10 func[9]@-1, wall 1 cpu 1",
                        "102 ms, clock 50, IDLE: func[1]@10 func[9]@-1, wall 100 cpu 0",
                        "102 ms, clock 60, GUEST: func[1]@12, wall 1 cpu 1",
                        "103 ms, clock 70, IDLE: func[1]@10 func[9]@-1, wall 1 cpu 0"),
                text(profile));
        assertEquals(103 * MILLI, sum(profile, Measure.WALL_TIME));
        assertEquals(102 * MILLI, sum(profile, Measure.HOST_TIME));
        assertEquals(101 * MILLI, sum(profile, Measure.IDLE_TIME));
        assertEquals(2 * MILLI, sum(profile, Measure.CPU_TIME));
    }

    @Test
    void timeInWhichTheGuestStandsOrNobodyRecordsIsLeftOut() {
        SampleCollector collector = collector(SampleFilter.ALL);
        look(collector, MILLI, MILLI);
        collector.sampled(thread, guest(1, 1, 3));
        collector.stopped(thread);
        look(collector, 1000 * MILLI, MILLI);
        collector.resumed(thread);
        collector.record(false);
        look(collector, 500 * MILLI, 500 * MILLI);
        collector.record(true);
        look(collector, MILLI, MILLI);
        collector.sampled(thread, guest(2, 1, 5));
        assertEquals(
                List.of(
                        "1 ms, clock 1, GUEST: func[1]@3, wall 1 cpu 1",
                        "2 ms, clock 2, GUEST: func[1]@5, wall 1 cpu 1"),
                text(collector.profile("guest")));
    }

    @Test
    void aSampleThatComesWhenNobodyRecordsAnyMoreLeavesItsTimeToTheNext() {
        SampleCollector collector = collector(SampleFilter.ALL);
        look(collector, MILLI, MILLI);
        collector.record(false);
        collector.sampled(thread, guest(1, 1, 3));
        collector.record(true);
        look(collector, MILLI, MILLI);
        collector.sampled(thread, guest(2, 1, 5));
        assertEquals(
                List.of("2 ms, clock 2, GUEST: func[1]@5, wall 2 cpu 2"),
                text(collector.profile("guest")));
    }

    @Test
    void onlyWhatIsBelowAFunctionCounts() {
        SampleCollector collector = collector(SampleFilter.below(0, 2));
        for (int function = 1; function <= 3; function++) {
            look(collector, MILLI, MILLI);
            collector.sampled(thread, guest(function, 1, 3, function, 9));
        }
        look(collector, 0, 0);
        assertEquals(
                List.of("2 ms, clock 2, GUEST: func[1]@3 func[2]@9, wall 1 cpu 1"),
                text(collector.profile("guest")));
    }

    @Test
    void aGuestThatIsExpensiveToSampleIsAskedLessOften() {
        SampleCollector collector = collector(SampleFilter.ALL);
        for (int i = 0; i < 1000; i++) {
            look(collector, MILLI, MILLI);
            if (thread.requests > 0) {
                thread.requests = 0;
                collector.approached(thread);
                times.pass(MILLI, MILLI); // half of all the time
                collector.sampled(thread, guest(i, 1, 3));
            }
        }
        Profile profile = collector.profile("guest");
        long samples = sum(profile, Measure.SAMPLES);
        assertTrue(samples >= 10 && samples <= 20, "samples: " + samples);
        assertTrue(
                profile.info().notes().getFirst().contains("left out to keep the run fast"),
                profile.info().notes().toString());
        assertEquals(sum(profile, Measure.WALL_TIME), times.wall());
    }
}
