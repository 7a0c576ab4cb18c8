package dev.wasmscope.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.dwarf.section.DebugSections;
import dev.wasmscope.testing.TestInputs;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Damaged debug information costs only what is damaged: no exception leaves the reader, and it ends
 * in bounded time.
 */
class CorruptInputTest {
    private static final String SMALL = "c/shapes-c19-O2-dw5.wasm";
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @ParameterizedTest
    @CsvSource({
        "c/shapes-c19-O2-dw5.wasm, 120",
        "c/shapes-c19-O0-dw4.wasm, 60",
        "cpp/zoo-c19-O2-dw5.wasm, 8"
    })
    void randomChangesNeverThrow(String guest, int tries) {
        DebugSections sections = WasmSections.of(TestInputs.guestBytes(guest));
        for (int seed = 0; seed < tries; seed++) {
            Random random = new Random(seed);
            DebugSections damaged = map(sections, bytes -> damage(bytes, random));
            exercise(damaged, "seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".debug_info",
                ".debug_abbrev",
                ".debug_line",
                ".debug_str",
                ".debug_addr",
                ".debug_rnglists",
                ".debug_loclists",
                ".debug_str_offsets",
                ".debug_ranges",
                ".debug_loc",
                ".debug_line_str"
            })
    void sectionsCutAnywhereNeverThrow(String cut) {
        DebugSections sections = WasmSections.of(TestInputs.guestBytes(SMALL));
        int length = sections.get(cut).length();
        assertTrue(length > 0, cut + " is missing in " + SMALL);
        for (int i = 0; i < 24; i++) {
            int keep = (int) ((long) length * i / 24);
            DebugSections.Builder builder = DebugSections.builder();
            for (String name : sections.names()) {
                byte[] bytes = sections.get(name).toBytes();
                builder.add(name, bytes, 0, name.equals(cut) ? keep : bytes.length);
            }
            exercise(builder.build(), cut + " cut after " + keep + " bytes");
        }
    }

    @Test
    void oneBadUnitCostsOnlyItself() {
        DebugSections sections = WasmSections.of(TestInputs.guestBytes("c/shapes-c19-O0-dw4.wasm"));
        int before = DwarfInfo.read(sections).functions().size();
        byte[] info = sections.get(".debug_info").toBytes();
        info[4] = 77; // version of the first unit
        DebugSections.Builder builder = DebugSections.builder();
        for (String name : sections.names()) {
            byte[] bytes = name.equals(".debug_info") ? info : sections.get(name).toBytes();
            builder.add(name, bytes, 0, bytes.length);
        }
        DwarfInfo read = DwarfInfo.read(builder.build());
        assertEquals(before - 1, read.functions().size());
        assertEquals(
                List.of(".debug_info+0x0: DWARF version 77 is not supported"),
                read.problems().stream().map(Object::toString).toList());
    }

    @Test
    void nothingIsNoDebugInformation() {
        DwarfInfo info = DwarfInfo.read(DebugSections.builder().build());
        assertTrue(info.isEmpty());
        assertEquals(List.of(), info.framesAt(10));
        assertEquals(0, Exerciser.everything(info));
    }

    private static void exercise(DebugSections sections, String what) {
        assertTimeoutPreemptively(
                LIMIT, () -> Exerciser.everything(DwarfInfo.read(sections)), () -> what);
    }

    private static DebugSections map(DebugSections sections, UnaryOperator<byte[]> change) {
        DebugSections.Builder builder = DebugSections.builder();
        for (String name : sections.names()) {
            if (name.startsWith(".debug_")) {
                byte[] bytes = change.apply(sections.get(name).toBytes());
                builder.add(name, bytes, 0, bytes.length);
            }
        }
        return builder.build();
    }

    private static byte[] damage(byte[] bytes, Random random) {
        int changes = random.nextInt(3) > 0 ? 0 : 1 + random.nextInt(20);
        for (int i = 0; i < changes && bytes.length > 0; i++) {
            int at = random.nextInt(bytes.length);
            bytes[at] =
                    switch (random.nextInt(4)) {
                        case 0 -> (byte) 0xff;
                        case 1 -> 0;
                        case 2 -> (byte) (bytes[at] ^ (1 << random.nextInt(8)));
                        default -> (byte) random.nextInt();
                    };
        }
        return bytes;
    }
}
