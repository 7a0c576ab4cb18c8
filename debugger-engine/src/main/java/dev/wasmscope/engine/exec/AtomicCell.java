package dev.wasmscope.engine.exec;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.function.LongUnaryOperator;

/**
 * A naturally aligned cell of 1, 2, 4 or 8 bytes that is accessed atomically; its value has no
 * sign. In a shared memory, narrow cells are changed by comparing and exchanging the four bytes
 * around them. A memory that is not shared has one guest thread, so plain accesses do.
 */
final class AtomicCell {
    private static final VarHandle INT =
            ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();
    private static final VarHandle LONG =
            ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();

    private final Memory memory;
    private final MemorySegment storage;
    private final long address;
    private final int width;
    private final long mask;

    /** A cell that lies within the memory. */
    AtomicCell(Memory memory, long address, int width) {
        this.memory = memory;
        this.storage = memory.storage();
        this.address = address;
        this.width = width;
        this.mask = width == Long.BYTES ? -1 : (1L << 8 * width) - 1;
    }

    long get() {
        if (!memory.isShared()) {
            return plain();
        }
        if (width == Long.BYTES) {
            return (long) LONG.getVolatile(storage, address);
        }
        return (((int) INT.getVolatile(storage, address & -4)) >>> shift()) & mask;
    }

    void set(long value) {
        update(old -> value);
    }

    /** Replaces the value by one computed from it and returns what it was. */
    long update(LongUnaryOperator operator) {
        if (!memory.isShared()) {
            long old = plain();
            setPlain(operator.applyAsLong(old));
            return old;
        }
        for (; ; ) {
            long old = get();
            if (replace(old, operator.applyAsLong(old) & mask)) {
                return old;
            }
        }
    }

    /**
     * Sets the value if it is the expected one, and returns what it was. Of the operands only as
     * many bits count as the cell has (threads proposal, issue 195).
     */
    long compareAndExchange(long expected, long value) {
        for (; ; ) {
            long old = get();
            if (old != (expected & mask)) {
                return old;
            }
            if (!memory.isShared()) {
                setPlain(value);
                return old;
            }
            if (replace(old, value & mask)) {
                return old;
            }
        }
    }

    private boolean replace(long old, long value) {
        memory.beforeWrite(address, width);
        if (width == Long.BYTES) {
            return LONG.compareAndSet(storage, address, old, value);
        }
        int around = (int) INT.getVolatile(storage, address & -4);
        int others = around & ~(int) (mask << shift());
        return ((around >>> shift()) & mask) == old
                && INT.compareAndSet(
                        storage, address & -4, around, others | (int) (value << shift()));
    }

    private int shift() {
        return 8 * (int) (address & 3);
    }

    private long plain() {
        return switch (width) {
            case 1 -> memory.readByte(address) & 0xffL;
            case 2 -> memory.readShort(address) & 0xffffL;
            case 4 -> memory.readInt(address) & 0xffff_ffffL;
            default -> memory.readLong(address);
        };
    }

    private void setPlain(long value) {
        switch (width) {
            case 1 -> memory.writeByte(address, (byte) value);
            case 2 -> memory.writeShort(address, (short) value);
            case 4 -> memory.writeInt(address, (int) value);
            default -> memory.writeLong(address, value);
        }
    }
}
