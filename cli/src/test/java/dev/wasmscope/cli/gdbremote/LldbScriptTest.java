package dev.wasmscope.cli.gdbremote;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.testing.Goldens;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Stock LLDB against a running server: scripts beside this class, whose first line says the sample
 * and its arguments; what LLDB prints is under {@code src/test/resources/goldens/lldb}. Needs
 * {@code lldb-22}.
 */
class LldbScriptTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "steps-ledger",
                "values-ledger",
                "trap-ledger",
                "inline-inventory",
                "kill-robots",
                "jump-ledger",
                "watch-ledger",
                "detach-ledger"
            })
    void lldbSaysWhatItSaidBefore(String name) throws Exception {
        Lldb.require();
        List<String> script = script(name);
        String[] sample = script.getFirst().substring(1).strip().split(" ");
        String[] args = java.util.Arrays.copyOfRange(sample, 1, sample.length);
        try (ServedGuest guest = new ServedGuest(ServedGuest.sample(folder, sample[0], args))) {
            Lldb lldb = new Lldb(folder.resolve(sample[0]), guest.port());
            Goldens.check(
                    "lldb/" + name + ".txt",
                    lldb.run(script.subList(1, script.size()))
                            .replace(folder.toString(), "FOLDER"));
        }
    }

    /** As from another machine, through a tunnel. */
    @Test
    void aModuleThatLldbDoesNotHaveIsReadOverTheConnection() throws Exception {
        Lldb.require();
        LaunchConfig config = ServedGuest.sample(folder, "ledger");
        try (ServedGuest guest = new ServedGuest(config)) {
            Files.delete(config.wasm());
            String said =
                    new Lldb(folder, guest.port())
                            .run(
                                    List.of(
                                            "breakpoint set --file ledger.c --line 103",
                                            "continue",
                                            "frame variable entry->kind entry->day",
                                            "process kill"));

            assertTrue(said.contains("(kind) entry->kind = DEPOSIT"), said);
            assertTrue(said.contains("(unsigned int:5) entry->day = 1"), said);
        }
    }

    private static List<String> script(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        LldbScriptTest.class.getResourceAsStream(name + ".lldb"), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
