package dev.wasmscope.dwarf.value;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.expr.FrameContext;
import dev.wasmscope.dwarf.expr.ObjectBytes;
import dev.wasmscope.dwarf.expr.ValueLocation;

/**
 * Bytes that were put together from locals, constants and pieces.
 *
 * @param frame the stopped frame
 * @param object the bytes of the whole variable
 * @param start where this value begins in them
 * @param location where the variable is
 */
record BytesStorage(FrameContext frame, ObjectBytes object, long start, ValueLocation location)
        implements Storage {
    @Override
    public Answer<byte[]> read(long offset, int length) {
        return object.read(start + offset, length);
    }

    @Override
    public Storage from(long offset) {
        return new BytesStorage(frame, object, start + offset, location);
    }
}
