package dev.wasmscope.engine.exec;

/**
 * Loads and stores of any memory, by opcode byte; those of a 32-bit memory 0 are in the loop
 * itself.
 */
final class MemoryOps {
    private MemoryOps() {}

    static long load(int opcode, Memory memory, long base, long offset) {
        long address = address(memory, base, offset);
        return switch (opcode) {
            case 0x28, 0x2A, 0x34 -> memory.readInt(address);
            case 0x29, 0x2B -> memory.readLong(address);
            case 0x2C, 0x30 -> memory.readByte(address);
            case 0x2D, 0x31 -> memory.readByte(address) & 0xff;
            case 0x2E, 0x32 -> memory.readShort(address);
            case 0x2F, 0x33 -> memory.readShort(address) & 0xffff;
            case 0x35 -> memory.readInt(address) & 0xffff_ffffL;
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
        // A sum beyond 64 bits is out of bounds; so is a negative one, which check() refuses.
        return start < 0 || offset < 0 || address < 0 ? Long.MAX_VALUE : address;
    }
}
