package dev.wasmscope.engine.exec.gc;

import dev.wasmscope.engine.exec.TrapException;
import dev.wasmscope.engine.exec.TrapKind;
import dev.wasmscope.engine.module.StorageKind;
import java.util.function.LongSupplier;

/**
 * Counts what guests of a store allocate, and ends the guest in time when what it keeps would fill
 * the Java heap. What is still in use is asked of Java, at most once for each tenth of the heap.
 */
public final class GuestHeap {
    private static final int ARRAY_OVERHEAD = 40;
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    private final long maxObjectBytes;
    private final long maxHeap;
    private final LongSupplier used;
    private long allocated;
    private long nextLook;
    private long nextCollection;

    /**
     * A heap.
     *
     * @param maxObjectBytes most bytes of one array
     */
    public GuestHeap(long maxObjectBytes) {
        this(maxObjectBytes, Runtime.getRuntime().maxMemory(), GuestHeap::usedNow);
    }

    /**
     * A heap within another one.
     *
     * @param maxHeap bytes of the Java heap
     * @param used how many of them are in use
     */
    GuestHeap(long maxObjectBytes, long maxHeap, LongSupplier used) {
        this.maxObjectBytes = maxObjectBytes;
        this.maxHeap = maxHeap;
        this.used = used;
        this.nextLook = maxHeap / 64;
    }

    private static long usedNow() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /**
     * A struct of default values.
     *
     * @throws TrapException of kind OUT_OF_MEMORY if there is no room
     */
    public StructInstance newStruct(DefinedType type) {
        reserve(StructInstance.bytes(type));
        return new StructInstance(type);
    }

    /**
     * An array of default values.
     *
     * @param length without sign
     * @throws TrapException of kind OUT_OF_MEMORY if it is larger than the limit or there is no
     *     room
     */
    public ArrayInstance newArray(DefinedType type, int length) {
        long count = Integer.toUnsignedLong(length);
        int elementBytes = type.elementKind().bytes();
        long bytes = ARRAY_OVERHEAD + count * elementBytes;
        long longs = type.elementKind() == StorageKind.V128 ? 2 * count : count;
        if (bytes > maxObjectBytes || longs > LARGEST_ARRAY) {
            throw outOfMemory(
                    "an array of %d elements of %d bytes; the limit is %d bytes"
                            .formatted(count, elementBytes, maxObjectBytes));
        }
        reserve(bytes);
        return ArrayInstance.of(type, length);
    }

    /** Bytes that an object takes, about, without what it refers to. */
    public static long bytes(HeapObject object) {
        return switch (object) {
            case StructInstance struct -> StructInstance.bytes(struct.type());
            case ArrayInstance array ->
                    ARRAY_OVERHEAD + (long) array.length() * array.type().elementKind().bytes();
        };
    }

    /** The trap of a guest that wants more than there is. */
    public static TrapException outOfMemory(String detail) {
        return new TrapException(TrapKind.OUT_OF_MEMORY, detail);
    }

    /** Counts an allocation that comes next. */
    public void reserve(long bytes) {
        allocated += bytes;
        if (allocated >= nextLook) {
            look();
        }
    }

    private void look() {
        nextLook = allocated + maxHeap / 64;
        if (!isNearlyFull() || allocated < nextCollection) {
            return;
        }
        nextCollection = allocated + maxHeap / 10;
        System.gc(); // only now is it known what is still in use
        if (isNearlyFull()) {
            throw outOfMemory("the guest keeps nearly all of the %d bytes".formatted(maxHeap));
        }
    }

    private boolean isNearlyFull() {
        return used.getAsLong() > maxHeap / 100 * 85;
    }
}
