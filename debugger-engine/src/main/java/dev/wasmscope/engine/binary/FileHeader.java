package dev.wasmscope.engine.binary;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Magic and version, and a clear word for the files people open by mistake. */
final class FileHeader {

    /** Bytes before the first section. */
    static final int LENGTH = 8;

    private static final byte[] MAGIC = {0, 'a', 's', 'm'};
    private static final int VERSION = 1;
    private static final int COMPONENT_LAYER = 1;

    private FileHeader() {}

    static void check(byte[] bytes) {
        if (bytes.length == 0) {
            throw malformed(0, "unexpected end: the file is empty");
        }
        if (bytes.length < MAGIC.length) {
            throw malformed(
                    bytes.length, "unexpected end: the file is too short for a WebAssembly module");
        }
        if (!Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw malformed(0, "magic header not detected" + describe(bytes));
        }
        if (bytes.length < LENGTH) {
            throw malformed(bytes.length, "unexpected end: the file stops in its header");
        }
        ByteReader in = new ByteReader(bytes, MAGIC.length, LENGTH, "header");
        int version = in.fixed32();
        if (version >>> 16 == COMPONENT_LAYER) {
            throw malformed(
                    MAGIC.length,
                    "unknown binary version: this is a component, not a core module; components are"
                            + " not supported yet");
        }
        if (version != VERSION) {
            throw malformed(
                    MAGIC.length, "unknown binary version " + Integer.toUnsignedString(version));
        }
    }

    private static MalformedModuleException malformed(int offset, String detail) {
        return new MalformedModuleException("header", offset, detail);
    }

    private static String describe(byte[] bytes) {
        if (startsWith(bytes, 0x1F, 0x8B)) {
            return ": the file is compressed with gzip";
        }
        if (startsWith(bytes, 0x28, 0xB5, 0x2F, 0xFD)) {
            return ": the file is compressed with zstd";
        }
        if (startsWith(bytes, 'P', 'K', 3, 4)) {
            return ": this is a zip archive";
        }
        if (startsWith(bytes, 0x7F, 'E', 'L', 'F')) {
            return ": this is a native ELF file";
        }
        if (startsWith(bytes, '!', '<', 'a', 'r')) {
            return ": this is a static library (ar archive)";
        }
        String head = head(bytes);
        if (head.startsWith("(") || head.startsWith(";;")) {
            return ": this looks like the text format (.wat); assemble it first";
        }
        return ": this is not a WebAssembly file";
    }

    private static String head(byte[] bytes) {
        int length = Math.min(bytes.length, 64);
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1).strip();
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        if (bytes.length < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if ((bytes[i] & 0xFF) != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
