package dev.wasmscope.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.samples.ExpectedRun;
import dev.wasmscope.samples.ExtractedSample;
import dev.wasmscope.samples.Sample;
import dev.wasmscope.samples.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every run of every sample gives what another host (recorded with the samples) gave. */
class RunSamplesTest {

    @TempDir Path folder;

    static Stream<Arguments> runs() throws IOException {
        Stream.Builder<Arguments> runs = Stream.builder();
        Samples samples = new Samples();
        for (Sample sample : samples.all()) {
            for (ExpectedRun run : samples.expected(sample)) {
                runs.add(Arguments.of(sample.id(), run));
            }
        }
        return runs.build();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("runs")
    void givesTheExpectedOutputFilesAndEnd(String id, ExpectedRun expected) throws IOException {
        SampleFolder samples = new SampleFolder(folder);
        ExtractedSample sample = samples.extract(id);

        CommandRun run = CommandRun.of(samples.command(sample, expected.run(), "run"));

        assertEquals(expected.stdout(), run.out(), () -> "standard error was: " + run.err());
        expected.exitCode().ifPresent(code -> assertExit(expected, code, run));
        expected.trap().ifPresent(trap -> assertTrap(expected, trap, run));
        for (var file : expected.files().entrySet()) {
            assertEquals(
                    file.getValue(),
                    Files.readString(sample.folder().resolve(file.getKey())),
                    file.getKey());
        }
    }

    private static void assertExit(ExpectedRun expected, int code, CommandRun run) {
        assertAll(
                () -> assertEquals(code, run.code(), run.err()),
                () -> assertEquals(expected.stderr(), run.err()));
    }

    private static void assertTrap(ExpectedRun expected, String trap, CommandRun run) {
        assertAll(
                () -> assertEquals(ExitCode.TRAP, run.code()),
                () -> assertTrue(run.err().startsWith(expected.stderr()), run.err()),
                () -> assertTrue(run.err().contains(": trap: " + trap), run.err()),
                () ->
                        assertTrue(
                                run.err().contains("\n  at "),
                                "a symbolised stack follows: " + run.err()));
    }
}
