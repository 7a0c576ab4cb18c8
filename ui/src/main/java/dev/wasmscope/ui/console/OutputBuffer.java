package dev.wasmscope.ui.console;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Output between the guest's thread and the views: joins what one stream wrote in a row, puts split
 * UTF-8 characters together, and keeps only the newest {@value #MOST_CHARS} characters.
 */
final class OutputBuffer {
    static final int MOST_CHARS = 1 << 20;

    private final Map<ConsoleModel.Kind, Utf8> decoders = new EnumMap<>(ConsoleModel.Kind.class);
    private final List<ConsoleModel.Piece> pieces = new ArrayList<>();
    private final StringBuilder last = new StringBuilder();
    private ConsoleModel.Kind lastKind = ConsoleModel.Kind.STDOUT;
    private int chars;

    synchronized void add(ConsoleModel.Kind kind, byte[] bytes) {
        String text = decoders.computeIfAbsent(kind, _ -> new Utf8()).decode(bytes);
        if (kind != lastKind) {
            finishLast();
            lastKind = kind;
        }
        last.append(text);
        chars += text.length();
        if (last.length() > MOST_CHARS / 8) {
            finishLast();
        }
        while (chars > MOST_CHARS && !pieces.isEmpty()) {
            chars -= pieces.removeFirst().text().length();
        }
    }

    /** What was written since it was taken last. */
    synchronized List<ConsoleModel.Piece> take() {
        finishLast();
        List<ConsoleModel.Piece> taken = List.copyOf(pieces);
        pieces.clear();
        chars = 0;
        return taken;
    }

    private void finishLast() {
        if (!last.isEmpty()) {
            pieces.add(new ConsoleModel.Piece(lastKind, last.toString()));
            last.setLength(0);
        }
    }

    /** Decodes a stream of UTF-8; bytes that are none become U+FFFD. */
    private static final class Utf8 {
        private final CharsetDecoder decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE);
        private byte[] rest = new byte[0];

        String decode(byte[] bytes) {
            ByteBuffer in = ByteBuffer.allocate(rest.length + bytes.length);
            in.put(rest).put(bytes).flip();
            CharBuffer out = CharBuffer.allocate(in.remaining() + 1);
            decoder.decode(in, out, false);
            rest = new byte[in.remaining()];
            in.get(rest);
            return out.flip().toString();
        }
    }
}
