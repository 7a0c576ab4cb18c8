package dev.wasmscope.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostValueTest {
    /** Bytes are shown as the text that they are, and as bytes where they are none. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "48690a,       \"Hi\\n\"",
                "c3a4,         \"ä\"",
                "c3,           \"\\xc3\"",
                "a4c3,         \"\\xa4\\xc3\"",
                "c0af,         \"\\xc0\\xaf\"",
                "e282ac,       \"€\"",
                "e08080,       \"\\xe0\\x80\\x80\"",
                "eda080,       \"\\xed\\xa0\\x80\"",
                "efbfbd,       \"\ufffd\"",
                "f09f9880,     \"😀\"",
                "f5808080,     \"\\xf5\\x80\\x80\\x80\"",
                "22005c7f,     \"\\\"\\x00\\\\\\x7f\"",
            })
    void bytesAreTextWhereTheyAre(String hex, String shown) {
        byte[] bytes = HexFormat.of().parseHex(hex);

        assertEquals(shown, new HostValue.Bytes(bytes, bytes.length).toString());
    }

    @Test
    void whatIsLeftOutIsMarked() {
        byte[] bytes = "abc".getBytes(StandardCharsets.UTF_8);

        assertEquals("\"abc\"... (9 bytes)", new HostValue.Bytes(bytes, 9).toString());
        assertEquals("0x10+9 \"abc\"...", new HostValue.Buffer(16, 9, 9, bytes).toString());
        assertEquals("0x10+9 \"abc\"", new HostValue.Buffer(16, 9, 3, bytes).toString());
        assertEquals("0x10+9", new HostValue.Buffer(16, 9, 0, new byte[0]).toString());
    }
}
