package dev.wasmscope.cli.gdbremote;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.testing.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The installed LLDB, connected to a server, with a script. */
final class Lldb {
    /** Another version prints the same things in other words. */
    private static final String PROGRAM = "lldb-22";

    private static final int PATIENCE_SECONDS = 120;

    private final Path folder;
    private final int port;

    /**
     * Prepares it.
     *
     * @param folder where it works: sources with relative names are found there
     */
    Lldb(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** Skips the asking test where there is none. */
    static void require() {
        Tools.require(PROGRAM);
    }

    /** Connects, executes commands, and returns what was printed, without the port. */
    String run(List<String> commands) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        lines.add("process connect --plugin wasm connect://127.0.0.1:" + port);
        lines.addAll(commands);
        Path script = Files.write(Files.createTempFile("script", ".lldb"), lines);
        Path out = Files.createTempFile("lldb", ".out");
        Path err = Files.createTempFile("lldb", ".err");
        try {
            Process process =
                    new ProcessBuilder(
                                    PROGRAM,
                                    "--no-lldbinit",
                                    "--no-use-colors",
                                    "--batch",
                                    "--one-line-before-file",
                                    "settings set interpreter.stop-command-source-on-error false",
                                    "--source",
                                    script.toString())
                            .directory(folder.toFile())
                            .redirectOutput(out.toFile())
                            .redirectError(err.toFile())
                            .start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            String printed = Files.readString(out, StandardCharsets.UTF_8);
            assertTrue(ended, () -> "LLDB hangs; it said:\n" + printed);
            String errors = Files.readString(err, StandardCharsets.UTF_8);
            return fromConnectionOn(printed) + (errors.isEmpty() ? "" : "errors:\n" + errors);
        } finally {
            Files.delete(script);
            Files.delete(out);
            Files.delete(err);
        }
    }

    private String fromConnectionOn(String printed) {
        String command = "(lldb) process connect";
        int from = Math.max(0, printed.indexOf(command));
        return printed.substring(from).replace(":" + port, ":PORT");
    }
}
