package dev.wasmscope.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The custom sections of a module, read by a few lines that share nothing with the decoder. */
final class CustomSections {
    private static final byte[] MAGIC_AND_VERSION = {0, 'a', 's', 'm', 1, 0, 0, 0};

    private CustomSections() {}

    static Map<String, byte[]> of(byte[] module) {
        ByteBuffer in = ByteBuffer.wrap(module);
        assertArrayEquals(MAGIC_AND_VERSION, take(in, 8), "magic and version");
        Map<String, byte[]> sections = new HashMap<>();
        while (in.hasRemaining()) {
            int id = in.get();
            ByteBuffer content = ByteBuffer.wrap(take(in, leb128(in)));
            if (id == 0) {
                String name = latin1(take(content, leb128(content)));
                sections.put(name, take(content, content.remaining()));
            }
        }
        return sections;
    }

    static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] take(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static int leb128(ByteBuffer in) {
        int value = 0;
        for (int shift = 0; ; shift += 7) {
            int part = in.get();
            value |= (part & 0x7f) << shift;
            if (part >= 0) {
                return value;
            }
        }
    }
}
