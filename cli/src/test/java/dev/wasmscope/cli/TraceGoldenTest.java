package dev.wasmscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.samples.ExtractedSample;
import dev.wasmscope.testing.Goldens;
import dev.wasmscope.testing.TestInputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code trace} prints of real programs; times and random ids are left out. */
class TraceGoldenTest {

    @TempDir private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "text, ''",
        "paths, '-y --filter file,!fd_fdstat_get,!fd_prestat*'",
        "stack, '-k --filter errno=noent'",
        "clock, '-y -t clock --filter path_open,fd=4'",
        "absolute, '-t absolute --filter args'",
        "relative, '--timestamps relative --follow --filter args'",
        "strings, '-s 16 --filter fd_read'",
        "summary, --summary",
        "files, --files",
        "both, '-c -C --sort name --filter path_open'",
        "json, '--format json --filter path_open,fd_read'",
        "json-stack, '--format json -k --filter errno=noent'",
        "chrome, '--format chrome --filter path_open'",
        "otlp, '--format otlp --filter path_open'",
    })
    void showsTheCallsOfWordcount(String name, String options) throws IOException {
        SampleFolder samples = new SampleFolder(folder);
        ExtractedSample sample = samples.extract("wordcount");
        String[] words = options.isEmpty() ? new String[0] : options.split(" ");
        List<String> line =
                new ArrayList<>(List.of(samples.command(sample, "both", "trace", words)));
        line.addAll(List.of("/data/lighthouse.txt", "/data/missing.txt"));

        CommandRun run = CommandRun.of(line.toArray(String[]::new));

        assertEquals(1, run.code(), run.err());
        String text = withoutTimes(clean(run.err()));
        Goldens.check(
                "trace/wordcount-" + name + ".txt",
                name.equals("summary") ? sortedRows(text) : text);
    }

    @Test
    void luaOpensAFileThatIsNotThere() throws IOException {
        Files.writeString(
                folder.resolve("open.lua"),
                "print(io.open('/data/none.txt'))\nio.write('done\\n')\n");

        CommandRun run =
                CommandRun.of(
                        "trace",
                        "-y",
                        "--filter",
                        "path_open,fd_write",
                        "--dir",
                        folder + "::/data",
                        TestInputs.guest("real/lua-c19-O0.wasm").toString(),
                        "--",
                        "/data/open.lua");

        assertEquals(0, run.code(), run.err());
        Goldens.check("trace/lua-missing.txt", withoutTimes(clean(run.err())));
    }

    @Test
    void minigzipReadsAndWrites() throws IOException {
        Files.writeString(folder.resolve("in.txt"), "to compress ".repeat(1000));

        CommandRun run =
                CommandRun.of(
                        "trace",
                        "--files",
                        "-C",
                        "-s",
                        "12",
                        "--filter",
                        "path_open,fd_read,fd_write,fd_close,path_unlink_file",
                        "--dir",
                        folder + "::/data",
                        TestInputs.guest("real/minigzip-c19-O0.wasm").toString(),
                        "--",
                        "/data/in.txt");

        assertEquals(0, run.code(), run.err());
        Goldens.check("trace/minigzip.txt", withoutTimes(clean(run.err())));
    }

    private String clean(String text) {
        return text.replace(folder.toString(), "FOLDER")
                .replaceAll("(?m)^wasmscope: reading .*\\R", "")
                // Where a guest was compiled is not what is looked at here.
                .replaceAll("\\(/[^:()]*/([^/:()]+:\\d)", "($1");
    }

    private static String withoutTimes(String text) {
        return text.replaceAll("<\\d+\\.\\d{6}>", "<TIME>")
                .replaceAll("\"(host_ns|start_ns)\":\\d+", "\"$1\":0")
                .replaceAll("\"(ts|dur)\":\\d+\\.\\d{3}", "\"$1\":0")
                .replaceAll("\"(trace|span|parentSpan)Id\":\"[0-9a-f]+\"", "\"$1Id\":\"ID\"")
                .replaceAll("TimeUnixNano\":\"\\d+\"", "TimeUnixNano\":\"TIME\"")
                .replaceAll("(?m)^\\d\\d:\\d\\d:\\d\\d\\.\\d{6} ", "HH:MM:SS.MICROS ")
                .replaceAll("(?m)^\\[(\\d+)\\] \\d+\\.\\d{6} ", "[$1] S.MICROS ")
                .replaceAll("(?m)^% time +seconds +usecs/call", "% time  seconds  usecs/call")
                .replaceAll("(?m)^ *\\d+\\.\\d\\d +\\d+\\.\\d{6} +\\d+ ", "TIME ");
    }

    /** The rows of a summary come with the slowest first, which no two runs agree on. */
    private static String sortedRows(String text) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int first = 1;
        while (!lines.get(first - 1).startsWith("% time")) {
            first++;
        }
        List<String> rows = lines.subList(first, lines.size() - 1);
        rows.sort(Comparator.naturalOrder());
        return String.join("\n", lines) + "\n";
    }
}
