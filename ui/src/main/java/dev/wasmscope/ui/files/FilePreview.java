package dev.wasmscope.ui.files;

import dev.wasmscope.session.OverlayChange;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A changed file as it is shown: line by line what went and what came, or the bytes if it is no
 * text.
 *
 * @param lines the difference; empty if one side is no text
 * @param bytes the beginning as the guest sees it; not copied, nobody may change it
 */
@SuppressWarnings("ArrayRecordComponent") // shown, never compared
public record FilePreview(OverlayChange change, List<LineDiff.Line> lines, byte[] bytes) {
    public FilePreview {
        lines = List.copyOf(lines);
    }

    /** Compares the beginnings of a file on the host and as the guest sees it. */
    static FilePreview of(OverlayChange change, byte[] before, byte[] after) {
        Optional<String> old = text(before);
        Optional<String> now = text(after);
        return old.isPresent() && now.isPresent()
                ? new FilePreview(
                        change,
                        LineDiff.of(old.get().lines().toList(), now.get().lines().toList()),
                        after)
                : new FilePreview(change, List.of(), after);
    }

    /** Whether the lines tell what changed. */
    public boolean isText() {
        return !lines.isEmpty() || bytes.length == 0;
    }

    /** The first bytes, at most so many. */
    byte[] head(int most) {
        return Arrays.copyOf(bytes, Math.min(most, bytes.length));
    }

    /** Bytes as text; empty if they are none. A character cut at the end is left out. */
    private static Optional<String> text(byte[] bytes) {
        for (int cut = 0; cut < 4 && cut <= bytes.length; cut++) {
            try {
                String text =
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .decode(ByteBuffer.wrap(bytes, 0, bytes.length - cut))
                                .toString();
                return text.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(text);
            } catch (CharacterCodingException e) {
                // Perhaps the last character was cut: with a byte less it may be text.
                if (bytes.length < ChangesModel.PREVIEW) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }
}
