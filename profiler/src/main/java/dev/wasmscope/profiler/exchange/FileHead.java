package dev.wasmscope.profiler.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The beginning of a file, by which its format is told. */
public final class FileHead {

    /** How many bytes are looked at. */
    static final int SIZE = 64 << 10;

    private final byte[] bytes;
    private final String text;

    FileHead(byte[] file) {
        this.bytes = Arrays.copyOf(file, Math.min(file.length, SIZE));
        this.text = new String(bytes, StandardCharsets.UTF_8);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    boolean startsWith(byte[] magic) {
        return bytes.length >= magic.length
                && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
    }

    /** Whether it is a JSON object that has a key of this name near its beginning. */
    boolean isJsonWith(String key) {
        return text.stripLeading().startsWith("{") && text.contains('"' + key + '"');
    }

    /** The text, where it is one: bytes that are not UTF-8 are replaced. */
    String text() {
        return text;
    }
}
