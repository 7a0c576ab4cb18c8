package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.exec.simd.Simd;
import dev.wasmscope.engine.lower.Op;
import dev.wasmscope.engine.module.Opcode;

/**
 * The operations on vectors: what {@link Simd} computes, and how vectors get to and from memories.
 */
final class SimdOps {
    private static final int VECTOR_BYTES = 16;

    private SimdOps() {}

    /** Executes operation {@code op} of the family from {@link Op#SIMD} on. */
    static void execute(Instance instance, int op, int[] ops, int pc, long[] slots, int frame) {
        int a = frame + ops[pc + 1];
        int b = frame + ops[pc + 2];
        int c = frame + ops[pc + 3];
        switch (op) {
            case Op.SIMD ->
                    Simd.execute(ops[pc + 7], slots, a, b, c, frame + ops[pc + 4], ops[pc + 5]);
            case Op.SIMD_SHUFFLE ->
                    Simd.shuffle(slots, a, b, c, wide(ops, pc + 4), wide(ops, pc + 6));
            case Op.LOAD_V128 -> {
                Memory memory = instance.memories[ops[pc + 6]];
                long address = vectorAddress(memory, slots[b], wide(ops, pc + 4));
                slots[a] = memory.readLong(address);
                slots[a + 1] = memory.readLong(address + Long.BYTES);
            }
            case Op.STORE_V128 -> {
                Memory memory = instance.memories[ops[pc + 6]];
                long address = vectorAddress(memory, slots[b], wide(ops, pc + 4));
                memory.writeLong(address, slots[c]);
                memory.writeLong(address + Long.BYTES, slots[c + 1]);
            }
            case Op.SIMD_MEMORY -> access(instance, ops, pc, slots, a, b, c);
            case Op.GLOBAL_GET_V128 -> {
                GlobalInstance global = instance.globals[ops[pc + 3]];
                slots[a] = global.bits;
                slots[a + 1] = global.high;
            }
            case Op.GLOBAL_SET_V128 -> {
                GlobalInstance global = instance.globals[ops[pc + 3]];
                global.bits = slots[a];
                global.high = slots[a + 1];
            }
            default -> throw new IllegalStateException("no operation " + op);
        }
    }

    private static long wide(int[] ops, int at) {
        return (ops[at] & 0xffff_ffffL) | ((long) ops[at + 1] << 32);
    }

    private static void access(
            Instance instance, int[] ops, int pc, long[] slots, int a, int b, int c) {
        Memory memory = instance.memories[ops[pc + 6]];
        long address = MemoryOps.address(memory, slots[b], wide(ops, pc + 4));
        int sub = ops[pc + 7] & ((1 << Op.LANE_SHIFT) - 1);
        int lane = ops[pc + 7] >>> Op.LANE_SHIFT;
        Opcode opcode = Simd.opcode(sub);
        int bytes = opcode.accessBytes();
        switch (opcode) {
            case V128_LOAD8_LANE, V128_LOAD16_LANE, V128_LOAD32_LANE, V128_LOAD64_LANE ->
                    Simd.replaceLane(slots, a, c, lane, 8 * bytes, read(memory, address, bytes));
            case V128_STORE8_LANE, V128_STORE16_LANE, V128_STORE32_LANE, V128_STORE64_LANE ->
                    write(memory, address, bytes, Simd.lane(slots, c, lane, 8 * bytes));
            default -> Simd.load(sub, slots, a, read(memory, address, bytes));
        }
    }

    /** The effective address, all sixteen bytes checked: a store across the end changes nothing. */
    private static long vectorAddress(Memory memory, long base, long offset) {
        long address = MemoryOps.address(memory, base, offset);
        if (!memory.contains(address, VECTOR_BYTES)) {
            throw new MemoryAccessException(address, VECTOR_BYTES, memory.sizeBytes());
        }
        return address;
    }

    private static long read(Memory memory, long address, int bytes) {
        return switch (bytes) {
            case 1 -> memory.readByte(address) & 0xffL;
            case 2 -> memory.readShort(address) & 0xffffL;
            case 4 -> memory.readInt(address) & 0xffff_ffffL;
            default -> memory.readLong(address);
        };
    }

    private static void write(Memory memory, long address, int bytes, long value) {
        switch (bytes) {
            case 1 -> memory.writeByte(address, (byte) value);
            case 2 -> memory.writeShort(address, (short) value);
            case 4 -> memory.writeInt(address, (int) value);
            default -> memory.writeLong(address, value);
        }
    }
}
