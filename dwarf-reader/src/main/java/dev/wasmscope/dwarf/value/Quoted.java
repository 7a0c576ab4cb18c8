package dev.wasmscope.dwarf.value;

import dev.wasmscope.dwarf.expr.Answer;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Texts of the program, in quotes, with escapes, cut if they are long. */
final class Quoted {
    /** Number of characters after which a text is cut. */
    static final int LIMIT = 200;

    /** Number of characters after which the end of a text is no longer looked for. */
    private static final int MAX_COUNTED = 1 << 16;

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
    static Answer<String> terminated(Texts.Source storage, int unitSize) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        int limit = LIMIT * unitSize;
        int size = 0;
        while (size < MAX_COUNTED * unitSize) {
            Answer<byte[]> chunk = storage.read(size, CHUNK);
            if (!chunk.isKnown()) {
                chunk = storage.read(size, unitSize);
            }
            switch (chunk) {
                case Answer.Unknown<byte[]>(String reason) -> {
                    return Answer.unknown(reason);
                }
                case Answer.Known<byte[]>(byte[] bytes) -> {
                    int length = lengthBeforeZero(bytes, unitSize);
                    text.write(bytes, 0, Math.clamp(limit - size, 0, length));
                    size += length;
                    if (length < bytes.length) {
                        return Answer.of(
                                quote(text.toByteArray(), unitSize, cut(size, limit, unitSize)));
                    }
                }
            }
        }
        return Answer.of(
                quote(text.toByteArray(), unitSize, "… (over " + MAX_COUNTED + " characters)"));
    }

    private static String cut(long bytes, long shown, int unitSize) {
        return bytes > shown ? "… (" + bytes / unitSize + " characters)" : "";
    }

    /** A text of known length in bytes. */
    static Answer<String> sized(Texts.Source storage, long bytes, int unitSize) {
        int shown = (int) Math.min(bytes, (long) LIMIT * unitSize);
        return storage.read(0, shown)
                .map(content -> quote(content, unitSize, cut(bytes, shown, unitSize)));
    }

    /** The characters of an array up to its first 0. */
    static Answer<String> inArray(Texts.Source storage, long bytes, int unitSize) {
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
        switch (unitSize) {
            case 1 -> utf8(bytes, !after.isEmpty(), text);
            case 2 -> utf16(bytes, text);
            default -> {
                for (int i = 0; i + unitSize <= bytes.length; i += unitSize) {
                    text.append(escape(unit(bytes, i, unitSize), '"'));
                }
            }
        }
        return text.append('"').append(after).toString();
    }

    /** Pairs of surrogates are one character; one without the other is escaped. */
    private static void utf16(byte[] bytes, StringBuilder text) {
        StringBuilder units = new StringBuilder();
        for (int i = 0; i + 2 <= bytes.length; i += 2) {
            units.append((char) unit(bytes, i, 2));
        }
        units.codePoints().forEach(code -> text.append(escape(code, '"')));
    }

    /** UTF-8; bytes that are none are escaped one by one, a character cut at the end is dropped. */
    private static void utf8(byte[] bytes, boolean cut, StringBuilder text) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        boolean more = true;
        while (more) {
            CoderResult result = decoder.decode(in, out, !cut);
            out.flip();
            out.codePoints().forEach(code -> text.append(escape(code, '"')));
            out.clear();
            more = result.isError();
            for (int i = 0; more && i < result.length(); i++) {
                text.append(String.format("\\x%02x", in.get() & 0xff));
            }
        }
    }
}
