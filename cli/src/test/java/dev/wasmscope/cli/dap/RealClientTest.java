package dev.wasmscope.cli.dap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.cli.SampleRuns;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * VS Code's own test client against a running server. Needs node; its packages are fetched with npm
 * once, into {@code target/node}.
 */
class RealClientTest {
    private static final List<String> PACKAGES = List.of("@vscode/debugadapter-testsupport@1.68.0");

    @TempDir Path folder;

    @Test
    void theTestClientOfVisualStudioCodeDebugsTheLedger() throws Exception {
        Path modules = modules();
        Path script = folder.resolve("client.cjs");
        try (InputStream in = RealClientTest.class.getResourceAsStream("client.cjs")) {
            Files.write(script, in.readAllBytes());
        }
        String source = SampleRuns.source(folder, "ledger", "src/ledger.c");
        try (RunningServer server = new RunningServer()) {
            ProcessBuilder node =
                    new ProcessBuilder(
                            "node",
                            script.toString(),
                            String.valueOf(server.port()),
                            folder.resolve("ledger").resolve("ledger.wasm").toString(),
                            source,
                            "december");
            node.environment().put("NODE_PATH", modules.toString());

            assertEquals(
                    """
                    ok a source breakpoint is hit
                    ok a function breakpoint stops
                    ok a condition, a message and a data breakpoint
                    ok a chosen call is entered, a line gone back to, a frame restarted
                    ok a trap is an exception
                    ok a missing program is an error
                    """,
                    output(node, 120));
        }
    }

    private static Path modules() throws Exception {
        Assumptions.assumeTrue(works("node", "--version"), "skipped: needs node 18 or later");
        Assumptions.assumeTrue(works("npm", "--version"), "skipped: needs npm");
        Path home = Path.of("target", "node").toAbsolutePath();
        Path stamp = home.resolve("packages");
        String wanted = String.join("\n", PACKAGES);
        if (!Files.exists(stamp) || !Files.readString(stamp).equals(wanted)) {
            Files.createDirectories(home);
            ProcessBuilder npm =
                    new ProcessBuilder(
                            "npm", "install", "--no-audit", "--no-fund", "--ignore-scripts");
            npm.command().addAll(PACKAGES);
            Files.writeString(home.resolve("package.json"), "{\"private\":true}");
            Assumptions.assumeTrue(
                    works(npm.directory(home.toFile())),
                    "skipped: npm cannot fetch " + wanted + "; needs a network once");
            Files.writeString(stamp, wanted);
        }
        return home.resolve("node_modules");
    }

    private static boolean works(String... command) {
        return works(new ProcessBuilder(command));
    }

    private static boolean works(ProcessBuilder builder) {
        try {
            output(builder, 120);
            return true;
        } catch (IOException | UncheckedIOException | AssertionError _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What a process prints; it must end well within so many seconds. */
    private static String output(ProcessBuilder builder, int seconds)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("node", ".txt");
        try {
            Process process =
                    builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
            boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
            process.destroyForcibly();
            String text = Files.readString(output, StandardCharsets.UTF_8);
            assertEquals(0, ended ? process.exitValue() : -1, text);
            return text;
        } finally {
            Files.delete(output);
        }
    }
}
