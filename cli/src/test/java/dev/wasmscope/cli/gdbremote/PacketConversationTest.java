package dev.wasmscope.cli.gdbremote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.testing.Goldens;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Conversations packet by packet, as texts under {@code src/test/resources/goldens/gdbremote}: what
 * the client sends, what the server replies.
 */
class PacketConversationTest {
    @TempDir Path folder;

    @Test
    void aClientAsksWhatItMustKnow() throws Exception {
        converse(
                "hello",
                ServedGuest.sample(folder, "ledger"),
                client -> {
                    client.ask("qSupported:xmlRegisters=i386;multiprocess+");
                    client.ask("QThreadSuffixSupported");
                    client.ask("QListThreadsInStopReply");
                    client.ask("qHostInfo");
                    client.ask("vCont?");
                    client.ask("qVAttachOrWaitSupported");
                    client.ask("Z0,12,1");
                    client.ask("QEnableErrorStrings");
                    client.ask("Z0,12,1");
                    client.ask("qProcessInfo");
                    client.ask("qC");
                    client.ask("?");
                    client.ask("qRegisterInfo0");
                    client.ask("qRegisterInfo1");
                    client.ask("qXfer:libraries:read::0,1ffff");
                    client.ask("qXfer:libraries:read::2,9");
                    client.ask("qfThreadInfo");
                    client.ask("qsThreadInfo");
                    client.ask("Hg1");
                    client.ask("T1");
                    client.ask("T7");
                    client.ask("jThreadsInfo");
                    client.ask("qThreadStopInfo1");
                    client.ask("p0;thread:1;");
                    client.ask("g;thread:1;");
                    client.ask("p1");
                });
    }

    @Test
    void theStackAndWhatWasmHasForRegisters() throws Exception {
        converse(
                "stack",
                ServedGuest.sample(folder, "ledger"),
                client -> {
                    client.ask("QEnableErrorStrings");
                    client.ask("Z0,4000000000000a08,1");
                    client.resume("c");
                    client.ask("qWasmCallStack:1");
                    client.ask("qWasmLocal:0;0");
                    client.ask("qWasmLocal:0;1");
                    client.ask("qWasmLocal:2;0");
                    client.ask("qWasmLocal:0;999");
                    client.ask("qWasmLocal:99;0");
                    client.ask("qWasmLocal:0");
                    client.ask("qWasmGlobal:0;0");
                    client.ask("qWasmStackValue:0;0");
                    client.ask("vCont;s:1");
                    client.ask("s");
                    client.ask("qWasmStackValue:0;0");
                    client.ask("z0,4000000000000a08,1");
                    client.ask("z0,4000000000000a08,1");
                    client.resume("vCont;c:1");
                });
    }

    @Test
    void memoryIsReadAndWritten() throws Exception {
        converse(
                "memory",
                ServedGuest.sample(folder, "ledger"),
                client -> {
                    client.ask("QEnableErrorStrings");
                    client.ask("m400,20");
                    client.ask("x0,0");
                    client.ask("x400,10");
                    client.ask("M400,3:414243");
                    client.ask("X403,2:}\u0003}\u0004");
                    client.ask("m400,6");
                    client.ask("m1fffc,10");
                    client.ask("m20000,1");
                    client.ask("m100000000,1");
                    client.ask("M1ffff,2:0000");
                    client.ask("M400,3:41");
                    client.ask("M400,1:zz");
                    client.ask("m4000000000000000,8");
                    client.ask("M4000000000000000,1:00");
                    client.ask("m8000000000000000,8");
                    client.ask("qMemoryRegionInfo:400");
                    client.ask("qMemoryRegionInfo:20000");
                    client.ask("qMemoryRegionInfo:4000000000000123");
                    client.ask("qMemoryRegionInfo:4000000000800000");
                    client.ask("qMemoryRegionInfo:ffffffffffffffff");
                });
    }

    @Test
    void watchpointsStopBehindReadsAndWrites() throws Exception {
        converse(
                "watch",
                ServedGuest.sample(folder, "ledger"),
                client -> {
                    client.ask("QEnableErrorStrings");
                    client.ask("qWatchpointSupportInfo:");
                    client.ask("Z2,f50,4");
                    client.resume("c");
                    client.ask("jThreadsInfo");
                    client.ask("z2,f50,4");
                    client.ask("Z3,f50,4");
                    client.resume("c");
                    client.ask("z3,f50,4");
                    client.ask("Z4,f53,1");
                    client.resume("c");
                    client.resume("c");
                    client.ask("Z4,4000000000000000,1");
                    client.ask("Z2,1ffff,2");
                    client.ask("Z2,400,0");
                    client.ask("Z2,400,10001");
                    client.ask("z4,f53,1");
                    client.resume("c");
                });
    }

