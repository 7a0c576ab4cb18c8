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

/** {@code --dir FOLDER:overlay}: what the guest wrote is told, and kept only when asked for. */
class OverlayRunTest {
    @TempDir Path folder;

    /** The command line of a sample that writes a report, with its folder given as an overlay. */
    private String[] command(String name, ExtractedSample sample, String... options)
            throws IOException {
        List<String> line =
                new ArrayList<>(
                        Arrays.asList(
                                new SampleFolder(folder).command(sample, "both", name, options)));
        int value = line.indexOf("--dir") + 1;
        line.set(value, line.get(value) + ":overlay");
        return line.toArray(String[]::new);
    }

    private static final String TOLD =
            """
            wasmscope: changed in overlays, not kept (--save-overlay keeps it):
              created  /data/counts.txt (SIZE bytes)
            """;

    @Test
    void aTraceTellsItAfterTheCalls() throws IOException {
        ExtractedSample sample = new SampleFolder(folder).extract("wordcount");
        CommandRun run = CommandRun.of(command("trace", sample, "--filter", "path_open"));
        assertEquals(0, run.code(), run.err());
        String said = run.said().replaceAll("\\d+ bytes", "SIZE bytes");
        assertTrue(said.startsWith("path_open("), said);
        assertTrue(said.endsWith("\n" + TOLD), said);
    }

    @Test
    void aTraceInAFileTellsItTooAndKeepsItWhenAsked() throws IOException {
        ExtractedSample sample = new SampleFolder(folder).extract("wordcount");
        Path report = sample.folder().resolve("files").resolve("counts.txt");
        String trace = folder.resolve("trace.txt").toString();
        CommandRun run = CommandRun.of(command("trace", sample, "-o", trace));
        assertEquals(TOLD, run.said().replaceAll("\\d+ bytes", "SIZE bytes"));
        assertFalse(Files.readString(Path.of(trace)).contains("overlay"), "calls only");
        assertFalse(Files.exists(report), "nothing is written to the host");
        run = CommandRun.of(command("trace", sample, "-o", trace, "--save-overlay"));
        assertTrue(run.said().startsWith("wasmscope: saved from overlays:\n"), run.err());
        assertTrue(Files.size(report) > 0, "the report is on the host");
    }

    @Test
    void aProfileTellsItToo() throws IOException {
        ExtractedSample sample = new SampleFolder(folder).extract("wordcount");
        CommandRun run = CommandRun.of(command("profile", sample, "--top", "0"));
        assertEquals(TOLD, run.said().replaceAll("\\d+ bytes", "SIZE bytes"));
    }

    @Test
    void tellsWhatChangedAndLeavesTheFolderAlone() throws IOException {
        ExtractedSample sample = new SampleFolder(folder).extract("wordcount");
        Path report = sample.folder().resolve("files").resolve("counts.txt");
        assertFalse(Files.exists(report));
        CommandRun run = CommandRun.of(command("run", sample));
        assertEquals(0, run.code(), run.err());
        assertEquals(TOLD, run.said().replaceAll("\\d+ bytes", "SIZE bytes"));
        assertFalse(Files.exists(report), "nothing is written to the host");
    }

    @Test
    void keepsWhatChangedWhenAsked() throws IOException {
        ExtractedSample sample = new SampleFolder(folder).extract("wordcount");
        Path report = sample.folder().resolve("files").resolve("counts.txt");
        CommandRun run = CommandRun.of(command("run", sample, "--save-overlay"));
        assertEquals(0, run.code(), run.err());
        assertTrue(run.said().startsWith("wasmscope: saved from overlays:\n  created "), run.err());
        assertTrue(Files.size(report) > 0, "the report is on the host");
        CommandRun again = CommandRun.of(command("run", sample));
        assertTrue(again.err().contains("  modified /data/counts.txt"), again.err());
    }
}
