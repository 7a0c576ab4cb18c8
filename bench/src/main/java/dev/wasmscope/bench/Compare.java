package dev.wasmscope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Runs every kernel on every engine, in turn, and prints the best CPU time of each and its ratio to
 * ours.
 *
 * <p>Best of the rounds after the warm-up ones, because on shared machines noise only ever adds.
 * Engines take turns within a round, so that a slow minute of the machine hits all of them.
 */
final class Compare {

    private final List<WorkerProcess> engines = new ArrayList<>();
    private final int rounds;

    private Compare(int rounds) {
        this.rounds = rounds;
    }

    /**
     * @param args the folder with the kernels, the one with the programs, the number of rounds,
     *     then the engines, ours first
     */
    public static void main(String[] args) throws IOException {
        Compare compare = new Compare(Integer.parseInt(args[2]));
        try {
            for (String engine : List.of(args).subList(3, args.length)) {
                compare.start(engine, Path.of(args[0]));
            }
            compare.run(Path.of(args[0]), Path.of(args[1]));
        } finally {
            compare.engines.forEach(WorkerProcess::close);
        }
    }

    private void start(String engine, Path guests) throws IOException {
        engines.add(
                new WorkerProcess(
                        engine,
                        engine.equals("node")
                                ? List.of("node", guests.resolve("worker.mjs").toString())
                                : javaCommand(engine)));
    }

    private static List<String> javaCommand(String engine) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Worker.class.getName(),
                engine);
    }

    private void run(Path kernels, Path programs) throws IOException {
        System.out.println(header());
        double[] logs = new double[engines.size()];
        int rows = 0;
        for (String level : List.of("O0", "O2")) {
            for (Kernel kernel : Kernel.all()) {
                Path module = kernel.module(kernels, programs, level);
                if (!Files.exists(module)) {
                    System.out.println(
                            "%-14s left out: no %s (guests/build.sh and guests/programs.sh make it)"
                                    .formatted(kernel.name() + " -" + level, module));
                    continue;
                }
                long[] best = best(module, kernel);
                System.out.println(row(kernel.name() + " -" + level, best));
                for (int i = 0; i < best.length; i++) {
                    logs[i] += Math.log((double) best[i] / best[0]);
                }
                rows++;
            }
        }
        System.out.println(mean(logs, rows));
    }

    private long[] best(Path module, Kernel kernel) throws IOException {
        long[] best = new long[engines.size()];
        int wanted = Math.min(rounds, kernel.mostRounds());
        for (int round = 0; round < wanted; round++) {
            for (int i = 0; i < best.length; i++) {
                long nanos = engines.get(i).run(module, kernel);
                best[i] = round == 0 ? nanos : Math.min(best[i], nanos);
            }
        }
        return best;
    }

    private String header() {
        StringBuilder line = new StringBuilder("%-14s".formatted("CPU ms (x ours)"));
        engines.forEach(engine -> line.append("%22s".formatted(engine.name())));
        return line.toString();
    }

    private static String row(String name, long[] best) {
        StringBuilder line = new StringBuilder("%-14s ".formatted(name));
        for (long nanos : best) {
            line.append(
                    "%22s"
                            .formatted(
                                    String.format(
                                            Locale.ROOT,
                                            "%.1f (%.2f)",
                                            nanos / 1e6,
                                            (double) nanos / best[0])));
        }
        return line.toString();
    }

    private static String mean(double[] logs, int rows) {
        StringBuilder line = new StringBuilder("%-14s ".formatted("geometric mean"));
        for (double log : logs) {
            line.append(
                    "%22s".formatted(String.format(Locale.ROOT, "(%.2f)", Math.exp(log / rows))));
        }
        return line.toString();
    }
}
