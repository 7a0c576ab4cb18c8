package dev.wasmscope.dwarf.value;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.expr.FrameContext;
import dev.wasmscope.dwarf.expr.ValueLocation;

/** The bytes of a value, wherever they are. */
sealed interface Storage extends Texts.Source permits MemoryStorage, BytesStorage {
    /** Bytes of the value, or why they are not available. */
    @Override
    Answer<byte[]> read(long offset, int length);

    /** The part that begins at an offset. */
    Storage from(long offset);

    /** Where the bytes are. */
    ValueLocation location();

    /** The stopped frame. */
    FrameContext frame();
}
