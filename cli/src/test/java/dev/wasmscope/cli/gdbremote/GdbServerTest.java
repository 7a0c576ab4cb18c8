package dev.wasmscope.cli.gdbremote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.SessionState;
import dev.wasmscope.session.StopReason;
import dev.wasmscope.testing.TestInputs;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may connect, and what becomes of the program when a client comes, misbehaves and goes. */
class GdbServerTest {
    /** Of {@code post_account} in the ledger, behind its prologue. */
    private static final String POST_ACCOUNT = "Z0,40000000000009a5,1";

    @TempDir Path folder;

    @Test
    void onlyThisMachineIsHeard() throws Exception {
        try (ServedGuest guest = ledger()) {
            Optional<InetAddress> other =
                    NetworkInterface.networkInterfaces()
                            .flatMap(NetworkInterface::inetAddresses)
                            .filter(address -> !address.isLoopbackAddress())
                            .filter(address -> !address.isLinkLocalAddress())
                            .findFirst();
            Assumptions.assumeTrue(
                    other.isPresent(), "skipped: needs another address than the loopback one");

            assertThrows(
                    ConnectException.class,
                    () -> new Socket(other.orElseThrow(), guest.port()).close());
        }
    }

    @Test
    void aSecondClientIsSentAwayAndTheFirstGoesOn() throws Exception {
        try (ServedGuest guest = ledger();
                RemoteClient first = guest.client().quick();
                RemoteClient second = guest.client()) {
            assertTrue(second.isClosedByServer());
            assertEquals("QC1", first.ask("qC"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: evil.example\r\n\r\n$k#6b",
                "Content-Length: 2\r\n\r\n{}",
                "\u0000\u0001\u0002",
                "hello",
            })
    void aClientOfAnotherProtocolIsLeftAndTheProgramStays(String bytes) throws Exception {
        try (ServedGuest guest = ledger()) {
            try (RemoteClient stranger = guest.client()) {
                stranger.raw(bytes);
                assertTrue(stranger.isClosedByServer());
            }
            try (RemoteClient next = free(guest)) {
                assertTrue(next.ask("?").startsWith("T05"));
            }
        }
    }

    @Test
    void aPacketThatNeverEndsIsNotCollected() throws Exception {
        try (ServedGuest guest = ledger();
                RemoteClient client = guest.client()) {
            assertThrows(
                    IOException.class,
                    () -> {
                        client.raw("$" + "m".repeat(PacketReader.LARGEST));
                        while (!client.isClosedByServer()) {}
                        client.raw("m".repeat(PacketReader.LARGEST));
                        client.raw("m".repeat(PacketReader.LARGEST));
                    });
        }
    }

    @Test
    void aDamagedPacketIsAskedForAgainAndAReplyIsRepeated() throws Exception {
        try (ServedGuest guest = ledger();
                RemoteClient client = guest.client()) {
            client.raw("+$qC#00");
            assertEquals('-', client.read());
            assertEquals("QC1", client.ask("qC"));
            client.raw("-");
            assertEquals("QC1", client.reply());
        }
    }

    @Test
    void malformedPacketsAreAnsweredAndChangeNothing() throws Exception {
        List<String> malformed =
                List.of(
                        "m",
                        "m1",
                        "m1,",
                        "m,1",
                        "mzz,1",
                        "m-1,1",
                        "m10000000000000000,1",
                        "m0,zz",
                        "M",
                        "M0",
                        "M0,1",
                        "M0,1:",
                        "M0,1:1",
                        "X0,5:ab",
                        "x",
                        "x1",
                        "Z2,",
                        "Z2,400",
                        "Z2,400,0",
                        "Z3,4000000000000000,4",
                        "z2,",
                        "P",
                        "P0",
                        "P0=",
                        "P0=zz",
                        "Z0",
                        "Z0,",
                        "Z0,4000000000000000,1",
                        "Z0,4000000000ffffff,1",
                        "Z1,q,1",
                        "z0,",
                        "vCont;",
                        "vCont;q",
                        "vCont;s:2",
                        "vCont;s:zz",
                        "T",
                        "Tq",
                        "p",
                        "pzz",
                        "g",
                        "qWasmLocal:",
                        "qWasmLocal:;",
                        "qWasmLocal:-1;0",
                        "qWasmLocal:0;-1",
                        "qWasmLocal:0;99999999999",
                        "qWasmGlobal:0;9999",
                        "qWasmStackValue:x;y",
                        "qWasmCallStack:",
                        "qWasmCallStack:zz",
                        "qMemoryRegionInfo:",
                        "qMemoryRegionInfo:x",
                        "qXfer:libraries:read::",
                        "qXfer:libraries:read::zz,1",
                        "qXfer:features:read::0,1",
                        "qRegisterInfo",
                        "qRegisterInfozz",
                        "jThreadsInfo:x",
                        "_M10,rw",
                        "I41",
                        "R00",
                        "!",
                        "vRun;61",
                        "vAttach;1",
                        "A4,0,61",
                        "qSymbol:::",
                        "",
                        "\u00ff",
                        "QNonsense");
        try (ServedGuest guest = ledger();
                RemoteClient client = guest.client().quick()) {
            String before = client.ask("?");
            for (String packet : malformed) {
                client.ask(packet);

                assertEquals(before, client.ask("?"), packet);
                assertEquals(List.of(), guest.session().breakpoints(), packet);
            }
        }
    }

    /** Packets of random pieces; the same for the same seed. */
    @Test
    void nothingThatAClientSendsEndsTheServer() throws Exception {
        Random random = new Random(20261122);
        String[] pieces = {
            "m",
            "M",
            "x",
            "X",
            "Z0,",
            "Z1,",
            "Z2,",
            "z0,",
            "z2,",
            "p",
            "g",
            "H",
            "T",
            "?",
            "qC",
            "qWasmLocal:",
            "qWasmGlobal:",
            "qWasmCallStack:",
            "qXfer:libraries:read::",
            "vCont;",
            "vCont?",
            "s",
            "S05",
            "jThreadsInfo",
            "qMemoryRegionInfo:",
            "4000000000000a08",
            ",",
            ";",
            ":",
            "0",
            "1",
            "400",
            "ffffffffffffffff",
            "-",
            "zz",
            "}",
            "\u0000",
            "*"
        };
        try (ServedGuest guest = ledger();
                RemoteClient client = guest.client().quick()) {
            for (int round = 0; round < 2000; round++) {
                StringBuilder packet = new StringBuilder();
                for (int piece = random.nextInt(1, 5); piece > 0; piece--) {
                    packet.append(pieces[random.nextInt(pieces.length)]);
                }
                client.resume(packet.toString().replace('}', '{'));
            }
            assertEquals("QC1", client.ask("qC"));
            assertTrue(guest.session().state() != SessionState.RUNNING);
        }
    }

    @Test
    void theProgramOfAClientThatVanishesWaitsForTheNext() throws Exception {
        try (ServedGuest guest = ledger()) {
            try (RemoteClient lost = guest.client().quick()) {
                lost.ask(POST_ACCOUNT);
                assertTrue(lost.resume("c").contains("reason:breakpoint"));
            }
            try (RemoteClient next = free(guest)) {
                assertTrue(next.ask("?").contains("thread-pcs:40000000000009a5"));
                assertEquals(List.of(), guest.session().breakpoints());
                assertEquals("W00", next.resume("c"));
            }
            assertTrue(guest.isOver());
        }
    }

    @Test
    void aSpinningProgramIsInterruptedAndIsPausedWhenItsClientVanishes() throws Exception {
        try (ServedGuest guest = new ServedGuest(spinning())) {
            try (RemoteClient lost = guest.client().quick()) {
                lost.send("c");
                lost.raw("\u0003");
                assertTrue(lost.reply().startsWith("T02"));
                lost.raw("\u0003");
                assertEquals(
                        "QC1", lost.ask("qC"), "an interrupt of a standing program is nothing");
                lost.send("vCont;c");
            }
            try (RemoteClient next = free(guest)) {
                assertTrue(next.ask("?").startsWith("T02"));
                next.send("k");
                assertEquals("X09", next.reply());
            }
            assertTrue(guest.isOver());
            assertTrue(
                    guest.session().lastStop().orElseThrow().reason() instanceof StopReason.Killed);
        }
    }

    @Test
    void aRunningProgramIsKilled() throws Exception {
        try (ServedGuest guest = new ServedGuest(spinning())) {
            try (RemoteClient client = guest.client().quick()) {
                client.send("c");
                assertEquals("X09", client.ask("k"));
            }
            assertTrue(guest.isOver());
        }
    }

    @Test
    void killingByNumberIsAnsweredWithOk() throws Exception {
        try (ServedGuest guest = ledger();
                RemoteClient client = guest.client().quick()) {
            assertEquals("OK", client.ask("vKill;1"));
            assertEquals("X09", client.ask("?"));
        }
    }

    @Test
    void aDetachedProgramRunsOnToItsEndAndPrintsHere() throws Exception {
        try (ServedGuest guest = ledger()) {
            try (RemoteClient client = guest.client().quick()) {
                client.ask(POST_ACCOUNT);
                client.resume("c");
                assertEquals("OK", client.ask("D"));
            }
            assertTrue(guest.isOver());
            assertTrue(guest.printedHere().contains("4 transactions posted"), guest.printedHere());
        }
    }

    @Test
    void aDetachedProgramIsStoppedByTheNextClient() throws Exception {
        try (ServedGuest guest = new ServedGuest(spinning())) {
            try (RemoteClient client = guest.client().quick()) {
                assertEquals("OK", client.ask("D;1"));
            }
            try (RemoteClient next = free(guest)) {
                assertTrue(next.ask("?").startsWith("T02"));
                assertEquals("OK", next.ask("D1"));
            }
            try (RemoteClient last = free(guest)) {
                assertTrue(last.ask("?").startsWith("T02"));
                assertEquals("X09", last.ask("k"));
            }
        }
    }

    @Test
    void theProgramStartsAgainForTheNextClientIfThePortStays() throws Exception {
        try (ServedGuest guest =
                new ServedGuest(
                        ServedGuest.sample(folder, "ledger"),
                        new ServerOptions(true, true, false))) {
            try (RemoteClient client = guest.client().quick()) {
                assertEquals("W00", client.resume("c"));
            }
            try (RemoteClient next = free(guest)) {
                assertTrue(next.ask("?").startsWith("T05"));
                assertFalse(guest.session().lastStop().orElseThrow().ended());
                assertEquals("W00", next.resume("c"));
            }
        }
    }

    @Test
    void outputCanStayHere() throws Exception {
        try (ServedGuest guest =
                        new ServedGuest(
                                ServedGuest.sample(folder, "ledger"),
                                new ServerOptions(false, false, false));
                RemoteClient client = guest.client().quick()) {
            assertEquals("W00", client.ask("c"));
            assertTrue(guest.printedHere().startsWith("Household\n"), guest.printedHere());
        }
    }

    private ServedGuest ledger() throws Exception {
        return new ServedGuest(ServedGuest.sample(folder, "ledger"));
    }

    /** A program that runs until it is stopped. */
    private static LaunchConfig spinning() {
        return LaunchConfig.of(TestInputs.guest("real/lua-c19-O0.wasm"))
                .withArgs(List.of("-e", "while true do end"));
    }

    /** The next client, as soon as the server has noticed that the last one is gone. */
    private static RemoteClient free(ServedGuest guest) throws IOException {
        for (int attempt = 0; attempt < 100; attempt++) {
            RemoteClient client = guest.client();
            try {
                return client.quick();
            } catch (IOException _) {
                client.close();
            }
        }
        throw new IOException("the server stayed busy");
    }
}
