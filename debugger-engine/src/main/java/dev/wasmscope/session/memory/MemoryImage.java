package dev.wasmscope.session.memory;

import java.util.List;

/**
 * A copy of memory 0 at one moment, with what is needed to look for pointers in it.
 *
 * @param bytes all of it; not to be written to
 * @param wide whether its addresses have 64 bits
 * @param unusedStack the part of the stack that no frame uses, where old values lie; of no length
 *     where that is not known
 * @param globals the integers in wasm globals
 */
@SuppressWarnings("ArrayRecordComponent") // one copy of a memory is enough
public record MemoryImage(byte[] bytes, boolean wide, MemoryRange unusedStack, List<Long> globals) {
    public MemoryImage {
        globals = List.copyOf(globals);
    }
}
