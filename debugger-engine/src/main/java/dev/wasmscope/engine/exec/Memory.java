package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.module.AddressType;
import dev.wasmscope.engine.module.Limits;
import dev.wasmscope.engine.module.MemoryType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A linear memory (core specification 4.2, "Memory Instances").
 *
 * <p>Up to {@link #MAX_ARRAY_PAGES} it is one byte array, larger than the memory so that growing
 * seldom copies; the interpreter loop accesses that array itself. A shared memory, and one that
 * grows past an array, is a segment outside of the heap, reserved once for all that the memory may
 * become; growing it copies nothing. The change from array to segment happens inside {@link #grow}
 * and needs nothing of the code that runs: for the loop, such a memory has an array of no bytes, so
 * every access takes the way that ends here.
 *
 * <p>Not thread-safe: used on the guest's thread, or by others while the guest is stopped. All
 * accessors are little-endian and take addresses without sign; outside the memory they throw {@link
 * MemoryAccessException} and change nothing.
 */
public final class Memory implements ExternInstance {
    /** Bytes of a page. */
    public static final int PAGE_SIZE = 65536;

    /** Most pages of a memory in one array: 2 GiB less one page. */
    public static final long MAX_ARRAY_PAGES = 32767;

    static final VarHandle INT16 = view(short[].class);
    static final VarHandle INT32 = view(int[].class);
    static final VarHandle INT64 = view(long[].class);

    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private static final long SPARE_LIMIT = 256L << 20;
    private static final long MAX_ARRAY_BYTES = MAX_ARRAY_PAGES * PAGE_SIZE;
    private static final byte[] NO_BYTES = {};

    private final MemoryType type;
    private final long maxPages;
    private final MemoryBudget budget;
    private final WaitQueues waitQueues = new WaitQueues();

    /**
     * The array, if there is one; only the first {@link #arraySize} bytes are the memory. Replaced
     * when the memory grows past it.
     */
    byte[] bytes = NO_BYTES;

    /** Size of the memory if it is in the array, else 0. */
    long arraySize;

    /** What holds the memory if not the array; larger than the memory. */
    private @Nullable MemorySegment segment;

    /** Current size in bytes. */
    private long size;

    /** Room that is being made for it. */
    @Nullable LargeGrowth growth;

    /** What of it is watched. */
    MemoryWatches watched = MemoryWatches.NONE;

    /** Who keeps what is overwritten. */
    @Nullable KeptMemory kept;

    /**
     * What holds a memory of some size.
     *
     * @param size in bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Extent(byte[] bytes, @Nullable MemorySegment segment, long size) {}

    /**
     * A memory of the type's minimum size.
     *
     * @param limitPages most pages that this memory may ever have, whatever its type says
     * @throws TrapException of kind HOST, if the minimum exceeds the limit or what the machine
     *     gives
     */
    public Memory(MemoryType type, long limitPages) {
        this(type, new MemoryBudget(limitPages * PAGE_SIZE));
    }

    /** As the other one, for a memory that shares a limit with others. */
    Memory(MemoryType type, MemoryBudget budget) {
        this.type = type;
        this.budget = budget;
        long limitPages = budget.limit() / PAGE_SIZE;
        this.maxPages = Math.min(declaredLimit(type), limitPages);
        long pages = type.limits().min();
        if (pages < 0 || pages > maxPages || !budget.take(pages * PAGE_SIZE)) {
            throw new TrapException(
                    TrapKind.HOST,
                    "memory of %s pages exceeds the limit of %d pages"
                            .formatted(Long.toUnsignedString(pages), limitPages));
        }
        if (!resize(pages * PAGE_SIZE)) {
            throw new TrapException(
                    TrapKind.HOST, "no room for a memory of %d bytes".formatted(pages * PAGE_SIZE));
        }
    }

    private static VarHandle view(Class<?> arrayType) {
        return MethodHandles.byteArrayViewVarHandle(arrayType, ByteOrder.LITTLE_ENDIAN);
    }

    private static long declaredLimit(MemoryType type) {
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

    /** Whether guest threads may share it, so that waiting for one another makes sense. */
    public boolean isShared() {
        return type.shared();
    }

    /** Current size in pages of 64 KiB. */
    public long sizePages() {
        return size / PAGE_SIZE;
    }

    /** Current size in bytes. */
    public long sizeBytes() {
        return size;
    }

    /** The guest threads that wait in this memory. */
    WaitQueues waitQueues() {
        return waitQueues;
    }

    /**
     * Wakes guest threads that wait at {@code address} ({@code memory.atomic.notify}), from any
     * thread.
     *
     * @param count at most so many, without sign
     * @return how many were woken
     */
    public int wake(long address, int count) {
        return waitQueues.wake(address, count);
    }

    /**
     * Grows by {@code pages}.
     *
     * @return the size in pages before, or -1 if the memory cannot grow so far
     */
    public long grow(long pages) {
        long before = sizePages();
        if (pages < 0 || pages > maxPages - before || !budget.take(pages * PAGE_SIZE)) {
            return -1;
        }
        if (!resize(size + pages * PAGE_SIZE)) {
            budget.giveBack(pages * PAGE_SIZE);
            return -1;
        }
        return before;
    }

    /**
     * The length of the array that growing by {@code pages} needs a new one of; 0 if it needs none,
     * or cannot be.
     */
    int lengthToMake(long pages) {
        if (pages < 0 || pages > maxPages - sizePages() || !budget.has(pages * PAGE_SIZE)) {
            return 0;
        }
        long newSize = size + pages * PAGE_SIZE;
        boolean made =
                segment == null
                        && !type.shared()
                        && newSize <= MAX_ARRAY_BYTES
                        && newSize > bytes.length;
        return made ? withSpare(newSize) : 0;
    }

    /** The first size is exact: most memories never grow. */
    private int withSpare(long newSize) {
        long spare = size == 0 ? 0 : Math.min(newSize, SPARE_LIMIT);
        return (int) Math.min(newSize + spare, Math.min(maxPages, MAX_ARRAY_PAGES) * PAGE_SIZE);
    }

    /** What holds it now. */
    Extent extent() {
        return new Extent(bytes, segment, size);
    }

    /** Takes growth back: bytes behind the former size are gone, and what held it does so again. */
    void putBack(Extent former) {
        if (former.size < size) {
            // what grows again is zero
            storage().asSlice(former.size, size - former.size).fill((byte) 0);
            budget.giveBack(size - former.size);
            size = former.size;
            bytes = former.bytes;
            segment = former.segment;
            arraySize = segment == null ? size : 0;
        }
    }

    /** Some bytes are about to be written, by other ways than {@link #write}. */
    void beforeWrite(long address, long length) {
        KeptMemory keeper = kept;
        if (keeper != null) {
            keeper.beforeWrite(address, length);
        }
    }

    private boolean resize(long newSize) {
        boolean fits =
                segment == null && newSize <= MAX_ARRAY_BYTES && !type.shared()
                        ? resizeArray(newSize)
                        : resizeSegment(newSize);
        if (fits) {
            size = newSize;
            arraySize = segment == null ? newSize : 0;
        }
        return fits;
    }

    private boolean resizeArray(long newSize) {
        if (newSize <= bytes.length) {
            return true;
        }
        try {
            bytes = Arrays.copyOf(bytes, withSpare(newSize));
        } catch (OutOfMemoryError first) {
            try {
                bytes = Arrays.copyOf(bytes, (int) newSize);
            } catch (OutOfMemoryError second) {
                return false;
            }
        }
        return true;
    }

    private boolean resizeSegment(long newSize) {
        MemorySegment old = segment;
        if (old != null && newSize <= old.byteSize()) {
            return true;
        }
        Optional<MemorySegment> larger = Reservation.reserve(newSize, maxPages * PAGE_SIZE);
        if (larger.isEmpty()) {
            return false;
        }
        MemorySegment.copy(storage(), 0, larger.get(), 0, size);
        segment = larger.get();
        bytes = NO_BYTES;
        return true;
    }

    /** All the bytes, and some more behind them. */
    MemorySegment storage() {
        return segment == null ? MemorySegment.ofArray(bytes) : segment;
    }

    /** A guest's operand as an address or a number of bytes or pages: an i32 has no sign. */
    long address(long operand) {
        return type.addressType() == AddressType.I32 ? operand & 0xffff_ffffL : operand;
    }

    /** An address or a number of bytes as an operand of the guest. */
    long operand(long address) {
        return type.addressType() == AddressType.I32 ? (int) address : address;
    }

    /** True if {@code length} bytes at {@code address} lie in this memory. */
    public boolean contains(long address, long length) {
        return address >= 0 && length >= 0 && address <= size - length;
    }

    /**
     * Checks a range.
     *
     * @throws MemoryAccessException if it is not within the memory
     */
    void require(long address, long length) {
        if (!contains(address, length)) {
            throw new MemoryAccessException(address, length, size);
        }
    }

    /** Whether {@code length} bytes at {@code address} lie in the array. */
    private boolean inArray(long address, int length) {
        return address >= 0 && address <= arraySize - length;
    }

    private MemorySegment outsideArray(long address, int length) {
        require(address, length);
        return storage();
    }

    /** Copies {@code length} bytes out. */
    public byte[] read(long address, int length) {
        require(address, length);
        byte[] target = new byte[length];
        read(address, target, 0, length);
        return target;
    }

    /** Copies {@code length} bytes at {@code address} to {@code target} from {@code offset} on. */
    public void read(long address, byte[] target, int offset, int length) {
        require(address, length);
        MemorySegment.copy(storage(), ValueLayout.JAVA_BYTE, address, target, offset, length);
    }

    /** Whether the bytes at {@code address} are those. */
    public boolean holds(long address, byte[] expected) {
        require(address, expected.length);
        MemorySegment there = storage().asSlice(address, expected.length);
        return there.mismatch(MemorySegment.ofArray(expected)) < 0;
    }

    /** Copies all of {@code source} in. */
    public void write(long address, byte[] source) {
        write(address, source, 0, source.length);
    }

    /** Copies {@code length} bytes of {@code source} from {@code offset} on to {@code address}. */
    public void write(long address, byte[] source, int offset, int length) {
        require(address, length);
        beforeWrite(address, length);
        MemorySegment.copy(source, offset, storage(), ValueLayout.JAVA_BYTE, address, length);
    }

    public byte readByte(long address) {
        return inArray(address, 1)
                ? bytes[(int) address]
                : outsideArray(address, 1).get(ValueLayout.JAVA_BYTE, address);
    }

    public short readShort(long address) {
        return inArray(address, 2)
                ? (short) INT16.get(bytes, (int) address)
                : outsideArray(address, 2).get(SHORT, address);
    }

    public int readInt(long address) {
        return inArray(address, 4)
                ? (int) INT32.get(bytes, (int) address)
                : outsideArray(address, 4).get(INT, address);
    }

    public long readLong(long address) {
        return inArray(address, 8)
                ? (long) INT64.get(bytes, (int) address)
                : outsideArray(address, 8).get(LONG, address);
    }

    public void writeByte(long address, byte value) {
        beforeWrite(address, 1);
        if (inArray(address, 1)) {
            bytes[(int) address] = value;
        } else {
            outsideArray(address, 1).set(ValueLayout.JAVA_BYTE, address, value);
        }
    }

    public void writeShort(long address, short value) {
        beforeWrite(address, 2);
        if (inArray(address, 2)) {
            INT16.set(bytes, (int) address, value);
        } else {
            outsideArray(address, 2).set(SHORT, address, value);
        }
    }

    public void writeInt(long address, int value) {
        beforeWrite(address, 4);
        if (inArray(address, 4)) {
            INT32.set(bytes, (int) address, value);
        } else {
            outsideArray(address, 4).set(INT, address, value);
        }
    }

    public void writeLong(long address, long value) {
        beforeWrite(address, 8);
        if (inArray(address, 8)) {
            INT64.set(bytes, (int) address, value);
        } else {
            outsideArray(address, 8).set(LONG, address, value);
        }
    }

    /** Sets {@code length} bytes to {@code value}. */
    void fill(long address, byte value, long length) {
        require(address, length);
        beforeWrite(address, length);
        storage().asSlice(address, length).fill(value);
    }

    /** Copies from {@code source}, which may be this memory and may overlap. */
    void copy(long target, Memory source, long from, long length) {
        source.require(from, length);
        require(target, length);
        beforeWrite(target, length);
        MemorySegment.copy(source.storage(), from, storage(), target, length);
    }
}
