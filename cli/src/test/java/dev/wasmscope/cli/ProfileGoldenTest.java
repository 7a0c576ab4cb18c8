package dev.wasmscope.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.wasmscope.testing.Goldens;
import dev.wasmscope.testing.TestInputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@code wasmscope profile} prints, as golden texts: each file of {@code profiles} is a list
 * of command lines, and its golden the same with their output.
 *
 * <p>A line is {@code SAMPLE RUN: OPTIONS}, {@code guest MODULE ARGS: OPTIONS} for one of the
 * guests, which finds the folder {@code input} as {@code /w}, or {@code - : OPTIONS} for a command
 * that runs none. {@code @} stands for the folder that files are written to, {@code %} for {@code
 * input}, which has recordings too: lua seeds its hashes from the clock.
 */
class ProfileGoldenTest {
    private static final Path SCRIPTS = Path.of("src/test/resources/dev/wasmscope/cli/profiles");

    @TempDir Path folder;

    static List<String> scripts() throws IOException {
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void printsWhatTheGoldenSays(String script) throws IOException {
        List<String> lines =
                Files.readAllLines(SCRIPTS.resolve(script)).stream()
                        .filter(line -> !line.startsWith("#"))
                        .toList();
        assertFalse(lines.isEmpty(), script + " has no command");
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append(output(line));
        }
        Goldens.check("profile/" + script, text.toString());
    }

    private String output(String line) throws IOException {
        String[] command = command(line);
        CommandRun run = CommandRun.of(command);
        String text =
                "$ wasmscope "
                        + String.join(" ", command)
                        + "\n"
                        + run.out()
                        + run.said()
                        + (run.code() == 0 ? "" : "exit code " + run.code() + "\n");
        return text.replace(folder.toAbsolutePath() + "/", "")
                .replaceAll("\\S*/real/", "")
                .replace(SCRIPTS.resolve("input") + "::/w", ".::/w")
                .replace(SCRIPTS.resolve("input") + "/", "")
                .replaceAll(" --\n", "\n");
    }

    private static String[] guest(String[] words, String[] options) {
        List<String> command = new ArrayList<>(List.of("profile"));
        command.addAll(List.of(options));
        command.addAll(List.of("--dir", SCRIPTS.resolve("input") + "::/w"));
        command.add(TestInputs.guest("real/" + words[1]).toString());
        command.add("--");
        command.addAll(List.of(words).subList(2, words.length));
        return command.toArray(String[]::new);
    }

    private String[] command(String line) throws IOException {
        String[] parts = line.split(":", 2);
        String[] options =
                Stream.of(parts[1].strip().split("\\s+"))
                        .map(option -> option.replace("@", folder.toString() + "/"))
                        .map(option -> option.replace("%", SCRIPTS.resolve("input") + "/"))
                        .toArray(String[]::new);
        String[] sample = parts[0].strip().split("\\s+");
        if (sample[0].equals("-")) {
            List<String> command = new ArrayList<>(List.of("profile"));
            command.addAll(List.of(options));
            return command.toArray(String[]::new);
        }
        if (sample[0].equals("guest")) {
            return guest(sample, options);
        }
        SampleFolder samples = new SampleFolder(folder);
        return samples.command(samples.extract(sample[0]), sample[1], "profile", options);
    }
}
