package dev.wasmscope.cli.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void alignsNumbersRightAndTextLeft() {
        assertEquals(
                List.of("name     size", "a           1", "longer  12345"),
                new Table("name", "size>").row("a", 1).row("longer", 12345).lines());
    }

    @Test
    void wantsOneCellForEachColumn() {
        assertThrows(IllegalArgumentException.class, () -> new Table("a", "b").row("x"));
    }

    @Test
    void dumpsMemoryWithAddressesAndText() {
        byte[] bytes = new byte[18];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (0x3e + i);
        }
        bytes[2] = 0;
        assertEquals(
                List.of(
                        "0x00001000  3e 3f 00 41 42 43 44 45  46 47 48 49 4a 4b 4c 4d  |>?.ABCDEFGHIJKLM|",
                        "0x00001010  4e 4f                                             |NO|"),
                HexDump.lines(0x1000, bytes));
    }
}
