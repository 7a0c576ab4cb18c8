package dev.wasmscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each limit ends the guest with one line and a stack, under {@code run} as in the debugger, also
 * in the start function; or keeps it from starting, with one line.
 */
class LimitsTest {
    private static final String HEAD = "0061736d01000000 010401600000 03020100 ";

    private static final String SPIN =
            "070a01065f737461727400000a0a01080003400c000b000b000e046e616d6501070100047370696e";

    /** A limit, a guest that reaches it, and what is said then. */
    enum Case {
        INSTRUCTIONS(
                "--max-instructions 1000",
                HEAD + SPIN,
                1,
                "limit reached: 1000 instructions",
                "spin (code+0x3)"),
        TIME("--timeout 0.2", HEAD + SPIN, 1, "limit reached: 0.2 s of time", "spin (code+0x3)"),
        DEPTH(
                "--max-depth 3",
                HEAD
                        + "070a01065f737461727400000a0601040010000b"
                        + "000e046e616d65010701000464656570",
                134,
                "trap: call stack exhausted: 3 frames",
                "deep (code+0x3)"),
        MEMORY(
                "--max-memory 1M",
                HEAD
                        + "0503010001 070a01065f737461727400000a11010f0003404110"
                        + "4000417f470d000b000b 0015046e616d65010e01000b67726f775f6d656d6f7279",
                134,
                "trap: unreachable",
                "grow_memory (code+0xf)"),
        TABLE(
                "--max-table 5000",
                HEAD
                        + "040401700001 070a01065f737461727400000a150113000340d07341e8"
                        + "07fc0f00417f470d000b000b 0014046e616d65010d01000a67726f775f7461626c65",
                134,
                "trap: unreachable",
                "grow_table (code+0x13)"),
        START_FUNCTION(
                "--timeout 0.2",
                "0061736d01000000 010401600000 0303020000 070a01065f737461727400000801010a0d0202"
                        + "000b080003400c000b000b 0012046e616d65010b020001660105626567696e",
                1,
                "limit reached: 0.2 s of time",
                "begin (code+0x6)"),
        LARGE_MEMORY(
                "--max-memory 1M",
                HEAD + "05050100e0d403 070a01065f737461727400000a040102000b",
                1,
                "cannot be instantiated: memory of 60000 pages exceeds the limit of 16 pages",
                ""),
        LARGE_TABLE(
                "--max-table 100",
                HEAD + "040701700080dac409 070a01065f737461727400000a040102000b",
                1,
                "cannot be instantiated: table of 20000000 elements exceeds the limit of 100",
                "");

        private final String option;
        private final byte[] module;
        private final int code;
        private final String message;
        private final String place;

        Case(String option, String hex, int code, String message, String place) {
            this.option = option;
            this.module = HexFormat.of().parseHex(hex.replace(" ", ""));
            this.code = code;
            this.message = message;
            this.place = place;
        }
    }

    @TempDir Path folder;

    private CommandRun command(Case limited, String name, String... options) throws IOException {
        Path file = Files.write(folder.resolve("guest.wasm"), limited.module);
        List<String> line = new ArrayList<>(List.of(name));
        line.addAll(Arrays.asList(limited.option.split(" ")));
        line.addAll(Arrays.asList(options));
        line.add(file.toString());
        return CommandRun.of(line.toArray(String[]::new));
    }

    @ParameterizedTest
    @EnumSource
    void endsTheGuestUnderRun(Case limited) throws IOException {
        CommandRun run = command(limited, "run");
        assertEquals(limited.code, run.code(), run.err());
        List<String> lines =
                run.err().lines().filter(line -> !line.startsWith("wasmscope: reading ")).toList();
        assertTrue(lines.getFirst().endsWith("guest.wasm: " + limited.message), run.err());
        if (limited.place.isEmpty()) {
            assertEquals(1, lines.size(), run.err());
        } else {
            assertEquals("  at " + limited.place, lines.get(1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void stopsTheGuestInTheDebugger(Case limited) throws IOException {
        CommandRun run = command(limited, "debug", "--batch", "-e", "run", "-e", "bt");
        String said = run.out() + run.err();
        assertTrue(said.contains(limited.message), said);
        if (!limited.place.isEmpty()) {
            assertTrue(said.contains("#0  " + limited.place), said);
        }
    }
}
