package dev.wasmscope.cli;

import dev.wasmscope.testing.Tools;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A reader that is not ours: a script of {@code src/test/resources/readers} with a pinned npm
 * package, which is installed once below {@code target/npm}. Without node, npm or a network the
 * asking test is skipped and says so.
 *
 * @param script name of the script without {@code .mjs}
 * @param npmPackage with its version, such as {@code name@1.2.3}
 */
record NpmReader(String script, String npmPackage) {
    private static final long MINUTES = 3;

    /** The lines that the script prints about a file. */
    List<String> read(Path file) throws Exception {
        Path folder = installed();
        Path copy = folder.resolve(script + ".mjs");
        try (InputStream in = NpmReader.class.getResourceAsStream("/readers/" + script + ".mjs")) {
            Files.write(copy, Objects.requireNonNull(in).readAllBytes());
        }
        Path said = folder.resolve(script + ".txt");
        int code = run(said, folder, "node", "--no-warnings", copy.toString(), file.toString());
        String text = Files.readString(said);
        if (code != 0) {
            throw new AssertionError(npmPackage + " does not read " + file + ":\n" + text);
        }
        return text.lines().toList();
    }

    private Path installed() throws IOException, InterruptedException {
        Tools.require("node");
        Tools.require("npm");
        Path folder =
                Path.of("target", "npm", npmPackage.replaceAll("[^\\w.]", "-")).toAbsolutePath();
        Path stamp = folder.resolve("installed");
        if (!Files.exists(stamp)) {
            Files.createDirectories(folder);
            Path said = folder.resolve("npm.txt");
            String[] install = {
                "npm",
                "install",
                "--prefix",
                folder.toString(),
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "--fetch-retries=0",
                npmPackage
            };
            boolean done = run(said, folder, install) == 0;
            Assumptions.assumeTrue(
                    done,
                    () -> "skipped: needs " + npmPackage + " from npm, a network; see " + said);
            Files.createFile(stamp);
        }
        return folder;
    }

    private static int run(Path output, Path folder, String... command)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        try {
            return process.waitFor(MINUTES, TimeUnit.MINUTES) ? process.exitValue() : -1;
        } finally {
            process.destroyForcibly();
        }
    }
}
