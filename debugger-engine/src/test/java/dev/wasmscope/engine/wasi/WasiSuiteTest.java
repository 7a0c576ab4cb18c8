package dev.wasmscope.engine.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.engine.exec.LinkException;
import dev.wasmscope.engine.exec.TrapException;
import dev.wasmscope.engine.wasi.fs.FileSystems;
import dev.wasmscope.engine.wasi.fs.Trees;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import dev.wasmscope.testing.TestInputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The preview 1 part of WebAssembly/wasi-testsuite, on every implementation of the file system. The
 * counts go to {@code target/conformance/wasi-p1.txt}; the test fails when {@link
 * #EXPECTED_FAILURES} is wrong in either direction.
 */
@Timeout(600)
class WasiSuiteTest {
    /** {@code implementation/test} -> why it cannot pass. */
    private static final Map<String, String> EXPECTED_FAILURES = Map.of();

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir Path temp;

    @Test
    void everyTestEndsAsExpected() throws Exception {
        Path suite = TestInputs.suite("wasi-testsuite");
        List<Path> tests = tests(suite);
        Map<String, String> failures = new TreeMap<>();
        EnumMap<FileSystems, Integer> passed = new EnumMap<>(FileSystems.class);
        for (FileSystems kind : FileSystems.values()) {
            for (Path wasm : tests) {
                String failure = run(kind, wasm);
                if (failure.isEmpty()) {
                    passed.merge(kind, 1, Integer::sum);
                } else {
                    failures.put(kind + "/" + name(wasm), failure);
                }
            }
        }
        write(tests.size(), passed, failures);
        Map<String, String> unexpected = new LinkedHashMap<>(failures);
        unexpected.keySet().removeAll(EXPECTED_FAILURES.keySet());
        assertEquals("", lines(unexpected), "failures that are not expected");
        Map<String, String> passing = new LinkedHashMap<>(EXPECTED_FAILURES);
        passing.keySet().removeAll(failures.keySet());
        assertEquals("", lines(passing), "expected failures that pass: take them off the list");
    }

    private static List<Path> tests(Path suite) throws IOException {
        try (Stream<Path> files = Files.walk(suite)) {
            return files.filter(file -> file.toString().endsWith(".wasm"))
                    .filter(file -> file.toString().contains("wasm32-wasip1"))
                    .sorted()
                    .toList();
        }
    }

    /** Runs one test and says what went wrong, or nothing. */
    private String run(FileSystems kind, Path wasm) throws IOException {
        JsonNode spec = spec(wasm);
        try {
            GuestRun run = GuestRun.of(Files.readAllBytes(wasm), options(kind, wasm, spec));
            int expected = spec.path("exit_code").asInt(0);
            if (run.exitCode() != expected) {
                return "exit code %d, not %d: %s\n%s"
                        .formatted(run.exitCode(), expected, run.errText(), run.lastCalls(8));
            }
            String stdout = spec.path("stdout").asString("");
            boolean differs = spec.has("stdout") && !run.outText().equals(stdout);
            return differs ? "stdout was " + run.outText() : "";
        } catch (ErrnoException | LinkException | TrapException | AssertionError e) {
            return e.toString();
        }
    }

    private static JsonNode spec(Path wasm) {
        Path file = wasm.resolveSibling(name(wasm) + ".json");
        return Files.exists(file) ? JSON.readTree(file.toFile()) : JSON.createObjectNode();
    }

    private WasiOptions.Builder options(FileSystems kind, Path wasm, JsonNode spec)
            throws IOException, ErrnoException {
        List<String> args = new ArrayList<>(List.of(name(wasm)));
        spec.path("args").forEach(arg -> args.add(arg.asString()));
        Map<String, String> env = new LinkedHashMap<>();
        spec.path("env").properties().forEach(e -> env.put(e.getKey(), e.getValue().asString()));
        List<Preopen> preopens = new ArrayList<>();
        if (spec.hasNonNull("root")) {
            Path folder = Files.createTempDirectory(temp, "root");
            Trees.copy(wasm.resolveSibling(spec.path("root").asString()), folder);
            preopens.add(new Preopen("/", kind.holding(folder)));
        }
        return WasiOptions.builder().args(args).env(env).preopens(preopens);
    }

    private static String name(Path wasm) {
        return wasm.getFileName().toString().replace(".wasm", "");
    }

    private static String lines(Map<String, String> failures) {
        StringBuilder lines = new StringBuilder();
        failures.forEach((test, why) -> lines.append(test).append(": ").append(why).append('\n'));
        return lines.toString();
    }

    private static void write(
            int total, EnumMap<FileSystems, Integer> passed, Map<String, String> failures)
            throws IOException {
        StringBuilder report = new StringBuilder();
        // The first line is what a guest gets in a folder of this machine.
        report.append(counts(total, passed.getOrDefault(FileSystems.HOST, 0))).append('\n');
        for (FileSystems kind : FileSystems.values()) {
            int count = passed.getOrDefault(kind, 0);
            report.append("%-10s %s%n".formatted(kind, counts(total, count)));
        }
        failures.forEach(
                (test, why) ->
                        report.append(
                                "FAILED %s (%s)%n"
                                        .formatted(
                                                test,
                                                EXPECTED_FAILURES.getOrDefault(
                                                        test, "not expected: " + why))));
        Path file = Path.of("target", "conformance", "wasi-p1.txt");
        Files.createDirectories(file.getParent());
        Files.writeString(file, report);
    }

    private static String counts(int total, int passed) {
        return "passed=%d failed=%d skipped=0".formatted(passed, total - passed);
    }
}
