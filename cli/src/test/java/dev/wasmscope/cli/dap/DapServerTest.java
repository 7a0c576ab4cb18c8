package dev.wasmscope.cli.dap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.cli.SampleRuns;
import dev.wasmscope.testing.TestInputs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Who may connect, and what becomes of the program when a client does not behave. */
class DapServerTest {
    @TempDir Path folder;

    @Test
    void onlyThisMachineIsHeard() throws IOException {
        try (RunningServer server = new RunningServer()) {
            Optional<InetAddress> other =
                    NetworkInterface.networkInterfaces()
                            .flatMap(NetworkInterface::inetAddresses)
                            .filter(address -> !address.isLoopbackAddress())
                            .filter(address -> !address.isLinkLocalAddress())
                            .findFirst();
            org.junit.jupiter.api.Assumptions.assumeTrue(
                    other.isPresent(), "skipped: needs another address than the loopback one");

            assertThrows(
                    ConnectException.class,
                    () -> new Socket(other.orElseThrow(), server.port()).close());
        }
    }

    @Test
    void aSecondClientIsSentAwayAndTheFirstGoesOn() throws IOException {
        try (RunningServer server = new RunningServer();
                DapClient first = server.initialized();
                DapClient second = server.client()) {
            assertTrue(second.event("output").get("output").asString().contains("another client"));
            assertTrue(second.isClosedByServer());
            first.request("threads", "{}");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 2\r\n\r\n{}",
                "GET / HTTP/1.1\r\n\r\n",
                "Host: evil.example\r\nContent-Length: 2\r\n\r\n{}",
                "Content-Length: 2\r\nOrigin: http://evil.example\r\n\r\n{}",
                "GET / HTTP/1.1\r\nUpgrade: websocket\r\nOrigin: http://127.0.0.1\r\n\r\n",
                "Content-Length: -5\r\n\r\n",
                "Content-Length: 99999999999\r\n\r\n{}",
                "Content-Length: 2000000000\r\n\r\n{}",
                "\r\n\r\n\r\n",
                "\u0000\u0001\u0002\n\n",
            })
    void whatIsNoPacketEndsTheConnectionAndThePortStaysOpen(String bytes) throws IOException {
        try (RunningServer server = new RunningServer();
                DapClient stranger = server.client()) {
            stranger.raw(bytes);

            assertTrue(stranger.isClosedByServer());
            try (DapClient next = server.freeClient("{'adapterID':'wasmscope'}")) {
                next.request("threads", "{}");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{}",
                "null",
                "{'seq':1}",
                "{'seq':'x','type':'request','command':'threads'}",
                "{'seq':1,'type':'request','command':7}",
                "{'seq':1,'type':'request','command':'launch','arguments':'none'}",
                "{'seq':1,'type':'request','command':'stackTrace','arguments':{'threadId':{}}}",
                "{'seq':1,'type':'response','request_seq':9,'success':true,'command':'x'}",
                "{'seq':1,'type':'event','event':'stopped'}",
            })
    void packetsThatMeanNothingAreSurvived(String body) throws IOException {
        try (RunningServer server = new RunningServer();
                DapClient dap = server.initialized()) {
            dap.packet(body.replace('\'', '"'));

            dap.request("threads", "{}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void packetsOfAnyDepthAreSurvived(String level) throws IOException {
        try (RunningServer server = new RunningServer();
                DapClient dap = server.initialized()) {
            dap.packet(
                    "{\"seq\":7,\"type\":\"request\",\"command\":\"launch\",\"arguments\":{\"env\":"
                            + level.repeat(100_000));

            dap.request("threads", "{}");
        }
    }

    @Test
    void theProgramOfAClientThatVanishesWaitsForTheNext() throws IOException {
        try (RunningServer server = new RunningServer()) {
            try (DapClient lost = server.initialized()) {
                lost.request("launch", SampleRuns.launch(folder, "ledger", "january", ""));
                lost.request("setFunctionBreakpoints", "{'breakpoints':[{'name':'close_month'}]}");
                lost.request("configurationDone", "{}");
                lost.event("stopped");
            }
            try (DapClient next = server.freeClient("{'adapterID':'wasmscope'}")) {
                next.request("attach", "{}");
                next.event("initialized");
                next.request("configurationDone", "{}");
                assertEquals("breakpoint", next.event("stopped").get("reason").asString());
                assertEquals("close_month", top(next).get("name").asString());
                next.request("continue", "{'threadId':1}");
                assertEquals(0, next.event("exited").get("exitCode").asInt());
                next.request("disconnect", "{'terminateDebuggee':true}");
            }
            try (DapClient last = server.freeClient("{'adapterID':'wasmscope'}")) {
                assertTrue(last.refused("attach", "{}").contains("nothing to attach to"));
            }
        }
    }

    @Test
    void aSpinningProgramIsPausedAndIsPausedWhenItsClientVanishes() throws IOException {
        try (RunningServer server = new RunningServer()) {
            try (DapClient lost = server.initialized()) {
                lost.request("launch", spinning());
                lost.request("configurationDone", "{}");
                lost.event("process");
                lost.request("pause", "{'threadId':1}");
                assertEquals("pause", lost.event("stopped").get("reason").asString());
                lost.request("continue", "{'threadId':1}");
            }
            try (DapClient next = server.freeClient("{'adapterID':'wasmscope'}")) {
                next.request("attach", "{}");
                next.request("configurationDone", "{}");
                assertEquals("pause", next.event("stopped").get("reason").asString());
                next.request("terminate", "{}");
                next.event("terminated");
            }
        }
    }

    @Test
    void aCancelledRequestSaysSo() throws IOException {
        try (RunningServer server = new RunningServer();
                DapClient dap = server.initialized()) {
            dap.request("launch", spinning());
            dap.request("configurationDone", "{}");
            dap.event("process");
            int waiting = dap.send("evaluate", "{'expression':'run','context':'repl'}");
            dap.request("cancel", "{'requestId':%d}".formatted(waiting));
            JsonNode response = dap.await(waiting);
            assertFalse(response.get("success").asBoolean());
            dap.request("disconnect", "{}");
        }
    }

    @Test
    void aPacketThatIsCutOffIsNotPassedOn() throws IOException {
        byte[] whole = "Content-Length: 2\r\n\r\n{}".getBytes(StandardCharsets.US_ASCII);
        byte[] cut = "Content-Length: 20\r\n\r\n{}".getBytes(StandardCharsets.US_ASCII);

        assertEquals(
                "Content-Length: 2\r\n\r\n{}",
                new String(
                        new Packets(new ByteArrayInputStream(whole), () -> {}).readAllBytes(),
                        StandardCharsets.US_ASCII));
        assertEquals(0, new Packets(new ByteArrayInputStream(cut), () -> {}).readAllBytes().length);
    }

    /** A program that runs until it is stopped. */
    private static String spinning() {
        return "{'program':'%s','args':['-e','while true do end']}"
                .formatted(TestInputs.guest("real/lua-c19-O0.wasm"));
    }

    private static JsonNode top(DapClient dap) throws IOException {
        return dap.request("stackTrace", "{'threadId':1,'levels':1}").get("stackFrames").get(0);
    }
}
