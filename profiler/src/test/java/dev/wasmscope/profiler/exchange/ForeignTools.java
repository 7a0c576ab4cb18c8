package dev.wasmscope.profiler.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Programs of other people that read or write profiles; what is not there skips its test. */
final class ForeignTools {

    private static final List<String> PACKAGES =
            List.of(
                    "speedscope@1.25.0",
                    "pprof-format@2.3.2",
                    "pprof@5.0.0",
                    "@firefox-devtools/profiler-cli@0.10.0",
                    "ajv@8.17.1",
                    "jsdom@26.1.0");

    private static final String PYTHON_PACKAGE = "opentelemetry-proto==1.45.0";

    private ForeignTools() {}

    /** Skips the test where a program is missing. */
    static void require(String program, String debianPackage) {
        Assumptions.assumeTrue(
                works(List.of(program, "--version")),
                "skipped: needs " + program + " (apt-get install " + debianPackage + ")");
    }

    /** The npm packages that are readers, fetched once into {@code target/node}. */
    static Path modules() throws IOException, InterruptedException {
        require("node", "nodejs");
        require("npm", "npm");
        Path home = Path.of("target", "node").toAbsolutePath();
        Path stamp = home.resolve("packages");
        String wanted = String.join("\n", PACKAGES);
        if (!Files.exists(stamp) || !Files.readString(stamp).equals(wanted)) {
            Files.createDirectories(home);
            Files.writeString(home.resolve("package.json"), "{\"private\":true}");
            List<String> npm =
                    new ArrayList<>(
                            List.of(
                                    "npm",
                                    "install",
                                    "--prefix",
                                    home.toString(),
                                    "--no-audit",
                                    "--no-fund",
                                    "--ignore-scripts"));
            npm.addAll(PACKAGES);
            Assumptions.assumeTrue(
                    works(npm), "skipped: npm cannot fetch its packages; needs a network once");
            Files.writeString(stamp, wanted);
        }
        return home.resolve("node_modules");
    }

    /** The packages of Python that are readers, fetched once into {@code target/python}. */
    static Path pythonPackages() throws IOException {
        require("python3", "python3");
        Path home = Path.of("target", "python").toAbsolutePath();
        Path stamp = home.resolve("packages");
        if (!Files.exists(stamp) || !Files.readString(stamp).equals(PYTHON_PACKAGE)) {
            Files.createDirectories(home);
            Assumptions.assumeTrue(
                    works(
                            List.of(
                                    "python3",
                                    "-m",
                                    "pip",
                                    "install",
                                    "--target",
                                    home.toString(),
                                    "--upgrade",
                                    PYTHON_PACKAGE)),
                    "skipped: pip cannot fetch "
                            + PYTHON_PACKAGE
                            + "; needs python3-pip, and a network once");
            Files.writeString(stamp, PYTHON_PACKAGE);
        }
        return home;
    }

    private static boolean works(List<String> command) {
        try {
            run(new ProcessBuilder(command));
            return true;
        } catch (IOException | AssertionError _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What a process prints; it must end well within three minutes. */
    static String run(ProcessBuilder builder) throws IOException, InterruptedException {
        Path output = Files.createTempFile("foreign", ".txt");
        try {
            Process process =
                    builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
            boolean ended = process.waitFor(180, TimeUnit.SECONDS);
            process.destroyForcibly();
            String text = Files.readString(output);
            assertEquals(0, ended ? process.exitValue() : -1, text);
            return text;
        } finally {
            Files.delete(output);
        }
    }
}
