package dev.wasmscope.engine.coredump;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/** Writes the primitive forms of the binary format (core specification 5.2) into memory. */
final class CoreOutput {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    CoreOutput u8(int value) {
        bytes.write(value);
        return this;
    }

    CoreOutput u32(int value) {
        return u64(Integer.toUnsignedLong(value));
    }

    CoreOutput u64(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        return u8((int) rest);
    }

    CoreOutput s64(long value) {
        long rest = value;
        while (rest < -64 || rest > 63) {
            bytes.write((int) (rest & 0x7F | 0x80));
            rest >>= 7;
        }
        return u8((int) rest & 0x7F);
    }

    CoreOutput fixed32(int value) {
        return raw(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
    }

    CoreOutput fixed64(long value) {
        return raw(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
    }

    CoreOutput raw(byte[] some) {
        bytes.writeBytes(some);
        return this;
    }

    CoreOutput hex(String digits) {
        return raw(HexFormat.of().parseHex(digits));
    }

    CoreOutput name(String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        return u32(utf8.length).raw(utf8);
    }

    <T> CoreOutput list(List<T> items, Consumer<T> item) {
        u32(items.size());
        items.forEach(item);
        return this;
    }
}
