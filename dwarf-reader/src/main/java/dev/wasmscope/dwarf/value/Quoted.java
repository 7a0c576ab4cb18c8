package dev.wasmscope.dwarf.value;

import dev.wasmscope.dwarf.expr.Answer;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Texts of the program, in quotes, with escapes, cut if they are long. */
final class Quoted {
    /** Number of characters after which a text is cut. */
    static final int LIMIT = 200;

    private static final int CHUNK = 64;

    private Quoted() {}

    /** A character as it stands in a literal. */
    static String escape(int code, char quote) {
        return switch (code) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case 0 -> "\\0";
            case '\\' -> "\\\\";
            default -> {
                if (code == quote) {
                    yield "\\" + quote;
                }
                boolean printable =
                        code >= 0x20
                                && code != 0x7f
                                && Character.isDefined(code)
                                && !Character.isISOControl(code)
                                && !(code >= 0xd800 && code < 0xe000);
                yield printable ? Character.toString(code) : "\\x" + Integer.toHexString(code);
            }
        };
    }

    /** The text that ends with a 0 character, or why it cannot be read. */
    static Answer<String> terminated(Storage storage, int unitSize) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        while (text.size() < LIMIT * unitSize) {
            Answer<byte[]> chunk = storage.read(text.size(), CHUNK);
            if (!chunk.isKnown()) {
                chunk = storage.read(text.size(), unitSize);
            }
            switch (chunk) {
                case Answer.Unknown<byte[]>(String reason) -> {
                    return Answer.unknown(reason);
                }
                case Answer.Known<byte[]>(byte[] bytes) -> {
                    int length = lengthBeforeZero(bytes, unitSize);
                    text.write(bytes, 0, length);
                    if (length < bytes.length) {
                        return Answer.of(quote(text.toByteArray(), unitSize, ""));
                    }
                }
            }
        }
        return Answer.of(quote(text.toByteArray(), unitSize, "…"));
    }

    /** A text of known length in bytes. */
    static Answer<String> sized(Storage storage, long bytes, int unitSize) {
        int shown = (int) Math.min(bytes, (long) LIMIT * unitSize);
        String cut = shown < bytes ? "… (" + bytes / unitSize + " characters)" : "";
        return storage.read(0, shown).map(content -> quote(content, unitSize, cut));
    }

    /** The characters of an array up to its first 0. */
    static Answer<String> inArray(Storage storage, long bytes, int unitSize) {
        int shown = (int) Math.min(bytes, (long) LIMIT * unitSize);
        return storage.read(0, shown)
                .map(
                        content -> {
                            int length = lengthBeforeZero(content, unitSize);
                            boolean cut = length == shown && shown < bytes;
                            byte[] text = java.util.Arrays.copyOf(content, length);
                            return quote(text, unitSize, cut ? "…" : "");
                        });
    }

    private static int lengthBeforeZero(byte[] bytes, int unitSize) {
        for (int i = 0; i + unitSize <= bytes.length; i += unitSize) {
            if (unit(bytes, i, unitSize) == 0) {
                return i;
            }
        }
        return bytes.length;
    }

    private static int unit(byte[] bytes, int at, int unitSize) {
        int code = 0;
        for (int i = unitSize - 1; i >= 0; i--) {
            code = (code << 8) | (bytes[at + i] & 0xff);
        }
        return code;
    }

    private static String quote(byte[] bytes, int unitSize, String after) {
        StringBuilder text = new StringBuilder("\"");
        int limit = bytes.length - bytes.length % unitSize;
        if (unitSize == 1) {
            utf8(bytes, text);
        } else {
            for (int i = 0; i < limit; i += unitSize) {
                text.append(escape(unit(bytes, i, unitSize), '"'));
            }
        }
        return text.append('"').append(after).toString();
    }

    /** UTF-8 if it is valid (a character cut at the end is dropped), else byte by byte. */
    private static void utf8(byte[] bytes, StringBuilder text) {
        for (int dropped = 0; dropped < 4 && dropped <= bytes.length; dropped++) {
            try {
                StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes, 0, bytes.length - dropped))
                        .codePoints()
                        .forEach(code -> text.append(escape(code, '"')));
                return;
            } catch (CharacterCodingException e) {
                if (bytes.length < LIMIT) {
                    break; // not cut, so it is not UTF-8
                }
            }
        }
        for (byte b : bytes) {
            text.append(escape(b & 0xff, '"'));
        }
    }
}
