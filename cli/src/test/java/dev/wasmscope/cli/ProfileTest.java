package dev.wasmscope.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.samples.ExtractedSample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Profiles are exact: the same guest and input give the same bytes. */
class ProfileTest {

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "ledger, january, out.folded",
        "ledger, december, out.folded",
        "inventory, stock, out.speedscope.json",
        "robots, three, out.folded",
        "wordcount, both, out.speedscope.json"
    })
    void twoRunsGiveTheSameBytes(String id, String run, String output) throws IOException {
        byte[] first = profile(id, run, output);
        byte[] second = profile(id, run, output);

        assertTrue(first.length > 0, "nothing was written");
        assertArrayEquals(first, second);
    }

    @Test
    void theHotFunctionOfWordcountComesFirst() throws IOException {
        SampleFolder samples = new SampleFolder(folder);
        ExtractedSample sample = samples.extract("wordcount");

        CommandRun run = CommandRun.of(samples.command(sample, "both", "profile", "--top", "1"));

        String hottest = run.err().lines().reduce((_, last) -> last).orElse("");
        assertTrue(hottest.contains("wordcount.c:"), run.err());
    }

    @Test
    void aTrappingRunStillGivesItsProfile() throws IOException {
        SampleFolder samples = new SampleFolder(folder);
        Path output = folder.resolve("trap.folded");

        CommandRun run =
                CommandRun.of(
                        samples.command(
                                samples.extract("ledger"),
                                "december",
                                "profile",
                                "-o",
                                output.toString()));

        assertAll(
                () -> assertEquals(ExitCode.TRAP, run.code()),
                () ->
                        assertTrue(
                                Files.readString(output).contains("share_of"),
                                Files.readString(output)));
    }

    @Test
    void anOutputThatCannotBeWrittenIsOneLine() throws IOException {
        SampleFolder samples = new SampleFolder(folder);
        Path output = folder.resolve("no/such/folder/out.folded");

        CommandRun run =
                CommandRun.of(
                        samples.command(
                                samples.extract("ledger"),
                                "january",
                                "profile",
                                "-o",
                                output.toString()));

        assertAll(
                () -> assertEquals(1, run.code()),
                () -> assertTrue(run.err().contains("the folder does not exist"), run.err()));
    }

    @ParameterizedTest
    @CsvSource({"wordcount, both", "ledger, december", "robots, too-far"})
    void theProfileOfARecordedRunIsThatOfTheOriginal(String id, String run) throws IOException {
        Path recording = folder.resolve("run.wsr");
        byte[] original = profile(id, run, "original.folded", "--record", recording.toString());
        byte[] replayed = profile(id, run, "replay.folded", "--replay", recording.toString());

        assertTrue(original.length > 0, "nothing was written");
        assertArrayEquals(original, replayed);
    }

    private byte[] profile(String id, String run, String output, String... options)
            throws IOException {
        SampleFolder samples = new SampleFolder(folder);
        Path file = folder.resolve(output);
        Files.deleteIfExists(file);
        String[] all =
                Stream.concat(Stream.of("-o", file.toString()), Stream.of(options))
                        .toArray(String[]::new);
        CommandRun.of(samples.command(samples.extract(id), run, "profile", all));
        return Files.readAllBytes(file);
    }
}
