package dev.wasmscope.cli.dap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.cli.CommandIo;
import dev.wasmscope.cli.Main;
import dev.wasmscope.cli.SampleRuns;
import dev.wasmscope.testing.TestInputs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code wasmscope run --dap}: editors come and go, and the run is what it is without them. */
class AttachToRunTest {
    private static final Pattern PORT = Pattern.compile("listening at 127\\.0\\.0\\.1:(\\d+)");

    @TempDir Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aRunWaitsForAnEditorAndGoesOnWithoutIt() throws Exception {
        String ledger = ledger();
        CompletableFuture<Integer> run = run("run", "--dap", "0", "--dap-wait", ledger);
        try (DapClient editor = attach(port())) {
            editor.request("setFunctionBreakpoints", "{'breakpoints':[{'name':'post_account'}]}");
            editor.request("configurationDone", "{}");
            editor.event("stopped");
            assertEquals("", out.toString(StandardCharsets.UTF_8));
            editor.request("disconnect", "{}");
        }
        assertEquals(0, run.get(30, TimeUnit.SECONDS));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("4 transactions posted"));
    }

    @Test
    void aTrapOfARunIsLookedAtByTheEditorThatIsThere() throws Exception {
        CompletableFuture<Integer> run =
                run("run", "--dap", "0", "--dap-wait", ledger(), "--", "december");
        try (DapClient editor = attach(port())) {
            editor.request("configurationDone", "{}");
            assertEquals("exception", editor.event("stopped").get("reason").asString());
            editor.request("continue", "{'threadId':1}");
            assertEquals(134, editor.event("exited").get("exitCode").asInt());
            editor.event("terminated");
            editor.request("disconnect", "{}");
        }
        assertEquals(134, run.get(30, TimeUnit.SECONDS));
    }

    @Test
    void aTrapThatNoEditorSeesEndsTheRunAsAlways() throws Exception {
        CompletableFuture<Integer> run = run("run", "--dap", "0", ledger(), "--", "december");

        assertEquals(134, run.get(30, TimeUnit.SECONDS));
        assertTrue(said().contains("at share_of (./src/ledger.c:62:18)"), said());
    }

    @Test
    void aRunThatSpinsIsAttachedToPausedAndEnded() throws Exception {
        String lua = TestInputs.guest("real/lua-c19-O0.wasm").toString();
        CompletableFuture<Integer> run =
                run("run", "--dap", "0", lua, "--", "-e", "print(1) while true do end");
        while (!out.toString(StandardCharsets.UTF_8).equals("1\n")) {
            Thread.sleep(5);
        }
        try (DapClient editor = attach(port())) {
            editor.request("configurationDone", "{}");
            editor.request("pause", "{'threadId':1}");
            assertEquals("pause", editor.event("stopped").get("reason").asString());
            editor.request("disconnect", "{'terminateDebuggee':true}");
        }
        assertEquals(1, run.get(30, TimeUnit.SECONDS));
        assertTrue(said().contains("stopped: killed"), said());
    }

    @Test
    void waitingNeedsAPort() throws Exception {
        assertEquals(2, run("run", "--dap-wait", ledger()).get(30, TimeUnit.SECONDS));
        assertTrue(said().contains("--dap-wait wants --dap PORT too"), said());
    }

    private String ledger() throws IOException {
        SampleRuns.source(folder, "ledger", "src/ledger.c");
        return folder.resolve("ledger").resolve("ledger.wasm").toString();
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private CompletableFuture<Integer> run(String... arguments) {
        CommandIo io =
                new CommandIo(
                        InputStream.nullInputStream(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false);
        return CompletableFuture.supplyAsync(
                () -> Main.run(io, List.of(arguments).toArray(String[]::new)));
    }

    /** The port that the run has told. */
    private int port() throws InterruptedException {
        Matcher told = PORT.matcher(said());
        while (!told.find()) {
            Thread.sleep(5);
            told = PORT.matcher(said());
        }
        return Integer.parseInt(told.group(1));
    }

    private static DapClient attach(int port) throws IOException {
        DapClient editor = new DapClient(port);
        editor.request("initialize", "{'adapterID':'wasmscope'}");
        editor.request("attach", "{}");
        editor.event("initialized");
        return editor;
    }
}
