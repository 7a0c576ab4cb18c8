package dev.wasmscope.ui.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CellFormatTest {
    private static final byte[] BYTES = {
        (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0, 0, (byte) 0xf0, 0x3f
    };

    @ParameterizedTest
    @CsvSource({
        "HEX, ff",
        "U8, 255",
        "I8, -1",
        "U16, 65535",
        "I16, -1",
        "U32, 4294967295",
        "I32, -1",
        "X32, ffffffff",
        "U64, 4607182423094984703",
        "I64, 4607182423094984703",
        "X64, 3ff00000ffffffff",
        "F32, NaN",
        "F64, 1.0000009536743162"
    })
    void valuesAreLittleEndian(CellFormat format, String expected) {
        assertEquals(expected, format.text(BYTES, 0));
    }

    @ParameterizedTest
    @EnumSource
    void noValueIsWiderThanItsColumn(CellFormat format) {
        byte[] low = {0, 0, 0, 0, 0, 0, 0, (byte) 0x80};
        byte[] high = {-1, -1, -1, -1, -1, -1, -1, -1};
        assertTrue(format.text(low, 0).length() <= format.width());
        assertTrue(format.text(high, 0).length() <= format.width());
    }

    @Test
    void addressesAsUsersTypeThem() {
        assertEquals(OptionalLong.of(8064), MemoryModel.parse("0x1f80"));
        assertEquals(OptionalLong.of(8064), MemoryModel.parse("8_064"));
        assertEquals(OptionalLong.empty(), MemoryModel.parse("head->next"));
    }
}