    /** At the call of {@code printf}, which has no lines, and at that of a function with lines. */
    @Test
    void stepsAreWholeOrExact() throws Exception {
        for (boolean exact : new boolean[] {false, true}) {
            converse(
                    exact ? "steps-exact" : "steps",
                    ServedGuest.sample(folder, "ledger"),
                    new ServerOptions(true, false, exact),
                    client -> {
                        client.ask("Z0,40000000000009c6,1");
                        client.resume("c");
                        client.resume("vCont;s:1");
                        client.ask("Z0,4000000000000a44,1");
                        client.resume("c");
                        client.resume("vCont;s:1");
                        client.ask("qWasmCallStack:1");
                        client.resume("k");
                    });
        }
    }

    @Test
    void theProgramGoesOnElsewhere() throws Exception {
        converse(
                "jump",
                ServedGuest.sample(folder, "ledger"),
                client -> {
                    client.ask("QEnableErrorStrings");
                    client.ask("Z0,4000000000000a4f,1");
                    client.resume("c");
                    client.ask("P0=080a000000000040;thread:1;");
                    client.ask("g");
                    client.ask("P0=0009000000000040");
                    client.ask("P0=0009");
                    client.ask("P1=0000000000000000");
                    client.resume("c");
                });
    }

    @Test
    void commandsOfTheTerminalDebugger() throws Exception {
        converse(
                "monitor",
                ServedGuest.sample(folder, "ledger"),
                client -> {
                    client.ask("Z0,4000000000000a4f,1");
                    client.resume("c");
                    for (String line :
                            List.of(
                                    "print *entry",
                                    "info wasm globals",
                                    "up",
                                    "continue",
                                    "dump memory stolen 0 +8",
                                    "x/y")) {
                        client.send("qRcmd," + Hex.text(line));
                        client.reply();
                        client.reply();
                    }
                    client.ask("qRcmd,zz");
                });
    }

    @Test
    void aTrapIsASignalWithADescription() throws Exception {
        converse(
                "trap",
                ServedGuest.sample(folder, "ledger", "december"),
                client -> {
                    client.resume("c");
                    client.ask("jThreadsInfo");
                    client.resume("C08");
                    client.ask("?");
                    client.ask("qWasmCallStack:1");
                    client.ask("c");
                });
    }

    @Test
    void breakpointsWhereNothingIsExecutedAreToldAsTheyWereAsked() throws Exception {
        LaunchConfig config = ServedGuest.sample(folder, "ledger");
        try (ServedGuest guest = new ServedGuest(config);
                RemoteClient client = guest.client().quick()) {
            var module = guest.session().module();
            var function = module.findFunctions("post_account").getFirst();
            var loop =
                    module.disassembly(function.index()).stream()
                            .filter(line -> line.text().contains("loop"))
                            .findFirst()
                            .orElseThrow();
            long first = 0x4000000000000000L + codeStart(guest) + function.codeOffset();
            long marker = 0x4000000000000000L + codeStart(guest) + loop.codeOffset();

            assertEquals("OK", client.ask("Z0," + Long.toHexString(marker) + ",1"));
            String reply = client.resume("c");
            assertTrue(reply.contains("thread-pcs:" + Long.toHexString(marker) + ";"), reply);
            assertEquals("OK", client.ask("z0," + Long.toHexString(marker) + ",1"));
            assertEquals("OK", client.ask("Z0," + Long.toHexString(first) + ",1"));
            reply = client.resume("c");
            assertTrue(reply.contains("thread-pcs:" + Long.toHexString(first) + ";"), reply);
            assertTrue(
                    client.ask("qWasmCallStack:1").startsWith(Hex.littleEndian(first)),
                    "the stack begins there too");
            assertEquals(1, guest.session().breakpoints().size());
            assertTrue(
                    guest.session().breakpoints().getFirst().spec()
                            instanceof BreakpointSpec.Instruction);
        }
    }

    private static long codeStart(ServedGuest guest) {
        return guest.session().module().sections().stream()
                .filter(section -> section.id() == 10)
                .findFirst()
                .orElseThrow()
                .start();
    }

    private interface Talk {
        void with(RemoteClient client) throws Exception;
    }

    private void converse(String golden, LaunchConfig config, Talk talk) throws Exception {
        converse(golden, config, ServerOptions.DEFAULT, talk);
    }

    private void converse(String golden, LaunchConfig config, ServerOptions options, Talk talk)
            throws Exception {
        try (ServedGuest guest = new ServedGuest(config, options);
                RemoteClient client = guest.client().quick()) {
            talk.with(client);
            Goldens.check(
                    "gdbremote/" + golden + ".txt",
                    client.text()
                            .replace(folder.toRealPath().toString(), "FOLDER")
                            .replace(folder.toString(), "FOLDER"));
        }
    }
}
