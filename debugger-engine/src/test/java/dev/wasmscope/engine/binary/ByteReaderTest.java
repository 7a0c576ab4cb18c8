package dev.wasmscope.engine.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteReaderTest {

    @Property
    void unsignedNumbersComeBack(@ForAll long value, @ForAll @IntRange(max = 3) int padding) {
        assertEquals(value, reader(unsigned(value, padding > 0 ? 10 : 0)).u64());
        int small = (int) value;
        assertEquals(small, reader(unsigned(small & 0xFFFF_FFFFL, padding > 0 ? 5 : 0)).u32());
    }

    @Property
    void signedNumbersComeBack(@ForAll long value) {
        assertEquals(value, reader(signed(value)).s64());
        assertEquals((int) value, reader(signed((int) value)).s32());
    }

    @Property
    void numbersOf33BitsComeBack(@ForAll @LongRange(min = -1L << 32, max = (1L << 32) - 1) long v) {
        assertEquals(v, reader(signed(v)).s33());
    }

    @Property
    void namesComeBack(@ForAll String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(unsigned(utf8.length, 0));
        bytes.writeBytes(utf8);
        String expected = new String(utf8, StandardCharsets.UTF_8);
        assertEquals(expected, reader(bytes.toByteArray()).name());
    }

    @ParameterizedTest
    @CsvSource({
        "8080808080 00, integer representation too long",
        "ffffffff 10, integer too large",
        "80, unexpected end of section or function",
        "8080808010, integer too large"
    })
    void u32SaysWhatIsWrong(String hex, String expected) {
        ByteReader in = reader(HexFormat.of().parseHex(hex.replace(" ", "")));
        assertEquals(expected, assertThrows(MalformedModuleException.class, in::u32).detail());
    }

    @ParameterizedTest
    @CsvSource({"ffffffff0f, integer too large", "808080807f80, integer representation too long"})
    void s32SaysWhatIsWrong(String hex, String expected) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        if (expected.endsWith("long")) {
            bytes[4] = (byte) 0xFF;
        }
        ByteReader in = reader(bytes);
        assertEquals(expected, assertThrows(MalformedModuleException.class, in::s32).detail());
    }

    @Test
    void lengthsBeyondTheEndAreRefused() {
        ByteReader in = reader(new byte[] {(byte) 0xFF, (byte) 0xFF, 3, 'a'});
        assertEquals(
                "length out of bounds (test section, offset 0x3)",
                assertThrows(MalformedModuleException.class, in::name).getMessage());
    }

    private static ByteReader reader(byte[] bytes) {
        return new ByteReader(bytes, 0, bytes.length, "test");
    }

    private static byte[] unsigned(long value, int minimumLength) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long rest = value;
        do {
            int low = (int) (rest & 0x7F);
            rest >>>= 7;
            out.write(rest != 0 || out.size() + 1 < minimumLength ? low | 0x80 : low);
        } while (rest != 0 || out.size() < minimumLength);
        return out.toByteArray();
    }

    private static byte[] signed(long value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long rest = value;
        while (true) {
            int low = (int) (rest & 0x7F);
            rest >>= 7;
            boolean last = rest == 0 && (low & 0x40) == 0 || rest == -1 && (low & 0x40) != 0;
            out.write(last ? low : low | 0x80);
            if (last) {
                return out.toByteArray();
            }
        }
    }
}
