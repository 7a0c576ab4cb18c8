package dev.wasmscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.samples.ExtractedSample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --record}, {@code --replay}, {@code --state} and {@code --inject} on the command line. */
class ReplayRunTest {
    @TempDir Path folder;
    private SampleFolder samples;
    private ExtractedSample sample;
    private String recording;

    @BeforeEach
    void extract() throws IOException {
        samples = new SampleFolder(folder);
        sample = samples.extract("wordcount");
        recording = folder.resolve("run.wrec").toString();
    }

    private CommandRun recorded() throws IOException {
        return CommandRun.of(
                samples.command(sample, "both", "run", "--state", "--record", recording));
    }

    private CommandRun replay(String command, String... options) {
        List<String> line = new java.util.ArrayList<>(List.of(command, "--replay", recording));
        line.addAll(List.of(options));
        line.add(sample.module().toString());
        return CommandRun.of(line.toArray(String[]::new));
    }

    @Test
    void everyCommandRepeatsTheRunWithoutTheHost() throws IOException {
        CommandRun recorded = recorded();
        assertEquals(0, recorded.code(), recorded.err());
        assertTrue(
                recorded.err()
                        .matches(
                                "(?s).*wasmscope: state: \\d+ instructions, memories [0-9a-f]{64},"
                                        + " globals [0-9a-f]{64}, exit code 0\\R"),
                recorded.err());
        Path report = sample.folder().resolve("files").resolve("counts.txt");
        Files.delete(report);

        assertEquals(recorded, replay("run", "--state"));
        assertFalse(Files.exists(report), "the host is not touched");

        CommandRun traced = replay("trace", "-y", "--state");
        assertEquals(recorded.out(), traced.out());
        assertTrue(traced.err().endsWith(recorded.err()), traced.err());
        assertTrue(traced.err().contains("path=\"counts.txt\""), traced.err());
        assertTrue(
                traced.err().contains("</data/counts.txt>"),
                () -> "names of descriptors are recorded: " + traced.err());

        CommandRun profiled = replay("profile", "--state", "--top", "0");
        assertEquals(recorded.out(), profiled.out());
        assertTrue(profiled.err().contains(recorded.err().strip()), profiled.err());

        CommandRun debugged =
                replay(
                        "debug",
                        "--batch",
                        "-e",
                        "break main",
                        "-e",
                        "run",
                        "-e",
                        "next",
                        "-e",
                        "c",
                        "-e",
                        "info state");
        assertEquals(0, debugged.code(), debugged.err());
        String clock = recorded.err().replaceAll("(?s).*state: (\\d+) .*", "$1");
        assertTrue(debugged.out().contains(clock + " instructions, memory "), debugged.out());
    }

    @Test
    void aTraceOfAReplayIsThatOfTheRun() throws IOException {
        CommandRun traced =
                CommandRun.of(
                        samples.command(
                                sample,
                                "both",
                                "trace",
                                "--format",
                                "json",
                                "--record",
                                recording));
        CommandRun again = replay("trace", "--format", "json");
        assertEquals(
                withoutTimeOfDay(traced.err()),
                withoutTimeOfDay(again.err()),
                "how long the host took is recorded too");
    }

    private static String withoutTimeOfDay(String trace) {
        return trace.replaceAll("\"start_ns\":\\d+", "");
    }

    @Test
    void anotherModuleAndOtherFilesAreRefusedInOneLine() throws IOException {
        recorded();
        byte[] bytes = Files.readAllBytes(sample.module());
        Path other =
                Files.write(
                        folder.resolve("other.wasm"),
                        java.util.Arrays.copyOf(bytes, bytes.length + 3));
        byte[] changed = Files.readAllBytes(other);
        changed[bytes.length] = 0;
        changed[bytes.length + 1] = 1;
        Files.write(other, changed);
        CommandRun refused = CommandRun.of("run", "--replay", recording, other.toString());
        assertEquals(1, refused.code());
        assertTrue(refused.err().contains("is a recording of another module"), refused.err());
        assertEquals(1, refused.err().strip().lines().count(), refused.err());

        Files.writeString(Path.of(recording), "no recording");
        CommandRun none = replay("run");
        assertEquals(1, none.code());
        assertTrue(none.err().contains("is not a recording of wasmscope"), none.err());
    }

    @Test
    void faultsAreInjectedAndMarked() throws IOException {
        Path faults =
                Files.writeString(
                        folder.resolve("faults.txt"),
                        "# a full disk\nfd_write,path=counts.txt:errno=nospc\n");
        CommandRun run =
                CommandRun.of(
                        samples.command(
                                sample,
                                "both",
                                "trace",
                                "--inject",
                                "@" + faults,
                                "--inject",
                                "clock:freeze=2024-01-01"));
        assertTrue(run.err().contains("= nospc"), run.err());
        CommandRun wrong =
                CommandRun.of(
                        samples.command(sample, "both", "run", "--inject", "fd_write:errno=full"));
        assertEquals(2, wrong.code());
        assertEquals(
                "wasmscope: --inject: injection 'fd_write:errno=full': 'full' is no error of WASI,"
                        + " such as noent, io or again\n",
                wrong.err().replace("\r", ""));
    }

    @Test
    void theTerminalDebuggerInjectsToo() throws IOException {
        CommandRun run =
                CommandRun.of(
                        samples.command(
                                sample,
                                "both",
                                "debug",
                                "--batch",
                                "-e",
                                "inject path_open:errno=acces",
                                "-e",
                                "inject clock:freeze",
                                "-e",
                                "inject off 2",
                                "-e",
                                "info inject",
                                "-e",
                                "run",
                                "-e",
                                "info calls"));
        assertTrue(run.out().contains("\n1  path_open:errno=acces\n"), run.out());
        assertFalse(run.out().contains("2  clock:freeze"), run.out());
        assertTrue(run.out().contains("= acces (injected errno=acces)"), run.out());
    }
}
