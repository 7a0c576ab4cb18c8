package dev.wasmscope.cli.dap;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * One output stream of the program as text: UTF-8 that is split between writes is kept together.
 */
final class OutputText {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    /** The text of all bytes so far but those of a character that has not ended. */
    synchronized String next(byte[] bytes) {
        kept.writeBytes(bytes);
        byte[] all = kept.toByteArray();
        int whole = all.length - open(all);
        kept.reset();
        kept.write(all, whole, all.length - whole);
        return new String(all, 0, whole, StandardCharsets.UTF_8);
    }

    /** What is kept, whole or not. */
    synchronized String rest() {
        String rest = kept.toString(StandardCharsets.UTF_8);
        kept.reset();
        return rest;
    }

    /** How many bytes at the end begin a character that needs more. */
    private static int open(byte[] bytes) {
        for (int back = 1; back <= Math.min(3, bytes.length); back++) {
            int lead = bytes[bytes.length - back] & 0xff;
            if (lead >= 0xc0) {
                int length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
                return length > back ? back : 0;
            }
            if (lead < 0x80) {
                return 0;
            }
        }
        return 0;
    }
}
