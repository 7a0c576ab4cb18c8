package dev.wasmscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.samples.ExtractedSample;
import dev.wasmscope.testing.TestInputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A trace in a file is whole, however the guest ended. */
class TraceEndsTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final long PATIENCE_SECONDS = 60;

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "chrome, december, '',                        134",
        "otlp,   december, '',                        134",
        "json,   december, '',                        134",
        "chrome, january,  '',                        0",
        "chrome, january,  --max-instructions=9000,   1",
        "otlp,   january,  --max-instructions=9000,   1",
    })
    void afterATrapAnExitAndALimit(String format, String month, String option, int code)
            throws IOException {
        ExtractedSample ledger = new SampleFolder(folder).extract("ledger");
        Path file = folder.resolve("trace." + format);

        CommandRun run =
                CommandRun.of(
                        "trace",
                        option.isEmpty() ? "-y" : option,
                        "--format",
                        format,
                        "-o",
                        file.toString(),
                        ledger.module().toString(),
                        "--",
                        month);

        assertEquals(code, run.code(), run.err());
        assertTrue(calls(format, file) > 1, () -> text(file));
    }

    @ParameterizedTest
    @CsvSource({
        "text,   ''",
        "json,   ''",
        "chrome, ''",
        "otlp,   ''",
        "json,   --follow",
        "text,   --summary",
        "text,   --files"
    })
    void afterATimeout(String format, String option) throws IOException {
        Path lua = TestInputs.guest("real/lua-c19-O0.wasm");
        Files.writeString(folder.resolve("forever.lua"), "while true do os.clock() end\n");
        Path file = folder.resolve("trace." + format);

        CommandRun run =
                CommandRun.of(
                        "trace",
                        option.isEmpty() ? "-y" : option,
                        "--format=" + format,
                        "--timeout=1.5",
                        "--dir=" + folder + "::/data",
                        "-o",
                        file.toString(),
                        lua.toString(),
                        "/data/forever.lua");

        assertEquals(1, run.code(), run.err());
        assertTrue(
                run.said()
                        .startsWith("wasmscope: " + lua + ": limit reached: 1.5 s of time\n  at "),
                run.err());
        if (format.equals("text")) {
            String end = option.equals("--files") ? "still open at exit: [^\n]*|[^\n]*" : "[^\n]*";
            assertTrue(text(file).matches("(?s).+\n(" + end + ")\n"), () -> text(file));
        } else {
            assertTrue(calls(format, file) > 1, () -> text(file));
        }
    }

    /** Ctrl-C, as the process sees it: it is asked to end while the guest waits for input. */
    @Test
    @DisabledOnOs(OS.WINDOWS) // ending a process asks nobody there
    void afterAnInterrupt() throws Exception {
        Path file = folder.resolve("trace.json");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process =
                new ProcessBuilder(
                                java,
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                classPath(),
                                Main.class.getName(),
                                "trace",
                                "--follow",
                                "--format",
                                "chrome",
                                "-o",
                                file.toString(),
                                TestInputs.guest("real/minigzip-c19-O0.wasm").toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("output").toFile())
                        .start();
        try {
            for (int i = 0; i < PATIENCE_SECONDS * 20 && process.isAlive(); i++) {
                if (Files.exists(file) && text(file).contains("args_sizes_get")) {
                    break;
                }
                Thread.sleep(50);
            }
            assertTrue(process.isAlive(), () -> text(folder.resolve("output")));
            process.destroy();
            assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
            assertTrue(calls("chrome", file) >= 1, () -> text(file));
        } finally {
            process.destroyForcibly();
        }
    }

    private static String classPath() {
        return System.getProperty(
                "surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** How many calls the trace holds; fails if it is not whole. */
    private static long calls(String format, Path file) throws IOException {
        return switch (format) {
            case "chrome" -> {
                JsonNode events = MAPPER.readTree(file.toFile());
                assertTrue(events.isArray());
                yield events.valueStream().filter(e -> e.get("ph").asString().equals("X")).count();
            }
            case "otlp" -> MAPPER.readTree(file.toFile()).findValues("spanId").size() - 1L;
            default -> {
                List<String> lines = Files.readAllLines(file);
                for (String line : lines) {
                    assertFalse(MAPPER.readTree(line).get("name").asString().isEmpty());
                }
                yield lines.size();
            }
        };
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
