package dev.wasmscope.engine.wasi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** The oracle for real programs: node 20 and its WASI. Asked only when goldens are updated. */
final class Node {
    private static final Path SCRIPT = Path.of("src", "test", "resources", "wasi", "node-wasi.mjs");

    private Node() {}

    /** Runs a guest under node and describes how it ended. */
    static String run(Path wasm, List<String> args, @Nullable Path folder, String stdin) {
        List<String> command =
                new ArrayList<>(
                        List.of("node", "--no-warnings", SCRIPT.toString(), wasm.toString()));
        command.add(folder == null ? "-" : folder.toString());
        command.addAll(args);
        try {
            Path out = Files.createTempFile("node", "out");
            Path err = Files.createTempFile("node", "err");
            Path in = Files.writeString(Files.createTempFile("node", "in"), stdin);
            Process process =
                    new ProcessBuilder(command)
                            .redirectInput(in.toFile())
                            .redirectOutput(out.toFile())
                            .redirectError(err.toFile())
                            .start();
            return text(process.waitFor(), Files.readString(out), Files.readString(err));
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
