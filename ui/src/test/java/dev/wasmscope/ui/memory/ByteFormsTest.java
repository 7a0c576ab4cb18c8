package dev.wasmscope.ui.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteFormsTest {
    @ParameterizedTest
    @CsvSource({
        "TEXT, hé, 68 c3 a9",
        "HEX, 0xde ad_be-, !",
        "HEX, 0xDE ad_bE, de ad be",
        "HEX, abc, !",
        "INT8, 255, ff",
        "INT8, -128, 80",
        "INT8, 256, !",
        "INT8, -129, !",
        "INT16, 0x1234, 34 12",
        "INT32, -2, fe ff ff ff",
        "INT64, 18446744073709551615, ff ff ff ff ff ff ff ff",
        "FLOAT32, 1, 00 00 80 3f",
        "FLOAT64, -2.5, 00 00 00 00 00 00 04 c0",
        "FLOAT64, x, !"
    })
    void whatIsTypedBecomesBytes(ByteQuery kind, String typed, String bytes) {
        if (bytes.equals("!")) {
            assertThrows(IllegalArgumentException.class, () -> kind.bytes(typed));
        } else {
            assertEquals(bytes, CopyFormat.HEX.of(kind.bytes(typed)));
        }
    }

    @Test
    void bytesAreCopiedInFourForms() {
        byte[] bytes = "seventeen letters".getBytes(StandardCharsets.UTF_8);
        assertEquals(
                "73 65 76 65 6e 74 65 65 6e 20 6c 65 74 74 65 72\n73", CopyFormat.HEX.of(bytes));
        assertEquals("seventeen letters", CopyFormat.TEXT.of(bytes));
        assertEquals("c2V2ZW50ZWVuIGxldHRlcnM=", CopyFormat.BASE64.of(bytes));
        assertEquals(
                "const unsigned char bytes[2] = {\n    0x73, 0x65\n};\n",
                CopyFormat.C_ARRAY.of(new byte[] {0x73, 0x65}));
    }

    @Test
    void charactersOfUtf8StandAtTheirFirstByte() {
        byte[] bytes = "a€\n\u202eé".getBytes(StandardCharsets.UTF_8);
        assertArrayEquals(
                new String[] {"a", "€", "", "", "·", "·", "", "", "é", ""},
                TextColumn.UTF8.cells(bytes));
        assertArrayEquals(
                new String[] {"·", "·", "·"},
                TextColumn.UTF8.cells(new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}));
        assertArrayEquals(new String[] {"a", "·"}, TextColumn.ASCII.cells(new byte[] {'a', -1}));
    }
}
