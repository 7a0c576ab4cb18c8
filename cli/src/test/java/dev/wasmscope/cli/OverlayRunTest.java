package dev.wasmscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.samples.ExtractedSample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run --dir FOLDER:overlay}: what the guest wrote is told, and kept only when asked for. */
class OverlayRunTest {
    @TempDir Path folder;

    /** The command line of a sample that writes a report, with its folder given as an overlay. */
    private String[] command(ExtractedSample sample, String... options) throws IOException {
        List<String> line =
                new ArrayList<>(
                        Arrays.asList(
                                new SampleFolder(folder).command(sample, "both", "run", options)));
        int value = line.indexOf("--dir") + 1;
        line.set(value, line.get(value) + ":overlay");
        return line.toArray(String[]::new);
    }

    @Test
    void tellsWhatChangedAndLeavesTheFolderAlone() throws IOException {
        ExtractedSample sample = new SampleFolder(folder).extract("wordcount");
        Path report = sample.folder().resolve("files").resolve("counts.txt");
        assertFalse(Files.exists(report));
        CommandRun run = CommandRun.of(command(sample));
        assertEquals(0, run.code(), run.err());
        assertEquals(
                """
                wasmscope: changed in overlays, not kept (--save-overlay keeps it):
                  created  /data/counts.txt (SIZE bytes)
                """,
                run.err().replaceAll("\\d+ bytes", "SIZE bytes").replace("\r", ""));
        assertFalse(Files.exists(report), "nothing is written to the host");
    }

    @Test
    void keepsWhatChangedWhenAsked() throws IOException {
        ExtractedSample sample = new SampleFolder(folder).extract("wordcount");
        Path report = sample.folder().resolve("files").resolve("counts.txt");
        CommandRun run = CommandRun.of(command(sample, "--save-overlay"));
        assertEquals(0, run.code(), run.err());
        assertTrue(run.err().startsWith("wasmscope: saved from overlays:\n  created "), run.err());
        assertTrue(Files.size(report) > 0, "the report is on the host");
        CommandRun again = CommandRun.of(command(sample));
        assertTrue(again.err().contains("  modified /data/counts.txt"), again.err());
    }
}
