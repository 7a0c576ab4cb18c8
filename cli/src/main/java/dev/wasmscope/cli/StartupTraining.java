package dev.wasmscope.cli;

import dev.wasmscope.samples.ExtractedSample;
import dev.wasmscope.samples.Sample;
import dev.wasmscope.samples.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the build lets the Java machine watch to make the start-up cache (JEP 483, 514, 515): the
 * everyday commands on the bundled samples. Classes that these commands load, and what their
 * methods were seen to do, are there at once in every later start.
 *
 * <p>Run by the {@code package} phase with {@code -XX:AOTCacheOutput}; not a command of the
 * product. Images have a second cache for the desktop: {@link dev.wasmscope.ui.DesktopTraining}.
 */
public final class StartupTraining {
    /** Enough rounds for hot methods to leave a profile, few enough for a build. */
    private static final int ROUNDS = 3;

    private StartupTraining() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("wasmscope-training");
        try {
            train(folder, ROUNDS);
        } finally {
            delete(folder);
        }
    }

    /**
     * Runs the commands once for each sample and round.
     *
     * @return the exit codes in order, for a test to look at
     */
    static List<Integer> train(Path folder, int rounds) throws IOException {
        Samples samples = new Samples();
        List<Integer> codes = new ArrayList<>();
        for (Sample sample : samples.all()) {
            ExtractedSample extracted = samples.extractTo(sample, folder);
            for (int round = 0; round < rounds; round++) {
                for (List<String> command : commands(extracted, folder)) {
                    codes.add(Main.run(silent(), command.toArray(String[]::new)));
                }
            }
        }
        return codes;
    }

    private static List<List<String>> commands(ExtractedSample sample, Path folder) {
        String module = sample.module().toString();
        Path profile = folder.resolve("training.folded");
        return List.of(
                launch(sample, "run", module),
                launch(sample, "trace", module),
                launch(sample, "profile", module, "-o", profile.toString()),
                List.of("inspect", module),
                List.of("inspect", module, "--lines"),
                List.of("symbolize", module, "0x100"),
                debug(sample, module));
    }

    private static List<String> debug(ExtractedSample sample, String module) {
        Sample.SuggestedBreakpoint stop = sample.sample().breakpoints().getFirst();
        List<String> words = new ArrayList<>(List.of("debug", "--batch"));
        for (String line :
                List.of(
                        "break " + stop.file() + ":" + stop.line(),
                        "run",
                        "bt",
                        "info locals",
                        "next",
                        "step",
                        "finish")) {
            words.addAll(List.of("-e", line));
        }
        words.add(module);
        return launch(sample, words.toArray(String[]::new));
    }

    private static List<String> launch(ExtractedSample sample, String... words) {
        List<String> command = new ArrayList<>(Arrays.asList(words));
        for (Sample.Preopen preopen : sample.sample().preopens()) {
            command.add("--dir");
            command.add(sample.host(preopen) + "::" + preopen.guest());
        }
        sample.sample().runs().stream()
                .findFirst()
                .filter(run -> !run.arguments().isEmpty())
                .ifPresent(
                        run -> {
                            command.add("--");
                            command.addAll(run.arguments());
                        });
        return command;
    }

    private static CommandIo silent() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false);
        return new CommandIo(InputStream.nullInputStream(), nowhere, nowhere, false);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted((a, b) -> b.compareTo(a))
                    .forEach(
                            file -> {
                                try {
                                    Files.delete(file);
                                } catch (IOException e) {
                                    throw new UncheckedIOException(e);
                                }
                            });
        }
    }
}
