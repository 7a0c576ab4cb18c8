package dev.wasmscope.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Programs of other people that tests compare with, where they are installed. */
public final class Tools {
    private Tools() {}

    /** Skips the asking test, and says why, if the program is not on the path. */
    public static void require(String program) {
        Assumptions.assumeTrue(
                isInstalled(program), () -> "skipped: needs " + program + " on the path");
    }

    /**
     * The newest of Debian's versions of an LLVM tool that is there; without one the asking test is
     * skipped and says so.
     *
     * @param name name without version, such as {@code llvm-symbolizer}
     */
    public static String llvm(String name) {
        if (isInstalled(name + "-22")) {
            return name + "-22";
        }
        Assumptions.assumeTrue(
                isInstalled(name + "-19"),
                () -> "skipped: needs " + name + "-22 or -19 on the path (Debian: llvm-19)");
        return name + "-19";
    }

    /** Whether a program is on the path. */
    public static boolean isInstalled(String program) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    /** Runs a program and returns what it prints; {@code input} is what it reads. */
    public static String run(String input, String... command) {
        try {
            Path in = Files.createTempFile("tool", ".in");
            Path out = Files.createTempFile("tool", ".out");
            try {
                Files.writeString(in, input);
                int code =
                        new ProcessBuilder(command)
                                .redirectInput(in.toFile())
                                .redirectOutput(out.toFile())
                                .redirectError(ProcessBuilder.Redirect.DISCARD)
                                .start()
                                .waitFor();
                if (code != 0) {
                    throw new IllegalStateException(List.of(command) + " ended with " + code);
                }
                return new String(Files.readAllBytes(out), StandardCharsets.UTF_8);
            } finally {
                Files.delete(in);
                Files.delete(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
