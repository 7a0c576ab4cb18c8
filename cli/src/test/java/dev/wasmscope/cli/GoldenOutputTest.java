package dev.wasmscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.samples.ExtractedSample;
import dev.wasmscope.testing.Goldens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What commands print for the samples, as texts under {@code src/test/resources/goldens}. Folders
 * and host times are replaced; everything else is exact.
 */
class GoldenOutputTest {

    private static final Path SCRIPTS =
            Path.of("src", "test", "resources", "dev", "wasmscope", "cli", "scripts");

    @TempDir Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "trap-ledger,       ledger,    december, 134",
        "trap-robots,       robots,    too-far,  134",
        "clean-inventory,   inventory, stock,    0",
    })
    void batchWithoutAScriptRunsAndExplainsATrap(String golden, String id, String run, int code)
            throws IOException {
        check("debug/" + golden + ".txt", code, id, run, "debug", "--batch");
    }

    static Stream<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            return files.sorted().toList().stream();
        }
    }

    /** A script's first line names the sample and its run. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("scripts")
    void scriptsShowWhatAPersonWouldSee(Path script) throws IOException {
        String[] sample = Files.readAllLines(script).getFirst().substring(2).split(" ");
        String name = script.getFileName().toString();

        check(
                "debug/" + name,
                0,
                sample[0],
                sample[1],
                "debug",
                "--batch",
                "-x",
                script.toAbsolutePath().toString());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "ledger, --sections",
        "ledger, --functions",
        "ledger, --imports",
        "ledger, --sources",
        "ledger, --debug-info",
        "ledger, --disassemble=share_of",
        "wordcount, --lines",
        "inventory, --debug-info",
        "robots, --debug-info",
    })
    void inspectShowsTheParts(String id, String part) throws IOException {
        ExtractedSample sample = new SampleFolder(folder).extract(id);

        CommandRun run = CommandRun.of("inspect", sample.module().toString(), part);

        assertEquals(0, run.code(), run.err());
        Goldens.check("inspect/" + id + part.replaceAll("=.*", "") + ".txt", clean(run.out()));
    }

    @Test
    void inspectSaysTheHealthOfDebugInformationAsJson() throws IOException {
        ExtractedSample sample = new SampleFolder(folder).extract("ledger");

        CommandRun run =
                CommandRun.of("inspect", sample.module().toString(), "--debug-info", "--json");

        assertEquals(0, run.code(), run.err());
        Goldens.check(
                "inspect/ledger--debug-info.json", run.out().replaceAll("(?m)^  \"file\".*\n", ""));
    }

    @Test
    void symbolizePrintsAsLlvmSymbolizerDoes() throws IOException {
        ExtractedSample sample = new SampleFolder(folder).extract("inventory");

        CommandRun run =
                CommandRun.withInput(
                        "0x5\n0x400\n0x401\n0x800\n0x1000\n0x2000\n99999999\n",
                        "symbolize",
                        sample.module().toString());

        assertEquals(0, run.code(), run.err());
        Goldens.check("symbolize/inventory.txt", clean(run.out()));
    }

    @Test
    void symbolizeFillsATraceInAndKeepsItsText() throws IOException {
        ExtractedSample sample = new SampleFolder(folder).extract("robots");
        String trace;
        try (var stream = GoldenOutputTest.class.getResourceAsStream("traces/robots-v8.txt")) {
            trace = new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
        Path file = java.nio.file.Files.writeString(folder.resolve("trace.txt"), trace);
        String module = sample.module().toString();

        CommandRun typed = CommandRun.withInput(trace, "symbolize", module);
        CommandRun named = CommandRun.of("symbolize", module, "--trace", file.toString());

        assertEquals(0, typed.code(), typed.err());
        Goldens.check("symbolize/robots-v8.txt", clean(typed.out()));
        assertEquals(typed.out(), named.out());
    }

    private void check(
            String golden, int code, String id, String run, String command, String... options)
            throws IOException {
        SampleFolder samples = new SampleFolder(folder);
        CommandRun result =
                CommandRun.of(samples.command(samples.extract(id), run, command, options));

        String err = clean(result.err());
        String text = clean(result.out()) + (err.isEmpty() ? "" : "--- stderr\n" + err);
        Goldens.check(golden, text);
        assertEquals(code, result.code(), text);
    }

    /** A slow machine says that it is still reading. */
    private String clean(String text) {
        return text.replace(folder.toString(), "FOLDER")
                .replaceAll("(?m)^wasmscope: reading .* …\\R", "");
    }
}
