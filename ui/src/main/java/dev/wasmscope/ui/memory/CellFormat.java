package dev.wasmscope.ui.memory;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How the bytes of a row are read. Everything in linear memory is little endian. */
public enum CellFormat {
    HEX("hex", 1, 2),
    U8("u8", 1, 3),
    I8("i8", 1, 4),
    U16("u16", 2, 5),
    I16("i16", 2, 6),
    U32("u32", 4, 10),
    I32("i32", 4, 11),
    X32("hex 32", 4, 8),
    U64("u64", 8, 20),
    I64("i64", 8, 20),
    X64("hex 64", 8, 16),
    F32("f32", 4, 13),
    F64("f64", 8, 22),
    POINTER("pointer", 4, 10),
    POINTER64("pointer 64", 8, 18);

    private final String title;
    private final int size;
    private final int width;

    CellFormat(String title, int size, int width) {
        this.title = title;
        this.size = size;
        this.width = width;
    }

    /** Bytes of a value. */
    public int size() {
        return size;
    }

    /** Most characters of a value. */
    public int width() {
        return width;
    }

    /** The value at an index of the bytes, which must hold all of it. */
    public String text(byte[] bytes, int at) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return switch (this) {
            case HEX -> String.format("%02x", bytes[at] & 0xff);
            case U8 -> String.valueOf(bytes[at] & 0xff);
            case I8 -> String.valueOf(bytes[at]);
            case U16 -> String.valueOf(buffer.getShort(at) & 0xffff);
            case I16 -> String.valueOf(buffer.getShort(at));
            case U32 -> Integer.toUnsignedString(buffer.getInt(at));
            case I32 -> String.valueOf(buffer.getInt(at));
            case X32 -> String.format("%08x", buffer.getInt(at));
            case U64 -> Long.toUnsignedString(buffer.getLong(at));
            case I64 -> String.valueOf(buffer.getLong(at));
            case X64 -> String.format("%016x", buffer.getLong(at));
            case POINTER -> String.format("0x%08x", buffer.getInt(at));
            case POINTER64 -> String.format("0x%016x", buffer.getLong(at));
            case F32 -> clipped(String.valueOf(buffer.getFloat(at)));
            case F64 -> clipped(String.valueOf(buffer.getDouble(at)));
        };
    }

    /** Whether a value is an address. */
    public boolean isPointer() {
        return this == POINTER || this == POINTER64;
    }

    /** The address at an index of the bytes. */
    long pointer(byte[] bytes, int at) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return size == 8 ? buffer.getLong(at) : Integer.toUnsignedLong(buffer.getInt(at));
    }

    private String clipped(String text) {
        return text.length() <= width ? text : text.substring(0, width - 1) + "…";
    }

    @Override
    public String toString() {
        return title;
    }
}
