package dev.wasmscope.engine.exec;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * HotSpot's optimising compiler takes {@code InterpreterLoop.run} of every variant, which it does
 * only below 8,000 bytes of bytecode and some hundred times faster than without. Seen in what a
 * process of its own prints with {@code -XX:+PrintCompilation}; level 4 is C2. Run by {@code ./mvnw
 * -Pquick,bench -pl debugger-engine -am -Dtest=CompiledByC2Test
 * -Dsurefire.failIfNoSpecifiedTests=false test}.
 */
class CompiledByC2Test {
    private static final Pattern COMPILED =
            Pattern.compile(" 4 +dev\\.wasmscope\\.engine\\.exec\\.InterpreterLoop\\S*::run .*");

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @ParameterizedTest
    @CsvSource({
        "PLAIN, false",
        "PROFILE, false",
        "PROFILE, true",
        "STEP, false",
        "STEP, true",
        "WATCH, false",
        "WATCH, true"
    })
    void everyVariantIsCompiledByC2(RunMode mode, boolean counting) throws IOException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseCompactObjectHeaders",
                                "-XX:+PrintCompilation",
                                "-cp",
                                System.getProperty("java.class.path"),
                                BusyLoop.class.getName(),
                                module().toString(),
                                mode.name(),
                                Boolean.toString(counting))
                        .redirectErrorStream(true)
                        .start();
        List<String> seen = new ArrayList<>();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            long end = System.nanoTime() + PATIENCE.toNanos();
            for (String line = lines.readLine();
                    line != null && seen.isEmpty() && System.nanoTime() < end;
                    line = lines.readLine()) {
                Matcher matcher = COMPILED.matcher(line);
                if (matcher.find() && !line.contains("made not entrant")) {
                    seen.add(line.strip());
                }
            }
        } finally {
            process.destroyForcibly();
        }
        System.out.println(mode + ": " + seen);
        assertTrue(
                !seen.isEmpty(),
                "C2 did not compile the loop's variant " + mode + (counting ? " that counts" : ""));
    }

    private static Path module() {
        return Path.of("..", "bench", "guests", "kernels-O2.wasm");
    }
}
