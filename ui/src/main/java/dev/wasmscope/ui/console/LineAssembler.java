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
 * Output between the guest's thread and the views: puts split UTF-8 characters and split escape
 * sequences together, makes lines, and keeps the newest ones until somebody takes them.
 */
final class LineAssembler {
    /**
     * Lines that were written since lines were taken last.
     *
     * @param replaces the last line that was taken was not ended; the first one here is all of it
     * @param dropped lines that nobody took and that were too many
     */
    record Batch(boolean replaces, List<ConsoleLine> lines, long dropped) {}

    private final int most;
    private final Map<ConsoleModel.Kind, Stream> streams = new EnumMap<>(ConsoleModel.Kind.class);
    private ConsoleModel.Kind last = ConsoleModel.Kind.STDOUT;
    private List<ConsoleLine> lines = new ArrayList<>();
    private long dropped;
    private boolean openTaken;

    LineAssembler(int most) {
        this.most = most;
    }

    synchronized void add(ConsoleModel.Kind kind, byte[] bytes) {
        if (kind != last) {
            stream(last).text.end(lines);
            last = kind;
        }
        Stream stream = stream(kind);
        stream.text.add(stream.decode(bytes), lines);
        if (lines.size() > 2 * most) {
            int tooMany = lines.size() - most;
            lines.subList(0, tooMany).clear();
            dropped += tooMany;
        }
    }

    private Stream stream(ConsoleModel.Kind kind) {
        return streams.computeIfAbsent(kind, Stream::new);
    }

    /** What was written since it was taken last, with the line that is not ended. */
    synchronized Batch take() {
        List<ConsoleLine> taken = lines;
        lines = new ArrayList<>();
        AnsiText current = stream(last).text;
        boolean open = current.isOpen();
        if (open) {
            taken.add(current.open());
        }
        Batch batch = new Batch(openTaken, taken, dropped);
        openTaken = open;
        dropped = 0;
        return batch;
    }

    /** Forgets everything, also halves of characters. */
    synchronized void clear() {
        streams.clear();
        lines = new ArrayList<>();
        openTaken = false;
        dropped = 0;
    }

    /** Decodes a stream of UTF-8; bytes that are none become U+FFFD. */
    private static final class Stream {
        private final CharsetDecoder decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE);
        private final AnsiText text;
        private byte[] rest = new byte[0];

        Stream(ConsoleModel.Kind kind) {
            text = new AnsiText(kind);
        }

        CharSequence decode(byte[] bytes) {
            ByteBuffer in = ByteBuffer.allocate(rest.length + bytes.length);
            in.put(rest).put(bytes).flip();
            CharBuffer out = CharBuffer.allocate(in.remaining() + 1);
            decoder.decode(in, out, false);
            rest = new byte[in.remaining()];
            in.get(rest);
            return out.flip();
        }
    }
}
