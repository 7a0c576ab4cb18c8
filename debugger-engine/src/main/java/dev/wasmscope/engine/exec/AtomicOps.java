package dev.wasmscope.engine.exec;

import java.lang.invoke.VarHandle;

/**
 * The atomic instructions of the threads proposal, by sub-opcode of prefix 0xFE. Those that access
 * memory come in rows of seven: the operation is the row, type and width are the column.
 */
final class AtomicOps {
    private static final int NOTIFY = 0x00;
    private static final int WAIT32 = 0x01;
    private static final int WAIT64 = 0x02;
    private static final int FENCE = 0x03;
    private static final int FIRST_ACCESS = 0x10;

    private static final int ROW = 7;
    private static final int LOAD = 0;
    private static final int STORE = 1;
    private static final int ADD = 2;
    private static final int SUB = 3;
    private static final int AND = 4;
    private static final int OR = 5;
    private static final int XOR = 6;
    private static final int XCHG = 7;
    private static final int CMPXCHG = 8;

    /** Bytes by column: i32, i64, then i32 with 8 and 16 bits, i64 with 8, 16 and 32. */
    private static final int[] WIDTHS = {4, 8, 1, 2, 1, 2, 4};

    private static final int I32_COLUMN = 0;

    private AtomicOps() {}

    /** Executes {@link dev.wasmscope.engine.lower.Op#ATOMIC}. */
    static void execute(ThreadState thread, Instance instance, int[] ops, int pc, int frame) {
        int sub = ops[pc + 7];
        if (sub == FENCE) {
            VarHandle.fullFence();
            return;
        }
        long[] slots = thread.slots;
        int result = frame + ops[pc + 1];
        long base = slots[frame + ops[pc + 2]];
        long operand = slots[frame + ops[pc + 3]];
        Memory memory = instance.memories[ops[pc + 6]];
        long offset = (ops[pc + 4] & 0xffff_ffffL) | ((long) ops[pc + 5] << 32);
        long address = MemoryOps.address(memory, base, offset);
        switch (sub) {
            case NOTIFY -> {
                check(memory, address, Integer.BYTES);
                slots[result] = memory.wake(address, (int) operand);
            }
            case WAIT32 -> {
                check(memory, address, Integer.BYTES);
                slots[result] =
                        await(thread, memory, base, address, false, operand, slots[result + 2]);
            }
            case WAIT64 -> {
                check(memory, address, Long.BYTES);
                slots[result] =
                        await(thread, memory, base, address, true, operand, slots[result + 2]);
            }
            default -> access(memory, sub - FIRST_ACCESS, address, slots, result, operand);
        }
    }

    /** Bytes that an instruction accesses; 0 if none. */
    static int width(int sub) {
        return switch (sub) {
            case NOTIFY, FENCE -> 0;
            case WAIT32 -> Integer.BYTES;
            case WAIT64 -> Long.BYTES;
            default -> WIDTHS[(sub - FIRST_ACCESS) % ROW];
        };
    }

    /** Whether an instruction that accesses memory reads it. */
    static boolean reads(int sub) {
        return sub < FIRST_ACCESS || (sub - FIRST_ACCESS) / ROW != STORE;
    }

    /** Whether it writes; a comparison that fails counts, as on most processors. */
    static boolean writes(int sub) {
        return sub >= FIRST_ACCESS && (sub - FIRST_ACCESS) / ROW != LOAD;
    }

    private static void check(Memory memory, long address, int width) {
        if ((address & (width - 1)) != 0 && address != Long.MAX_VALUE) {
            throw new TrapException(
                    TrapKind.UNALIGNED_ATOMIC,
                    "address 0x%x, %d bytes".formatted(address, width),
                    java.util.OptionalLong.of(address));
        }
        memory.require(address, width);
    }

    private static long await(
            ThreadState thread,
            Memory memory,
            long base,
            long address,
            boolean wide,
            long expected,
            long timeout) {
        if (!memory.isShared()) {
            throw new TrapException(TrapKind.EXPECTED_SHARED_MEMORY);
        }
        long start = System.nanoTime();
        WaitQueues.End end =
                memory.waitQueues()
                        .await(
                                address,
                                () ->
                                        wide
                                                ? memory.readLong(address) == expected
                                                : memory.readInt(address) == (int) expected,
                                timeout,
                                thread::pauseRequested);
        if (end == WaitQueues.End.PAUSED) {
            long left = timeout < 0 ? timeout : timeout - (System.nanoTime() - start);
            throw new Suspension(base, expected, timeout < 0 ? timeout : Math.max(left, 0));
        }
        return end.ordinal();
    }

    private static void access(
            Memory memory, int number, long address, long[] slots, int result, long operand) {
        int column = number % ROW;
        int width = WIDTHS[column];
        int row = number / ROW;
        check(memory, address, width);
        AtomicCell cell = new AtomicCell(memory, address, width);
        long old;
        switch (row) {
            case LOAD -> old = cell.get();
            case STORE -> {
                cell.set(operand);
                return;
            }
            case CMPXCHG -> old = cell.compareAndExchange(operand, slots[result + 2]);
            default -> old = cell.update(value -> combine(row, value, operand));
        }
        slots[result] = column == I32_COLUMN ? (int) old : old;
    }

    private static long combine(int row, long value, long operand) {
        return switch (row) {
            case ADD -> value + operand;
            case SUB -> value - operand;
            case AND -> value & operand;
            case OR -> value | operand;
            case XOR -> value ^ operand;
            case XCHG -> operand;
            default -> throw IntegerOps.unknown(row);
        };
    }
}
