package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.module.AddressType;
import dev.wasmscope.engine.module.Limits;
import dev.wasmscope.engine.module.MemoryType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * A linear memory (core specification 4.2, "Memory Instances"), held in one byte array that is
 * larger than the memory so that growing seldom copies.
 *
 * <p>Not thread-safe: used on the guest's thread, or by others while the guest is stopped. All
 * accessors are little-endian and take addresses without sign; outside the memory they throw {@link
 * MemoryAccessException} and change nothing.
 */
public final class Memory implements ExternInstance {
    /** Bytes of a page. */
    public static final int PAGE_SIZE = 65536;

    /** Most pages that a memory on one array can have: 2 GiB less one page. */
    public static final long MAX_PAGES = 32767;

    static final VarHandle INT16 = view(short[].class);
    static final VarHandle INT32 = view(int[].class);
    static final VarHandle INT64 = view(long[].class);

    private static final long SPARE_LIMIT = 256L << 20;

    private final MemoryType type;
    private final long maxPages;

    /**
     * Backing array; only the first {@link #size} bytes are the memory. Replaced when the memory
     * grows past it.
     */
    byte[] bytes;

    /** Current size in bytes. */
    long size;

    /**
     * A memory of the type's minimum size.
     *
     * @param limitPages most pages that this memory may ever have, whatever its type says
     * @throws TrapException of kind HOST, if the minimum exceeds the limit or what the machine
     *     gives
     */
    public Memory(MemoryType type, long limitPages) {
        this.type = type;
        this.maxPages = Math.min(limit(type), Math.min(limitPages, MAX_PAGES));
        long pages = type.limits().min();
        if (pages < 0 || pages > maxPages) {
            throw new TrapException(
                    TrapKind.HOST,
                    "memory of %s pages exceeds the limit of %d pages"
                            .formatted(Long.toUnsignedString(pages), maxPages));
        }
        this.size = pages * PAGE_SIZE;
        this.bytes = allocate((int) size);
    }

    private static byte[] allocate(int length) {
        try {
            return new byte[length];
        } catch (OutOfMemoryError e) {
            throw new TrapException(
                    TrapKind.HOST, "no room for a memory of %d bytes".formatted(length));
        }
    }

    private static VarHandle view(Class<?> arrayType) {
        return MethodHandles.byteArrayViewVarHandle(arrayType, ByteOrder.LITTLE_ENDIAN);
    }

    private static long limit(MemoryType type) {
        OptionalLong max = type.limits().max();
        return max.isPresent() && max.getAsLong() >= 0 ? max.getAsLong() : Long.MAX_VALUE;
    }

    /**
     * The type with the current size as its minimum, which is what an import is checked against.
     */
    public MemoryType type() {
        return new MemoryType(
                type.addressType(), new Limits(sizePages(), type.limits().max()), type.shared());
    }

    /** Whether addresses are 32 or 64 bits wide. */
    public AddressType addressType() {
        return type.addressType();
    }

    /** Current size in pages of 64 KiB. */
    public long sizePages() {
        return size / PAGE_SIZE;
    }

    /** Current size in bytes. */
    public long sizeBytes() {
        return size;
    }

    /**
     * Grows by {@code pages}.
     *
     * @return the size in pages before, or -1 if the memory cannot grow so far
     */
    public long grow(long pages) {
        long before = sizePages();
        if (pages < 0 || pages > maxPages - before) {
            return -1;
        }
        long newSize = size + pages * PAGE_SIZE;
        if (newSize > bytes.length && !reserve(newSize)) {
            return -1;
        }
        size = newSize;
        return before;
    }

    private boolean reserve(long newSize) {
        long spare = Math.min(newSize, SPARE_LIMIT);
        long most = Math.min(maxPages, MAX_PAGES) * PAGE_SIZE;
        try {
            bytes = Arrays.copyOf(bytes, (int) Math.min(newSize + spare, most));
        } catch (OutOfMemoryError first) {
            try {
                bytes = Arrays.copyOf(bytes, (int) newSize);
            } catch (OutOfMemoryError second) {
                return false;
            }
        }
        return true;
    }

    /** A guest's operand as an address or a number of bytes or pages: an i32 has no sign. */
    long address(long operand) {
        return type.addressType() == AddressType.I32 ? operand & 0xffff_ffffL : operand;
    }

    /** True if {@code length} bytes at {@code address} lie in this memory. */
    public boolean contains(long address, long length) {
        return address >= 0 && length >= 0 && address <= size - length;
    }

    /**
     * The index of an access in {@link #bytes}.
     *
     * @throws MemoryAccessException if it is not within the memory
     */
    int check(long address, long length) {
        if (!contains(address, length)) {
            throw new MemoryAccessException(address, length, size);
        }
        return (int) address;
    }

    /** Copies {@code length} bytes out. */
    public byte[] read(long address, int length) {
        int index = check(address, length);
        return Arrays.copyOfRange(bytes, index, index + length);
    }

    /** Copies {@code length} bytes at {@code address} to {@code target} from {@code offset} on. */
    public void read(long address, byte[] target, int offset, int length) {
        System.arraycopy(bytes, check(address, length), target, offset, length);
    }

    /** Copies all of {@code source} in. */
    public void write(long address, byte[] source) {
        write(address, source, 0, source.length);
    }

    /** Copies {@code length} bytes of {@code source} from {@code offset} on to {@code address}. */
    public void write(long address, byte[] source, int offset, int length) {
        System.arraycopy(source, offset, bytes, check(address, length), length);
    }

    public byte readByte(long address) {
        return bytes[check(address, 1)];
    }

    public short readShort(long address) {
        return (short) INT16.get(bytes, check(address, 2));
    }

    public int readInt(long address) {
        return (int) INT32.get(bytes, check(address, 4));
    }

    public long readLong(long address) {
        return (long) INT64.get(bytes, check(address, 8));
    }

    public void writeByte(long address, byte value) {
        bytes[check(address, 1)] = value;
    }

    public void writeShort(long address, short value) {
        INT16.set(bytes, check(address, 2), value);
    }

    public void writeInt(long address, int value) {
        INT32.set(bytes, check(address, 4), value);
    }

    public void writeLong(long address, long value) {
        INT64.set(bytes, check(address, 8), value);
    }

    /** Sets {@code length} bytes to {@code value} ({@code memory.fill}). */
    void fill(long address, byte value, long length) {
        int from = check(address, length);
        Arrays.fill(bytes, from, (int) (from + length), value);
    }

    /**
     * Copies from {@code source}, which may be this memory and may overlap ({@code memory.copy}).
     */
    void copy(long target, Memory source, long from, long length) {
        int sourceIndex = source.check(from, length);
        System.arraycopy(source.bytes, sourceIndex, bytes, check(target, length), (int) length);
    }

    /**
     * Copies from a data segment ({@code memory.init}), which is {@code size} bytes of {@code file}
     * from {@code start} on.
     */
    void init(long target, byte[] file, long start, long segmentSize, long from, long length) {
        if (from < 0 || length < 0 || from > segmentSize - length) {
            throw new TrapException(
                    TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS,
                    "bytes %d to %d of a data segment of %d"
                            .formatted(from, from + length, segmentSize));
        }
        System.arraycopy(file, (int) (start + from), bytes, check(target, length), (int) length);
    }
}
