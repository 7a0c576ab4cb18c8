package dev.wasmscope.dwarf.section;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DwarfReaderTest {
    private static DwarfReader reader(byte... bytes) {
        return SectionBytes.of(".debug_test", bytes, 0, bytes.length).reader();
    }

    @Property
    void unsignedLeb128ComesBack(
            @ForAll long value, @ForAll @IntRange(min = 0, max = 3) int padding) {
        DwarfReader reader = reader(unsigned(value, padding));
        assertEquals(value, reader.uleb128());
        assertEquals(0, reader.remaining());
    }

    @Property
    void signedLeb128ComesBack(@ForAll long value) {
        DwarfReader reader = reader(signed(value));
        assertEquals(value, reader.sleb128());
        assertEquals(0, reader.remaining());
    }

    @Property
    void anyBytesAreReadOrRefusedWithTheirPlace(@ForAll @Size(max = 12) byte[] bytes) {
        for (int kind = 0; kind < 4; kind++) {
            DwarfReader reader = reader(bytes);
            try {
                switch (kind) {
                    case 0 -> reader.uleb128();
                    case 1 -> reader.sleb128();
                    case 2 -> reader.string();
                    default -> reader.slice(reader.uleb128());
                }
            } catch (DwarfException e) {
                assertEquals(".debug_test", e.section());
            }
        }
    }

    @Test
    void valuesBeyondSixtyFourBitsAreRefused() {
        byte[] tooLarge = unsigned(-1L, 0);
        tooLarge[9] = 2;
        assertThrows(DwarfException.class, () -> reader(tooLarge).uleb128());
        byte[] negative = signed(Long.MIN_VALUE);
        negative[9] = 0x7e;
        assertEquals(Long.MIN_VALUE, reader(signed(Long.MIN_VALUE)).sleb128());
    }

    @Test
    void failuresNameSectionAndOffset() {
        SectionBytes part = SectionBytes.of(".debug_info", new byte[8], 0, 8).slice(4, 4);
        DwarfReader reader = part.reader(2);
        DwarfException failure = assertThrows(DwarfException.class, reader::u32);
        assertEquals(".debug_info+0x6: 4 bytes expected, 2 left", failure.getMessage());
    }

    @Test
    void fixedSizesAreLittleEndian() {
        DwarfReader reader = reader(new byte[] {1, 2, 3, 4, 5, 6, 7, (byte) 0x88, -1, -2, 9, 8, 7});
        assertEquals(0x8807060504030201L, reader.u64());
        assertEquals(0xfeff, reader.u16());
        assertEquals(0x070809, reader.u24());
    }

    private static byte[] unsigned(long value, int padding) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long rest = value;
        do {
            int low = (int) (rest & 0x7f);
            rest >>>= 7;
            out.write(rest != 0 || padding > 0 ? low | 0x80 : low);
        } while (rest != 0);
        for (int i = padding; i > 0; i--) {
            out.write(i > 1 ? 0x80 : 0);
        }
        return out.toByteArray();
    }

    private static byte[] signed(long value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long rest = value;
        while (true) {
            int low = (int) (rest & 0x7f);
            rest >>= 7;
            boolean last = (rest == 0 && (low & 0x40) == 0) || (rest == -1 && (low & 0x40) != 0);
            out.write(last ? low : low | 0x80);
            if (last) {
                return out.toByteArray();
            }
        }
    }
}
