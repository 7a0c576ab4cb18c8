package dev.wasmscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.samples.ExtractedSample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Traces of a real run are read by programs that are not ours, and mean the same there. */
class ForeignReadersTest {
    private static final NpmReader CHROME =
            new NpmReader("chrome", "@paulirish/trace_engine@0.0.65");
    private static final NpmReader OTLP =
            new NpmReader("otlp", "@opentelemetry/otlp-transformer@0.57.2");

    @TempDir Path folder;

    @Test
    void chromesDeveloperToolsReadTheChromeFormat() throws Exception {
        List<String> expected = new ArrayList<>();
        expected.add("process wordcount.wasm");
        expected.add("thread guest thread 0");
        calls().forEach(call -> expected.add("call 0 " + call.get("name").asString()));

        assertEquals(expected, CHROME.read(trace("chrome")));
    }

    @Test
    void theOfficialSchemaReadsOtlp() throws Exception {
        Stream<String> calls =
                calls().stream()
                        .map(
                                call ->
                                        "call "
                                                + call.get("name").asString()
                                                + (call.get("errno").asInt() > 0
                                                        ? " " + call.get("result").asString()
                                                        : ""));
        List<String> expected = Stream.concat(calls, Stream.of("root run wordcount.wasm")).toList();

        assertTrue(expected.contains("call path_open io"), "an injected error is among them");
        assertEquals(expected, OTLP.read(trace("otlp")));
    }

    private List<JsonNode> calls() throws IOException {
        JsonMapper mapper = JsonMapper.builder().build();
        return Files.readAllLines(trace("json")).stream().map(mapper::readTree).toList();
    }

    /** The trace of one run, in which a call fails; each run makes the same calls. */
    private Path trace(String format) throws IOException {
        Path file = folder.resolve("trace." + format);
        ExtractedSample sample = new SampleFolder(folder.resolve(format)).extract("wordcount");
        String[] command =
                new SampleFolder(folder)
                        .command(
                                sample,
                                "both",
                                "trace",
                                "--inject=path_open:errno=io:when=2",
                                "--format=" + format,
                                "-o",
                                file.toString());
        CommandRun run = CommandRun.of(command);
        assertTrue(Files.size(file) > 0, run.err());
        return file;
    }
}
