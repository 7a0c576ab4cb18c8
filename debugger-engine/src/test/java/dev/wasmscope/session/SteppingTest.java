package dev.wasmscope.session;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.samples.ExtractedSample;
import dev.wasmscope.samples.Sample;
import dev.wasmscope.samples.Samples;
import dev.wasmscope.testing.TestInputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps through real programs and compares every stop with tables recorded from executions. */
class SteppingTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"shapes-over", "shapes-into", "shapes-mixed"})
    void stepsThroughC(String table) throws Exception {
        Path wasm = TestInputs.guest("c/shapes-c19-O0-dw5.wasm");
        StepChecks.follow(table, DebuggedProgram.open(wasm, TestInputs.guest("src")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"app-over", "app-into", "app-mixed"})
    void stepsThroughRust(String table) throws Exception {
        Path wasm = TestInputs.guest("rust/app-r196-dev.wasm");
        Path source = Files.createDirectories(folder.resolve("src")).resolve("main.rs");
        Files.copy(TestInputs.guest("src/rust/app.rs"), source);
        StepChecks.follow(table, DebuggedProgram.open(wasm, folder));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ledger-over",
                "ledger-into",
                "inventory-over",
                "inventory-into",
                "inventory-inlined-over",
                "inventory-inlined-into",
                "robots-over",
                "robots-into"
            })
    void stepsThroughSamples(String table) throws Exception {
        StepChecks.follow("sample-" + table, sample(table.substring(0, table.indexOf('-'))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"december-over", "december-into"})
    void stepsUpToATrap(String table) throws Exception {
        Stop last = StepChecks.follow("sample-" + table, sample("ledger", "december"));
        assertTrue(
                last.reason() instanceof StopReason.Trapped,
                () -> "the table ends before the trap, and then: " + last.reason());
    }

    private DebuggedProgram sample(String id, String... args) throws IOException, SessionException {
        Samples samples = new Samples();
        Sample sample = samples.find(id).orElseThrow();
        ExtractedSample files = samples.extractTo(sample, folder);
        return new DebuggedProgram(LaunchConfig.of(files.module()).withArgs(List.of(args)));
    }
}
