package dev.wasmscope.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.wasmscope.engine.probe.Instrumentation;
import dev.wasmscope.profiler.collect.SampleCollector;
import dev.wasmscope.profiler.collect.SampleObserver;
import dev.wasmscope.profiler.collect.SampleTimes;
import dev.wasmscope.profiler.model.SampleTable;
import dev.wasmscope.session.CallKeeping;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.SessionException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * What samples cost: many short runs of one program, plainly and with 1,000 samples a second in
 * turns. For each clock (wall; processor time of the guest's thread, of the thread that looks, and
 * of the whole process, HotSpot's compilers included) prints the median of the ratios of
 * neighbours; plain runs against their plain neighbours tell the noise.
 *
 * <p>Arguments: rounds, module, its arguments; {@code FILE.wasm:NAME} calls an exported function with
 * them.
 */
final class SampleCost {
    private static final int WARMING = 6;
    private static final String OBSERVER = "sampler";

    /** Seconds. */
    private record Times(double wall, double guest, double observer, double process) {}

    private final Path wasm;
    private final String function;
    private final List<String> args;
    private final OperatingSystemMXBean process =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final List<Times> plain = new ArrayList<>();
    private final List<Times> sampled = new ArrayList<>();
    private final List<Times> again = new ArrayList<>();
    private long samples;

    private SampleCost(String program, List<String> args) {
        int colon = program.indexOf(".wasm:") + 5;
        this.wasm = Path.of(colon < 5 ? program : program.substring(0, colon));
        this.function = colon < 5 ? "" : program.substring(colon + 1);
        this.args = args;
    }

    public static void main(String[] args) throws SessionException {
        SampleCost cost =
                new SampleCost(args[1], List.of(args).subList(2, args.length));
        cost.measure(Integer.parseInt(args[0]));
    }

    private void measure(int rounds) throws SessionException {
        for (int round = 0; round < WARMING; round++) {
            run(false);
            run(true);
        }
        samples = 0;
        for (int round = 0; round < rounds; round++) {
            plain.add(run(false));
            sampled.add(run(true));
            again.add(run(false));
        }
        System.out.printf(
                Locale.ROOT,
                "%d rounds, %d samples a run, looking costs %.1f us each%n",
                rounds,
                samples / rounds,
                1e6 * median(sampled, time -> time.observer / (time.wall * 1000)));
        print("wall", Times::wall);
        print("guest's thread", Times::guest);
        print("process", Times::process);
    }

    private void print(String what, ToDoubleFunction<Times> clock) {
        List<Double> ratios = new ArrayList<>();
        List<Double> noise = new ArrayList<>();
        for (int round = 0; round < plain.size(); round++) {
            double first = clock.applyAsDouble(plain.get(round));
            double second = clock.applyAsDouble(again.get(round));
            ratios.add(2 * clock.applyAsDouble(sampled.get(round)) / (first + second));
            noise.add(second / first);
        }
        System.out.printf(
                Locale.ROOT,
                "%-14s plain %.1f ms; sampled/plain median %.3f (quartiles %.3f to %.3f);"
                        + " plain/plain %.3f (%.3f to %.3f)%n",
                what,
                1e3 * median(plain, clock),
                at(ratios, 0.5),
                at(ratios, 0.25),
                at(ratios, 0.75),
                at(noise, 0.5),
                at(noise, 0.25),
                at(noise, 0.75));
    }

    private static double median(List<Times> times, ToDoubleFunction<Times> clock) {
        return at(times.stream().map(clock::applyAsDouble).toList(), 0.5);
    }

    private static double at(List<Double> values, double share) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get((int) (share * (sorted.size() - 1)));
    }

    private Times run(boolean sampled) throws SessionException {
        SampleCollector collector =
                new SampleCollector(SampleTimes.SYSTEM, new SplittableRandom(7));
        LaunchConfig plainly =
                LaunchConfig.of(wasm).withArgs(args).withCallKeeping(CallKeeping.NONE);
        plainly = function.isEmpty() ? plainly : plainly.withInvoke(function);
        LaunchConfig config =
                sampled
                        ? plainly.withProfile(Instrumentation.NONE.withSampler(collector))
                        : plainly;
        try (DebugSession session = DebugSession.open(config)) {
            SampleObserver observer =
                    sampled
                            ? SampleObserver.start(collector, SampleObserver.DEFAULT_RATE)
                            : null;
            long processBefore = process.getProcessCpuTime();
            long began = System.nanoTime();
            session.run().join();
            long wall = System.nanoTime() - began;
            long spent = process.getProcessCpuTime() - processBefore;
            Times times =
                    new Times(
                            wall / 1e9,
                            used(name -> name.startsWith("guest")),
                            used(OBSERVER::equals),
                            spent / 1e9);
            if (observer != null) {
                observer.close();
                samples +=
                        collector
                                .profile("guest")
                                .table(SampleTable.class)
                                .map(SampleTable::size)
                                .orElse(0);
            }
            return times;
        }
    }

    /** Processor time of the threads with such names since they began, in seconds. */
    private double used(Predicate<String> name) {
        double sum = 0;
        for (long id : threads.getAllThreadIds()) {
            ThreadInfo info = threads.getThreadInfo(id);
            if (info != null && name.test(info.getThreadName())) {
                sum += Math.max(0, threads.getThreadCpuTime(id)) / 1e9;
            }
        }
        return sum;
    }
}
