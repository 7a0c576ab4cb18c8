package dev.wasmscope.engine.wasi;

import dev.wasmscope.testing.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** The oracle for real programs: node, 20 or newer, and its WASI. */
final class Node {
    /** The system property that names another node. */
    private static final String COMMAND = "wasmscope.node";

    private static final Path SCRIPT = Path.of("src", "test", "resources", "wasi", "node-wasi.mjs");

    private Node() {}

    /**
     * How node ended.
     *
     * @param exitCode the guest's; 134 after a trap
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Ended(int exitCode, byte[] stdout, byte[] stderr) {}

    /** The major version of the node that is asked, 0 if there is none. */
    static int version() {
        if (System.getProperty(COMMAND) == null && !Tools.isInstalled("node")) {
            return 0;
        }
        String version = Tools.run("", command(), "--version");
        return Integer.parseInt(version.substring(1, version.indexOf('.')));
    }

    private static String command() {
        return System.getProperty(COMMAND, "node");
    }

    /** Runs a guest under node and describes how it ended. */
    static String run(Path wasm, List<String> args, @Nullable Path folder, String stdin) {
        Ended ended = run(wasm, args, folder, stdin.getBytes(StandardCharsets.UTF_8));
        return text(
                ended.exitCode(),
                new String(ended.stdout(), StandardCharsets.UTF_8),
                new String(ended.stderr(), StandardCharsets.UTF_8));
    }

    /** Runs a guest under node; {@code folder} is its root. */
    static Ended run(Path wasm, List<String> args, @Nullable Path folder, byte[] stdin) {
        List<String> command =
                new ArrayList<>(
                        List.of(command(), "--no-warnings", SCRIPT.toString(), wasm.toString()));
        command.add(folder == null ? "-" : folder.toString());
        command.addAll(args);
        try {
            Path out = Files.createTempFile("node", "out");
            Path err = Files.createTempFile("node", "err");
            Path in = Files.write(Files.createTempFile("node", "in"), stdin);
            try {
                int code =
                        new ProcessBuilder(command)
                                .redirectInput(in.toFile())
                                .redirectOutput(out.toFile())
                                .redirectError(err.toFile())
                                .start()
                                .waitFor();
                return new Ended(code, Files.readAllBytes(out), Files.readAllBytes(err));
            } finally {
                Files.delete(out);
                Files.delete(err);
                Files.delete(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How a run ended. */
    static String text(int exitCode, String stdout, String stderr) {
        return "exit %d\n--- stdout\n%s--- stderr\n%s".formatted(exitCode, stdout, stderr);
    }

    /** The files in a folder with their lengths and checksums. */
    static String listing(Path folder) throws IOException {
        StringBuilder text = new StringBuilder("--- files\n");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.skip(1).sorted().toList()) {
                text.append(folder.relativize(file));
                if (Files.isDirectory(file)) {
                    text.append("/\n");
                } else {
                    byte[] contents = Files.readAllBytes(file);
                    CRC32 crc = new CRC32();
                    crc.update(contents);
                    text.append(" %d bytes, crc %08x\n".formatted(contents.length, crc.getValue()));
                }
            }
        }
        return text.toString().replace('\\', '/');
    }
}
