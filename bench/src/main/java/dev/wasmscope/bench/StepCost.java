package dev.wasmscope.bench;

import dev.wasmscope.session.CallKeeping;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.SessionListener;
import dev.wasmscope.session.Stop;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a step costs while it runs: each kernel is stopped at its entry and goes to its end,
 * plainly, by a step out, and by steps over its lines. Prints processor time of the guest's thread,
 * best of all rounds, and ratios.
 *
 * <p>Arguments: folder of the kernels, rounds.
 */
final class StepCost {
    private enum Way {
        CONTINUE,
        OUT,
        OVER
    }

    private final Path kernels;
    private final int rounds;
    private final Map<Way, Double> logs = new EnumMap<>(Way.class);
    private int measured;

    private StepCost(Path kernels, int rounds) {
        this.kernels = kernels;
        this.rounds = rounds;
    }

    public static void main(String[] args) throws Exception {
        StepCost cost = new StepCost(Path.of(args[0]), Integer.parseInt(args[1]));
        System.out.printf("%-14s %10s %8s %8s%n", "", "plain, ms", "out", "over");
        for (String level : List.of("O0", "O2")) {
            for (Kernel kernel : Kernel.all()) {
                if (!kernel.program()) {
                    cost.measure(kernel, level);
                }
            }
        }
        cost.logs.forEach(
                (way, sum) ->
                        System.out.printf(
                                Locale.ROOT,
                                "%s: geometric mean %.2f%n",
                                way,
                                Math.exp(sum / cost.measured)));
    }

    private void measure(Kernel kernel, String level) throws Exception {
        LaunchConfig config =
                LaunchConfig.of(kernel.module(kernels, kernels, level))
                        .withInvoke(kernel.name())
                        .withArgs(List.of(Integer.toString(kernel.size())))
                        .withStopOnEntry(true)
                        .withCallKeeping(CallKeeping.NONE);
        Map<Way, Double> best = new EnumMap<>(Way.class);
        int[] steps = {0};
        try (DebugSession session = DebugSession.open(config)) {
            GuestTime time = new GuestTime();
            session.addListener(time);
            for (int round = 0; round < rounds; round++) {
                for (Way way : Way.values()) {
                    steps[0] = 0;
                    best.merge(way, run(session, time, way, steps), Math::min);
                }
            }
        }
        measured++;
        double plain = best.get(Way.CONTINUE);
        best.forEach((way, seconds) -> logs.merge(way, Math.log(seconds / plain), Double::sum));
        System.out.printf(
                Locale.ROOT,
                "%-14s %10.1f %8.2f %8.2f  %d steps over%n",
                kernel.name() + " -" + level,
                plain * 1e3,
                best.get(Way.OUT) / plain,
                best.get(Way.OVER) / plain,
                steps[0]);
    }

    private static double run(DebugSession session, GuestTime time, Way way, int[] steps)
            throws Exception {
        Stop stop = session.run().get();
        long start = time.nanos;
        while (!stop.ended()) {
            stop =
                    switch (way) {
                        case CONTINUE -> session.continueRun().get();
                        case OUT -> session.stepOut().get();
                        case OVER ->
                                steps[0] < 20 ? session.stepOver().get() : session.stepOut().get();
                    };
            steps[0]++;
        }
        return (time.nanos - start) / 1e9;
    }

    /** Processor time of the guest's thread at its last stop. */
    private static final class GuestTime implements SessionListener {
        private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        private volatile long nanos;

        @Override
        public void onStop(Stop stop) {
            nanos = threads.getCurrentThreadCpuTime();
        }

        @Override
        public boolean hearsHostCalls() {
            return false;
        }
    }
}
