package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.probe.GuestMark;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What the argument of a mark points to. */
public final class MarkText {
    private MarkText() {}

    /**
     * The C string at an address: at most {@link GuestMark#LONGEST_TEXT} bytes of UTF-8 without
     * control characters; empty if there is none.
     */
    public static String at(@Nullable Memory memory, long address) {
        if (memory == null || address <= 0 || address >= memory.sizeBytes()) {
            return "";
        }
        int most = (int) Math.min(GuestMark.LONGEST_TEXT + 1, memory.sizeBytes() - address);
        byte[] bytes = memory.read(address, most);
        int length = 0;
        while (length < most && bytes[length] != 0) {
            length++;
        }
        if (length == most) {
            return "";
        }
        try {
            String text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes, 0, length))
                            .toString();
            return text.chars().anyMatch(Character::isISOControl) ? "" : text;
        } catch (CharacterCodingException e) {
            return "";
        }
    }
}
