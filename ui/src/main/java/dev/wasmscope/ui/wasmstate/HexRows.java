package dev.wasmscope.ui.wasmstate;

import dev.wasmscope.ui.wasmstate.WasmNode.Kind;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Bytes as rows: sixteen in hex, and as text where they are ASCII. */
final class HexRows {
    /** Bytes of a row. */
    static final int WIDTH = 16;

    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    private HexRows() {}

    static List<WasmNode> of(String path, long from, byte[] bytes) {
        List<WasmNode> rows = new ArrayList<>();
        for (int i = 0; i < bytes.length; i += WIDTH) {
            int end = Math.min(bytes.length, i + WIDTH);
            StringBuilder text = new StringBuilder(HEX.formatHex(bytes, i, end)).append("  ");
            for (int k = i; k < end; k++) {
                text.append(bytes[k] >= ' ' && bytes[k] < 127 ? (char) bytes[k] : '·');
            }
            String name = String.format(java.util.Locale.ROOT, "+%x", from + i);
            rows.add(WasmNode.of(path + "/" + (from + i), Kind.BYTES, name, "", text.toString()));
        }
        return rows;
    }
}
