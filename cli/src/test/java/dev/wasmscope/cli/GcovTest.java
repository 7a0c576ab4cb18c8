package dev.wasmscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wasmscope.profiler.analyse.LineTable;
import dev.wasmscope.profiler.exchange.ProfileFormats;
import dev.wasmscope.samples.ExtractedSample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How often a line was executed is what gcov says of the same program, compiled by gcc for this
 * machine and run on the same file.
 */
class GcovTest {
    /** {@code 1212: 40:text}; {@code #####} was not executed, {@code -} has no code. */
    private static final Pattern GCOV = Pattern.compile("\\s*(\\d+|#####)\\*?:\\s*(\\d+):.*");

    /** by_count: how often qsort compares is the C library's matter, and they are two. */
    private static final List<Integer> CALLED_BY_THE_LIBRARY = List.of(94, 95, 96, 97, 98);

    @TempDir Path folder;

    @Test
    void linesOfWordcountAreExecutedAsOftenAsGcovSays() throws Exception {
        SampleFolder samples = new SampleFolder(folder);
        ExtractedSample sample = samples.extract("wordcount");
        Map<Integer, Long> expected = gcov(sample.module().resolveSibling("src/wordcount.c"));
        Path saved = folder.resolve("run.wprof");
        CommandRun run =
                CommandRun.of(samples.command(sample, "one", "profile", "-o", saved.toString()));
        assertEquals(0, run.code(), run.err());
        LineTable lines = LineTable.of(ProfileFormats.read(saved));

        Map<Integer, Long> counted = new TreeMap<>();
        expected.keySet().forEach(line -> counted.put(line, executions(lines, line)));

        assertTrue(expected.size() > 60, "gcov knows " + expected.size() + " lines");
        assertEquals(expected, counted);
    }

    private static long executions(LineTable lines, int line) {
        int at = lines.find("./src/wordcount.c", line);
        return at < 0 ? 0 : lines.executions(at);
    }

    private Map<Integer, Long> gcov(Path source) throws IOException, InterruptedException {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/gcc"))
                        && Files.isExecutable(Path.of("/usr/bin/gcov")),
                "no gcc and gcov in /usr/bin: apt install gcc");
        Path data = Files.createDirectories(folder.resolve("native"));
        String text = Files.readString(source).replace("/data/counts.txt", "counts.txt");
        Files.writeString(data.resolve("wordcount.c"), text);
        Files.copy(
                source.resolveSibling("../files/harbour.txt").normalize(),
                data.resolve("harbour.txt"));
        run(data, "gcc", "-O0", "--coverage", "-c", "wordcount.c");
        run(data, "gcc", "--coverage", "-o", "wordcount", "wordcount.o");
        run(data, "./wordcount", "harbour.txt");
        run(data, "gcov", "wordcount.c");
        Map<Integer, Long> counts = new TreeMap<>();
        for (String line : Files.readAllLines(data.resolve("wordcount.c.gcov"))) {
            Matcher row = GCOV.matcher(line);
            if (row.matches() && !CALLED_BY_THE_LIBRARY.contains(Integer.parseInt(row.group(2)))) {
                String count = row.group(1);
                counts.put(
                        Integer.parseInt(row.group(2)),
                        count.equals("#####") ? 0 : Long.parseLong(count));
            }
        }
        return counts;
    }

    private static void run(Path in, String... command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .directory(in.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(in.resolve("log").toFile())
                        .start();
        assertEquals(
                0,
                process.waitFor(),
                () -> String.join(" ", command) + " failed, see " + in.resolve("log"));
    }
}
