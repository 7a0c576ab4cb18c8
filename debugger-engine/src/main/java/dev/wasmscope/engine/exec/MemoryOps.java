package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.lower.Op;

/**
 * Loads and stores of any memory, by opcode byte; those of a 32-bit memory 0 in an array are in the
 * loop itself.
 */
final class MemoryOps {
    private static final long U32 = 0xffff_ffffL;

    private MemoryOps() {}

    /**
     * An access of the 32-bit memory 0 that the loop could not do: there is no array, or the
     * address is outside.
     */
    static void memory0(Memory memory, int[] ops, int pc, long[] slots, int frame) {
        int a = frame + ops[pc + 1];
        int b = frame + ops[pc + 2];
        long offset = ops[pc + 3] & U32;
        switch (ops[pc]) {
            case Op.LOAD8_S -> slots[a] = memory.readByte((slots[b] & U32) + offset);
            case Op.LOAD8_U -> slots[a] = memory.readByte((slots[b] & U32) + offset) & 0xff;
            case Op.LOAD16_S -> slots[a] = memory.readShort((slots[b] & U32) + offset);
            case Op.LOAD16_U -> slots[a] = memory.readShort((slots[b] & U32) + offset) & 0xffff;
            case Op.LOAD32 -> slots[a] = memory.readInt((slots[b] & U32) + offset);
            case Op.LOAD32_U -> slots[a] = memory.readInt((slots[b] & U32) + offset) & U32;
            case Op.LOAD64 -> slots[a] = memory.readLong((slots[b] & U32) + offset);
            case Op.STORE8 -> memory.writeByte((slots[a] & U32) + offset, (byte) slots[b]);
            case Op.STORE16 -> memory.writeShort((slots[a] & U32) + offset, (short) slots[b]);
            case Op.STORE32 -> memory.writeInt((slots[a] & U32) + offset, (int) slots[b]);
            case Op.STORE64 -> memory.writeLong((slots[a] & U32) + offset, slots[b]);
            case Op.STORE32_I -> memory.writeInt((slots[a] & U32) + offset, ops[pc + 2]);
            default -> throw new IllegalStateException("no access of memory 0: " + ops[pc]);
        }
    }

    static long load(int opcode, Memory memory, long base, long offset) {
        long address = address(memory, base, offset);
        return switch (opcode) {
            case 0x28, 0x2A, 0x34 -> memory.readInt(address);
            case 0x29, 0x2B -> memory.readLong(address);
            case 0x2C, 0x30 -> memory.readByte(address);
            case 0x2D, 0x31 -> memory.readByte(address) & 0xff;
            case 0x2E, 0x32 -> memory.readShort(address);
            case 0x2F, 0x33 -> memory.readShort(address) & 0xffff;
            case 0x35 -> memory.readInt(address) & U32;
            default -> throw IntegerOps.unknown(opcode);
        };
    }

    static void store(int opcode, Memory memory, long base, long offset, long value) {
        long address = address(memory, base, offset);
        switch (opcode) {
            case 0x36, 0x38, 0x3E -> memory.writeInt(address, (int) value);
            case 0x37, 0x39 -> memory.writeLong(address, value);
            case 0x3A, 0x3C -> memory.writeByte(address, (byte) value);
            case 0x3B, 0x3D -> memory.writeShort(address, (short) value);
            default -> throw IntegerOps.unknown(opcode);
        }
    }

    /** The effective address; one that no memory has if it exceeds what a long holds. */
    static long address(Memory memory, long base, long offset) {
        long start = memory.address(base);
        long address = start + offset;
        // A sum beyond 64 bits is out of bounds; so is a negative one, which require() refuses.
        return start < 0 || offset < 0 || address < 0 ? Long.MAX_VALUE : address;
    }
}
