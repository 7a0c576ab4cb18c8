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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * What samples cost: many short runs of one program, plainly and with 1,000 samples a second in
 * turns. Prints processor time of the whole process (the thread that looks is in it), and the
 * median of the ratios of neighbours; plain runs against their plain neighbours tell the noise.
 *
 * <p>Arguments: rounds, module, its arguments.
 */
final class SampleCost {
    private static final int WARMING = 6;

    private final Path wasm;
    private final List<String> args;
    private final OperatingSystemMXBean process =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private long samples;

    private SampleCost(Path wasm, List<String> args) {
        this.wasm = wasm;
        this.args = args;
    }

    public static void main(String[] args) throws SessionException {
        SampleCost cost =
                new SampleCost(Path.of(args[1]), List.of(args).subList(2, args.length));
        cost.measure(Integer.parseInt(args[0]));
    }

    private void measure(int rounds) throws SessionException {
        List<Double> plain = new ArrayList<>();
        List<Double> noise = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int round = -WARMING; round < rounds; round++) {
            double first = run(false);
            double sampled = run(true);
            double second = run(false);
            if (round >= 0) {
                plain.add(first);
                noise.add(second / first);
                ratios.add(sampled / ((first + second) / 2));
            } else {
                samples = 0;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "plain %.1f ms; sampled/plain median %.3f (quartiles %.3f to %.3f); plain/plain"
                        + " %.3f (%.3f to %.3f); %d rounds, %d samples a run%n",
                1e3 * at(plain, 0.5),
                at(ratios, 0.5),
                at(ratios, 0.25),
                at(ratios, 0.75),
                at(noise, 0.5),
                at(noise, 0.25),
                at(noise, 0.75),
                rounds,
                samples / rounds);
    }

    private static double at(List<Double> values, double share) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get((int) (share * (sorted.size() - 1)));
    }

    /** Seconds of processor time. */
    private double run(boolean sampled) throws SessionException {
        SampleCollector collector =
                new SampleCollector(SampleTimes.SYSTEM, new SplittableRandom(7));
        LaunchConfig plain =
                LaunchConfig.of(wasm).withArgs(args).withCallKeeping(CallKeeping.NONE);
        LaunchConfig config =
                sampled ? plain.withProfile(Instrumentation.NONE.withSampler(collector)) : plain;
        try (DebugSession session = DebugSession.open(config)) {
            SampleObserver observer =
                    sampled
                            ? SampleObserver.start(collector, SampleObserver.DEFAULT_RATE)
                            : null;
            long before = process.getProcessCpuTime();
            session.run().join();
            long spent = process.getProcessCpuTime() - before;
            if (observer != null) {
                observer.close();
                samples +=
                        collector.profile("guest").table(SampleTable.class).map(SampleTable::size).orElse(0);
            }
            return spent / 1e9;
        }
    }
}
