package dev.wasmscope.dwarf.view;

import dev.wasmscope.dwarf.type.CompositeType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where objects of a library's text type keep their characters, one byte each: for reading texts
 * without reading values, and for making objects. See {@link TextLayouts}.
 *
 * @param type the class
 * @param pointer to the first character
 * @param length number of bytes
 * @param capacity room behind the pointer, where that is part of the object
 * @param small how short texts lie in the object itself; null if they never do
 */
public record TextLayout(
        CompositeType type,
        Field pointer,
        Field length,
        @Nullable Field capacity,
        @Nullable Small small) {

    /** Reads numbers, lowest byte first. */
    @FunctionalInterface
    public interface Reader {
        /**
         * An unsigned number.
         *
         * @param size 1, 2, 4 or 8 bytes
         */
        long load(long address, int size);
    }

    /**
     * A number in the object.
     *
     * @param offset of its first byte
     * @param bytes 1, 2, 4 or 8 that hold it
     * @param shift lowest bit in them
     * @param bits how many; those of all bytes if it is no bit field
     */
    public record Field(long offset, int bytes, int shift, int bits) {
        /** What it holds in an object at an address. */
        public long read(long object, Reader reader) {
            long word = reader.load(object + offset, bytes) >>> shift;
            return bits >= 64 ? word : word & (1L << bits) - 1;
        }

        void write(long value, byte[] object) {
            for (int bit = 0; bit < Math.min(bits, 64); bit++) {
                int at = (int) (8 * offset) + shift + bit;
                int mask = 1 << (at & 7);
                boolean set = (value >>> bit & 1) != 0;
                object[at >> 3] = (byte) (set ? object[at >> 3] | mask : object[at >> 3] & ~mask);
            }
        }
    }

    /**
     * Short texts in the object itself.
     *
     * @param isLong not zero if the text is elsewhere
     * @param length number of bytes if it is here
     * @param offset of the first character
     * @param room bytes for characters, the zero behind them included
     */
    public record Small(Field isLong, Field length, long offset, int room) {}

    private boolean isSmall(long object, Reader reader) {
        return small != null && small.isLong.read(object, reader) == 0;
    }

    /** The address of the first character of an object's text. */
    public long start(long object, Reader reader) {
        return small != null && isSmall(object, reader)
                ? object + small.offset
                : pointer.read(object, reader);
    }

    /** The number of bytes of an object's text; whatever is there if the object is broken. */
    public long length(long object, Reader reader) {
        return small != null && isSmall(object, reader)
                ? small.length.read(object, reader)
                : length.read(object, reader);
    }

    private byte[] empty() {
        return new byte[(int) type.byteSize().orElse(0)];
    }

    /** An object that holds a short text itself; empty if it has no room. */
    public Optional<byte[]> inside(byte[] text) {
        if (small == null || text.length >= small.room) {
            return Optional.empty();
        }
        byte[] object = empty();
        small.length.write(text.length, object);
        System.arraycopy(text, 0, object, (int) small.offset, text.length);
        return Optional.of(object);
    }

    /** An object whose text, and a zero behind it, lies at an address. */
    public byte[] elsewhere(long address, int size) {
        byte[] object = empty();
        pointer.write(address, object);
        length.write(size, object);
        if (small != null && capacity != null) {
            // libc++ counts pairs of bytes where the flag is the lowest bit
            boolean halved = capacity.shift == 1;
            long room = size + 2L & -2L;
            capacity.write(halved ? room / 2 : room, object);
            small.isLong.write(1, object);
        }
        return object;
    }
}
