package dev.wasmscope.profiler.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.testing.Goldens;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our files opened by programs that we did not write, and theirs by us: names, lines, totals. */
class OtherToolsTest {

    @TempDir Path folder;

    /** The golden is what speedscope, pprof-format, Google's profile.proto and Firefox found. */
    @Test
    void packagesOfNodeFindNamesLinesAndTotals() throws Exception {
        Path modules = ForeignTools.modules();
        writeShapes();

        Goldens.check("exchange/other-tools.txt", node(modules, "readers.cjs"));

        Profile go = ProfileFormats.read(folder.resolve("go.pb.gz"));
        assertEquals(
                """
                main.main self 10000000 calls 0
                  main.work self 50000000 calls 0
                """,
                ProfileText.tree(go));
        assertEquals(Measure.CPU_TIME, go.weight());
        assertEquals(
                "main.go:7 10000000\nmain.go:14 20000000\nmain.go:21 30000000",
                ProfileText.lines(go, Measure.CPU_TIME));
    }

    /** The report as a browser without a screen runs it: its tables, a search, what it painted. */
    @Test
    void theReportShowsItsTablesAndFindsFunctions() throws Exception {
        Path modules = ForeignTools.modules();
        writeShapes();

        Goldens.check("exchange/report.txt", node(modules, "report.cjs"));
    }

    @Test
    void callgrindAnnotateFindsFunctionsAndTotals() throws Exception {
        ForeignTools.require("valgrind", "valgrind");
        writeShapes();
        ProcessBuilder annotate =
                new ProcessBuilder("callgrind_annotate", "--inclusive=yes", "exact.callgrind");

        String text = ForeignTools.run(annotate.directory(folder.toFile()));

        assertEquals(
                """
                564 (100.0%)   896 (100.0%)  PROGRAM TOTALS
                564 (100.0%)   896 (100.0%)  ???:(host) [(host)]
                564 (100.0%)   896 (100.0%)  src/shapes.c:main [shapes.wasm]
                518 (91.84%)   896 (100.0%)  src/shapes.c:walk [shapes.wasm]
                378 (67.02%)     0           src/area.h:walk
                210 (37.23%)     0           src/area.h:Area<int>::of [shapes.wasm]
                """,
                text.lines()
                        .filter(line -> line.contains("%)") && line.strip().matches("\\d.*"))
                        .collect(Collectors.joining("\n", "", "\n")));
    }

    /** What callgrind itself writes: its own total, kept by us. */
    @Test
    void filesOfCallgrindAreRead() throws Exception {
        ForeignTools.require("valgrind", "valgrind");
        Path out = folder.resolve("callgrind.out.1");
        ForeignTools.run(
                new ProcessBuilder(
                        "valgrind",
                        "--tool=callgrind",
                        "--dump-instr=yes",
                        "--callgrind-out-file=" + out,
                        "/bin/true"));

        Profile profile = ProfileFormats.read(out);

        String totals =
                Files.readString(out)
                        .lines()
                        .filter(line -> line.startsWith("totals:"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(Long.parseLong(totals.substring(7).strip()), profile.total());
        assertTrue(
                profile.labels().stream()
                        .anyMatch(label -> label.name().equals("_dl_relocate_object")),
                "a function of the loader");
    }

    @Test
    void genhtmlFindsTheCoverage() throws Exception {
        ForeignTools.require("genhtml", "lcov");
        writeShapes();
        Files.createDirectory(folder.resolve("src"));
        Files.writeString(folder.resolve("src/shapes.c"), "line\n".repeat(30));
        Files.writeString(folder.resolve("src/area.h"), "line\n".repeat(30));
        ProcessBuilder genhtml =
                new ProcessBuilder("genhtml", "--output-directory", "html", "exact.info");

        String text = ForeignTools.run(genhtml.directory(folder.toFile()));

        assertTrue(text.contains("100.0% (6 of 6 lines)"), text);
        assertTrue(text.contains("100.0% (3 of 3 functions)"), text);
        assertTrue(Files.exists(folder.resolve("html/src/shapes.c.gcov.html")), text);
    }

    /**
     * Node's own profiler and speedscope's sample of folded stacks. The program works so much, not
     * so long: on a busy machine it may be left little of any time.
     */
    @Test
    void filesOfNodeAndSpeedscopeAreRead() throws Exception {
        Path modules = ForeignTools.modules();
        Files.writeString(
                folder.resolve("spin.cjs"),
                """
                function spin(turns) {
                  let n = 0;
                  for (let i = 0; i < turns; i++) n += Math.sqrt(n + i);
                  return n;
                }
                spin(5e7);
                """);
        ForeignTools.run(
                new ProcessBuilder(
                                "node", "--cpu-prof", "--cpu-prof-name=spin.cpuprofile", "spin.cjs")
                        .directory(folder.toFile()));

        Profile spin = ProfileFormats.read(folder.resolve("spin.cpuprofile"));

        int function = spin.labels().stream().map(label -> label.name()).toList().indexOf("spin");
        assertTrue(function >= 0, "spin is a function of the profile");
        assertEquals(1, spin.labels().get(function).line());
        assertTrue(
                ProfileText.lines(spin, Measure.WALL_TIME).contains("spin.cjs:3 "),
                "its loop is in line 3");

        Path release = modules.resolve("speedscope/dist/release");
        try (var files = Files.list(release)) {
            Path folded =
                    files.filter(file -> file.toString().endsWith(".txt"))
                            .filter(file -> file.toString().contains("collapsed"))
                            .findFirst()
                            .orElseThrow();
            long total =
                    Files.readAllLines(folded).stream()
                            .mapToLong(
                                    line ->
                                            Long.parseLong(
                                                    line.substring(line.lastIndexOf(' ') + 1)))
                            .sum();
            assertEquals(total, ProfileFormats.read(folded).total());
        }
    }

    /** OpenTelemetry's own messages, as protobuf and as JSON, and the csv module of Python. */
    @Test
    void packagesOfPythonFindNamesLinesAndTotals() throws Exception {
        Path packages = ForeignTools.pythonPackages();
        writeShapes();
        Path copy = folder.resolve("readers.py");
        try (InputStream in = OtherToolsTest.class.getResourceAsStream("readers.py")) {
            Files.write(copy, in.readAllBytes());
        }
        ProcessBuilder python =
                new ProcessBuilder(
                        "python3",
                        copy.toString(),
                        folder.toString(),
                        "exact.csv",
                        "exact.lines.csv",
                        "sampled.lines.csv");
        python.environment().put("PYTHONPATH", packages.toString());

        Goldens.check("exchange/python-readers.txt", ForeignTools.run(python));
    }

    private String node(Path modules, String script) throws IOException, InterruptedException {
        Path copy = folder.resolve(script);
        try (InputStream in = OtherToolsTest.class.getResourceAsStream(script)) {
            Files.write(copy, in.readAllBytes());
        }
        ProcessBuilder node = new ProcessBuilder("node", copy.toString(), folder.toString());
        node.environment().put("NODE_PATH", modules.toString());
        return ForeignTools.run(node);
    }

    private void writeShapes() throws IOException {
        for (ProfileFormat format : ProfileFormats.all()) {
            String ending = format.extensions().getFirst();
            write(format, Shapes.exact(), "exact" + ending);
            write(format, Shapes.sampled(), "sampled" + ending);
        }
    }

    private void write(ProfileFormat format, Profile profile, String name) throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
            format.write(profile, out);
        }
    }
}
