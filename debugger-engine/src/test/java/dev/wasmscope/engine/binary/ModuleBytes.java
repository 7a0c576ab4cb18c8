package dev.wasmscope.engine.binary;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Writes small modules for tests: the contents of sections as hex, the sizes computed. */
public final class ModuleBytes {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public ModuleBytes() {
        out.writeBytes(hex("0061736d 01000000"));
    }

    /** A module with one memory and one function: its type and its body (locals first) as hex. */
    public static byte[] ofFunction(String functionType, String body) {
        return new ModuleBytes()
                .section(1, "01" + functionType)
                .section(3, "0100")
                .section(5, "010001")
                .bodies(body)
                .build();
    }

    /** Adds a section. */
    public ModuleBytes section(int id, String contents) {
        return section(id, hex(contents));
    }

    /** Adds a code section with these bodies, each starting with its locals. */
    public ModuleBytes bodies(String... bodies) {
        ByteArrayOutputStream contents = new ByteArrayOutputStream();
        writeSize(contents, bodies.length);
        for (String body : bodies) {
            byte[] bytes = hex(body);
            writeSize(contents, bytes.length);
            contents.writeBytes(bytes);
        }
        return section(10, contents.toByteArray());
    }

    private ModuleBytes section(int id, byte[] contents) {
        out.write(id);
        writeSize(out, contents.length);
        out.writeBytes(contents);
        return this;
    }

    public byte[] build() {
        return out.toByteArray();
    }

    private static void writeSize(ByteArrayOutputStream target, int size) {
        for (int rest = size; ; rest >>>= 7) {
            target.write(rest < 0x80 ? rest : rest & 0x7F | 0x80);
            if (rest < 0x80) {
                return;
            }
        }
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }
}
