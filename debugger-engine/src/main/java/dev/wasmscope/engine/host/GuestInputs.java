package dev.wasmscope.engine.host;

import dev.wasmscope.engine.exec.Memory;

/** Takes what a guest passes to a call in its memory, see {@link HostFunction#inputs}. */
public interface GuestInputs {
    /** Text such as a path; it may lie outside the memory. */
    void text(Memory memory, long address, long length);

    /** Bytes that the call takes in order, such as those to be written. */
    void bytes(Memory memory, long address, long length);
}
