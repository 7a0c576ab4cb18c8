package dev.wasmscope.dwarf.view.assemblyscript;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.expr.FrameContext;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * What the runtime keeps in the 20 bytes before an object: the size of its block, two words of the
 * garbage collector, its class and its size.
 *
 * @param classId number of the class
 * @param size bytes of the object
 */
record ObjectHeader(int classId, long size) {
    private static final int BYTES = 20;
    private static final int ALIGNMENT = 16;
    private static final int FLAGS_OF_BLOCK = 3;
    private static final long MAX_SIZE = 1 << 30;

    /** The header of the object at an address, if there can be one. */
    static Optional<ObjectHeader> at(long address, FrameContext frame) {
        if (address < BYTES
                || address % ALIGNMENT != 0
                || !(frame.readMemory(address - BYTES, BYTES)
                        instanceof Answer.Known<byte[]>(byte[] bytes))) {
            return Optional.empty();
        }
        ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long block = Integer.toUnsignedLong(words.getInt(0) & ~FLAGS_OF_BLOCK);
        int classId = words.getInt(12);
        long size = Integer.toUnsignedLong(words.getInt(16));
        boolean possible =
                size < MAX_SIZE
                        && block >= size + BYTES - Integer.BYTES
                        && block < size + 4 * BYTES + size
                        && classId >= 0
                        && (size == 0 || frame.readMemory(address + size - 1, 1).isKnown());
        return possible ? Optional.of(new ObjectHeader(classId, size)) : Optional.empty();
    }
}
