package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.module.AddressType;
import java.lang.foreign.MemorySegment;

/**
 * Bulk operations on memories and tables, by sub-opcode of prefix 0xFC (core specification 4.6).
 *
 * <p>Those on memories work in pieces and can pause between two of them.
 */
final class BulkOps {
    /** Some milliseconds of work, also where the system gives every page only now. */
    private static final long PIECE = 8L << 20;

    /**
     * From so many bytes on, an instruction during which the guest is asked to hand over does so
     * when it is done, with nothing left to do: so a sample that falls into it is taken at it.
     */
    private static final long LONG = 64 << 10;

    private BulkOps() {}

    static void execute(ThreadState thread, Instance instance, int[] ops, int pc, int frame) {
        int immediate = ops[pc + 4];
        int second = ops[pc + 5];
        int a = frame + ops[pc + 1];
        int b = frame + ops[pc + 2];
        int c = frame + ops[pc + 3];
        long[] slots = thread.slots;
        switch (ops[pc + 6]) {
            case 0x08 -> {
                MemorySegment data = instance.data(immediate);
                long from = slots[b] & 0xffff_ffffL;
                memoryInit(thread, instance.memories[second], slots[a], data, from, (int) slots[c]);
            }
            case 0x09 -> instance.dropData(immediate);
            case 0x0A ->
                    memoryCopy(
                            thread,
                            instance.memories[immediate],
                            slots[a],
                            instance.memories[second],
                            slots[b],
                            slots[c]);
            case 0x0B ->
                    memoryFill(thread, instance.memories[immediate], slots[a], slots[b], slots[c]);
            case 0x0C ->
                    instance.tableInit(
                            second,
                            immediate,
                            slots[a],
                            slots[b] & 0xffff_ffffL,
                            slots[c] & 0xffff_ffffL);
            case 0x0D -> instance.dropElements(immediate);
            case 0x0E ->
                    tableCopy(
                            instance.tables[immediate],
                            slots[a],
                            instance.tables[second],
                            slots[b],
                            slots[c]);
            case 0x0F -> {
                TableInstance table = instance.tables[immediate];
                slots[a] = table.grow(table.index(slots[c]), thread.refs[b]);
            }
            case 0x10 -> slots[a] = instance.tables[immediate].size();
            case 0x11 -> {
                TableInstance table = instance.tables[immediate];
                table.fill(table.index(slots[a]), thread.refs[b], table.index(slots[c]));
            }
            default -> throw IntegerOps.unknown(ops[pc + 6]);
        }
    }

    private static void memoryFill(
            ThreadState thread, Memory memory, long to, long value, long length) {
        long at = memory.address(to);
        long left = memory.address(length);
        memory.require(at, left);
        while (left > PIECE) {
            memory.fill(at, (byte) value, PIECE);
            at += PIECE;
            left -= PIECE;
            if (thread.isHurried()) {
                throw new Suspension(memory.operand(at), value, memory.operand(left));
            }
        }
        boolean hears = left > LONG && !thread.isHurried();
        memory.fill(at, (byte) value, left);
        if (hears && thread.isHurried()) {
            throw new Suspension(memory.operand(at + left), value, 0);
        }
    }

    private static void memoryInit(
            ThreadState thread, Memory memory, long to, MemorySegment data, long from, int length) {
        long at = memory.address(to);
        long left = length & 0xffff_ffffL;
        requireSegment(data, from, left);
        memory.require(at, left);
        memory.beforeWrite(at, left);
        long start = from;
        while (left > PIECE) {
            MemorySegment.copy(data, start, memory.storage(), at, PIECE);
            at += PIECE;
            start += PIECE;
            left -= PIECE;
            if (thread.isHurried()) {
                throw new Suspension(memory.operand(at), (int) start, (int) left);
            }
        }
        boolean hears = left > LONG && !thread.isHurried();
        MemorySegment.copy(data, start, memory.storage(), at, left);
        if (hears && thread.isHurried()) {
            throw new Suspension(memory.operand(at + left), (int) (start + left), 0);
        }
    }

    static void requireSegment(MemorySegment data, long from, long length) {
        if (from > data.byteSize() - length) {
            throw new TrapException(
                    TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS,
                    "bytes %d to %d of a data segment of %d"
                            .formatted(from, from + length, data.byteSize()));
        }
    }

    /** The length has the narrower of the two address types. */
    private static void memoryCopy(
            ThreadState thread, Memory target, long to, Memory source, long from, long length) {
        Memory narrower = target.addressType() == AddressType.I32 ? target : source;
        long left = narrower.address(length);
        long at = target.address(to);
        long start = source.address(from);
        source.require(start, left);
        target.require(at, left);
        boolean backwards = target == source && at > start;
        while (left > PIECE) {
            left -= PIECE;
            if (backwards) {
                target.copy(at + left, source, start + left, PIECE);
            } else {
                target.copy(at, source, start, PIECE);
                at += PIECE;
                start += PIECE;
            }
            if (thread.isHurried()) {
                throw new Suspension(
                        target.operand(at), source.operand(start), narrower.operand(left));
            }
        }
        boolean hears = left > LONG && !thread.isHurried();
        target.copy(at, source, start, left);
        if (hears && thread.isHurried()) {
            throw new Suspension(target.operand(at), source.operand(start), 0);
        }
    }

    private static void tableCopy(
            TableInstance target, long to, TableInstance source, long from, long length) {
        long count =
                source.index(length) == target.index(length)
                        ? target.index(length)
                        : length & 0xffff_ffffL;
        target.copy(target.index(to), source, source.index(from), count);
    }
}
