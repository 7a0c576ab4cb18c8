package dev.wasmscope.engine.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.wasmscope.testing.Goldens;
import dev.wasmscope.testing.TestInputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The core specification's test suite, every command of it. Counts go to {@code
 * target/conformance/spec-core.txt}; how many commands each script has is recorded in a golden.
 */
class SpecSuiteTest {

    private static final int SCRIPTS = 258;
    private static final int FAILURES_SHOWN = 60;

    @Test
    void runsEveryScript() throws IOException {
        List<Path> files = scripts(TestInputs.suite("spec-core-3.0"));
        assertEquals(SCRIPTS, files.size(), "scripts in the suite");
        SpecReport report =
                new SpecReport(
                        files.parallelStream()
                                .map(file -> ScriptRunner.run(file, Driver.PLAIN))
                                .toList());
        report.write(Path.of("target", "conformance", "spec-core.txt"));
        System.out.println("spec-core-3.0: " + report.summary());
        if (report.failed() > 0) {
            fail(
                    report.failures().stream()
                            .limit(FAILURES_SHOWN)
                            .collect(Collectors.joining("\n", report.summary() + "\n", "\n")));
        }
        Goldens.check("spec-core.txt", report.lines());
    }

    private static List<Path> scripts(Path suite) throws IOException {
        try (Stream<Path> files = Files.walk(suite)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }
}
