package dev.wasmscope.cli.gdbremote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.cli.CommandIo;
import dev.wasmscope.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command: where it listens, and how it ends. */
class GdbServerCommandTest {
    private static final Pattern PORT = Pattern.compile("listening at 127\\.0\\.0\\.1:(\\d+)\n");

    @TempDir Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource({"january, c, W00, 0", "december, c c, W86, 134", "january, k, X09, 137"})
    void endsAsTheGuestEnds(String run, String packets, String last, int code) throws Exception {
        String module = ServedGuest.sample(folder, "ledger").wasm().toString();
        CompletableFuture<Integer> ended = start("gdbserver", module, "--", run);
        try (RemoteClient client = new RemoteClient(port(ended)).quick()) {
            String reply = "";
            for (String packet : packets.split(" ")) {
                reply = client.resume(packet);
            }
            assertEquals(last, reply);
        }
        assertEquals(code, ended.get(20, TimeUnit.SECONDS));
        assertEquals("", out.toString(StandardCharsets.UTF_8), "the client had the output");
    }

    @ParameterizedTest
    @CsvSource({"--port=70000, 2", "--port=-1, 2", "--port=x, 2"})
    void aPortThatIsNoneIsToldInOneLine(String port, int code) throws Exception {
        assertEquals(code, start("gdbserver", port, "x.wasm").get(20, TimeUnit.SECONDS));
        assertEquals(1, said().lines().count(), said());
    }

    @Test
    void aPortThatIsTakenIsToldInOneLine() throws Exception {
        String module = ServedGuest.sample(folder, "ledger").wasm().toString();
        try (ServedGuest guest = new ServedGuest(ServedGuest.sample(folder, "ledger"))) {
            CompletableFuture<Integer> ended =
                    start("gdbserver", "--port", String.valueOf(guest.port()), module);
            assertEquals(1, ended.get(20, TimeUnit.SECONDS));
            assertTrue(said().contains("port " + guest.port() + ": "), said());
        }
    }

    private CompletableFuture<Integer> start(String... args) {
        CommandIo io =
                new CommandIo(
                        InputStream.nullInputStream(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false);
        return CompletableFuture.supplyAsync(() -> Main.run(io, args));
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** The port that it says it listens at. */
    private int port(CompletableFuture<Integer> ended) throws InterruptedException {
        for (int attempt = 0; attempt < 1000 && !ended.isDone(); attempt++) {
            Matcher port = PORT.matcher(said());
            if (port.find()) {
                return Integer.parseInt(port.group(1));
            }
            Thread.sleep(20);
        }
        throw new AssertionError("it does not listen: " + said());
    }
}
