package dev.wasmscope.dwarf.value;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.expr.FrameContext;
import dev.wasmscope.dwarf.expr.ValueLocation;

/**
 * Bytes in linear memory, read when asked for.
 *
 * @param frame the stopped frame
 * @param address address of the first byte
 */
record MemoryStorage(FrameContext frame, long address) implements Storage {
    @Override
    public Answer<byte[]> read(long offset, int length) {
        return frame.readMemory(address + offset, length);
    }

    @Override
    public Storage from(long offset) {
        return new MemoryStorage(frame, address + offset);
    }

    @Override
    public ValueLocation location() {
        return new ValueLocation.Memory(address);
    }
}
