package dev.wasmscope.session.run;

import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.exec.WatchedValue;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;

/** Shows bytes that have no type. */
final class ByteText {
    private static final int SHOWN = 16;

    private ByteText() {}

    /** A number where there are as many bytes as one has, else the first of them. */
    static String of(byte[] bytes) {
        return switch (bytes.length) {
            case 1, 2, 4, 8 -> {
                byte[] all = Arrays.copyOf(bytes, 8);
                long number = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN).getLong();
                yield "0x" + HexFormat.of().toHexDigits(number, 2 * bytes.length);
            }
            default -> of(bytes, 0);
        };
    }

    /** Bytes from the first on that differs from others; all that fit if none does. */
    static String difference(WatchedValue bytes, WatchedValue others) {
        if (bytes instanceof WatchedValue.Bytes(byte[] those)
                && others instanceof WatchedValue.Bytes(byte[] these)
                && those.length > Long.BYTES) {
            int from = Math.max(0, Arrays.mismatch(those, these));
            return (from == 0 ? "" : "at +" + from + ": ") + of(those, from);
        }
        return WatchResolver.wasmText(bytes);
    }

    /** Some bytes from one on. */
    static String of(byte[] bytes, int from) {
        int to = Math.min(bytes.length, from + SHOWN);
        return HexFormat.ofDelimiter(" ").formatHex(bytes, from, to)
                + (to < bytes.length ? " …" : "");
    }

    /** The bytes of a number, lowest first. */
    static byte[] bytes(Value value) {
        ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(value.slotBits()).putLong(value instanceof Value.V128 v ? v.high() : 0);
        return bytes.array();
    }
}
