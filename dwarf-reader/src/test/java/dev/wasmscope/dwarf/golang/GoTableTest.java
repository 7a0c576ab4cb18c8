package dev.wasmscope.dwarf.golang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables of every version that is known, laid out by hand, split into segments, and damaged. */
class GoTableTest {
    private static final int ADDRESS = 0x1000;
    private static final int NAMES = 0x100;
    private static final int UNITS = 0x140;
    private static final int FILES = 0x160;
    private static final int VALUES = 0x1a0;
    private static final int FUNCTIONS = 0x200;

    /** A program of two functions; the first has lines 10, 12 and 5 of another file. */
    private static byte[] table(int magic, boolean relative) {
        ByteBuffer out = ByteBuffer.allocate(0x400).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(magic).put((byte) 0).put((byte) 0).put((byte) 1).put((byte) 8);
        out.putLong(2).putLong(2);
        if (relative) {
            out.putLong(0x1000_0000L);
        }
        out.putLong(NAMES).putLong(UNITS).putLong(FILES).putLong(VALUES).putLong(FUNCTIONS);
        text(out, NAMES, "main.fib\0main.(*T).Area\0");
        out.position(UNITS).putInt(0).putInt(8);
        text(out, FILES, "/a/a.go\0/a/b.go\0");
        // Files: 0 for two blocks, then 1. Lines: 10, 12 from block 1, 5 from block 2.
        out.position(VALUES + 1).put(new byte[] {2, 2, 2, 1, 0});
        out.position(VALUES + 8).put(new byte[] {22, 1, 4, 1, 13, 1, 0});
        int described = 0x40;
        out.position(FUNCTIONS);
        for (int i = 0; i < 2; i++) {
            if (relative) {
                out.putInt(i << 16).putInt(described + i * 0x40);
            } else {
                out.putLong(0x1000_0000L + (i << 16)).putLong(described + i * 0x40L);
            }
        }
        for (int i = 0; i < 2; i++) {
            out.position(FUNCTIONS + described + i * 0x40);
            if (relative) {
                out.putInt(i << 16);
            } else {
                out.putLong(0x1000_0000L + (i << 16));
            }
            out.putInt(i == 0 ? 0 : 9).putInt(0).putInt(0).putInt(0);
            out.putInt(i == 0 ? 1 : 0).putInt(i == 0 ? 8 : 0).putInt(0).putInt(0);
        }
        return out.array();
    }

    private static void text(ByteBuffer out, int at, String text) {
        out.position(at).put(text.getBytes(StandardCharsets.UTF_8));
    }

    private static GoMemory memory(byte[] table) {
        return new GoMemory(table, List.of(new GoMemory.Segment(ADDRESS, 0, table.length)));
    }

    @ParameterizedTest
    @CsvSource({"fffffffa, false, 1.16", "fffffff0, true, 1.18", "fffffff1, true, 1.20"})
    void everyVersion(String magic, boolean relative, String version) {
        GoTable table =
                GoTable.find(memory(table(Integer.parseUnsignedInt(magic, 16), relative)))
                        .orElseThrow();
        assertEquals(version, table.version());
        assertEquals(
                List.of(
                        new GoFunction(
                                "main.fib",
                                0,
                                List.of(
                                        new GoFunction.Line(0, "/a/a.go", 10),
                                        new GoFunction.Line(1, "/a/a.go", 12),
                                        new GoFunction.Line(2, "/a/b.go", 5))),
                        new GoFunction("main.(*T).Area", 1, List.of())),
                table.readFunctions());
    }

    @Test
    void theLineOfABlockIsTheLastBeforeIt() {
        GoFunction fib =
                GoTable.find(memory(table(0xfffffff0, true)))
                        .orElseThrow()
                        .readFunctions()
                        .getFirst();
        GoFunction.Line line = fib.at(7);
        assertNotNull(line);
        assertEquals(5, line.line());
        assertNull(new GoFunction("f", 0, List.of()).at(0));
    }

    @Test
    void theLinkerLeavesZerosOutAndSplitsTheTable() {
        byte[] table = table(0xfffffff1, true);
        List<GoMemory.Segment> segments = new ArrayList<>();
        for (int at = 0; at < table.length; at += 4) {
            boolean zero =
                    table[at] == 0
                            && table[at + 1] == 0
                            && table[at + 2] == 0
                            && table[at + 3] == 0;
            if (!zero) {
                segments.add(new GoMemory.Segment(ADDRESS + at, at, 4));
            }
        }
        // Beyond the file: left out.
        segments.add(new GoMemory.Segment(ADDRESS + table.length + 8, 0, 0x10_0000));
        // Sizes are checked against the bytes there are: a program has far more than its zeros.
        segments.add(new GoMemory.Segment(ADDRESS + 0x10_0000, 0, table.length));
        assertEquals("main.fib", firstFunction(table, segments));
        // In another order, with as many as a real program has: this does not end if each costs
        // as much as those before it.
        for (int i = 0; i < 300_000; i++) {
            segments.add(new GoMemory.Segment(ADDRESS + 0x20_0000 + 16L * i, 0, 8));
        }
        assertEquals("main.fib", firstFunction(table, segments.reversed()));
    }

    private static String firstFunction(byte[] file, List<GoMemory.Segment> segments) {
        return GoTable.find(new GoMemory(file, segments))
                .orElseThrow()
                .readFunctions()
                .getFirst()
                .name();
    }

    @Test
    void whatOnlyLooksLikeATableIsPassedOver() {
        byte[] table = table(0xfffffff0, true);
        byte[] both = new byte[0x800];
        both[0x10] = (byte) 0xf0;
        both[0x11] = both[0x12] = both[0x13] = (byte) 0xff;
        System.arraycopy(table, 0, both, 0x100, table.length);
        assertTrue(GoTable.find(memory(both)).isPresent());
        assertEquals(Optional.empty(), GoTable.find(memory(new byte[64])));
    }

    @Property(tries = 2000)
    void damageIsReadOrPassedOver(
            @ForAll @IntRange(max = 0x3ff) int at,
            @ForAll @IntRange(max = 255) int value,
            @ForAll @IntRange(max = 0x3ff) int otherAt,
            @ForAll @IntRange(max = 255) int otherValue) {
        byte[] table = table(0xfffffff1, true);
        table[at] = (byte) value;
        table[otherAt] = (byte) otherValue;
        GoTable.find(memory(table))
                .ifPresent(found -> assertTrue(found.readFunctions().size() < table.length * 64));
    }
}
