package dev.wasmscope.cli.text;

import java.util.ArrayList;
import java.util.List;

/** Bytes of memory, sixteen a line: address, hexadecimal, ASCII. */
public final class HexDump {

    private static final int WIDTH = 16;

    private HexDump() {}

    /** Lines for {@code bytes}, the first of which lies at {@code address}. */
    public static List<String> lines(long address, byte[] bytes) {
        List<String> lines = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += WIDTH) {
            lines.add(line(address + from, bytes, from, Math.min(bytes.length, from + WIDTH)));
        }
        return lines;
    }

    private static String line(long address, byte[] bytes, int from, int to) {
        StringBuilder hex = new StringBuilder();
        StringBuilder ascii = new StringBuilder();
        for (int i = from; i < to; i++) {
            if (i > from && (i - from) % 8 == 0) {
                hex.append(' ');
            }
            hex.append("%02x ".formatted(bytes[i]));
            ascii.append(bytes[i] >= 0x20 && bytes[i] < 0x7f ? (char) bytes[i] : '.');
        }
        return "0x%08x  %-49s |%s|".formatted(address, hex, ascii);
    }
}
