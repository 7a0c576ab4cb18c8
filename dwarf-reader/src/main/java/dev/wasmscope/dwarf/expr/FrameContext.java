package dev.wasmscope.dwarf.expr;

/**
 * One activation of a WebAssembly function in a stopped program, as the reader of its variables
 * sees it. Whoever holds the program implements this; every method may answer "not available".
 *
 * <p>Each question is about <em>this</em> activation: in a frame that is not the innermost one,
 * {@link #operandStack} is that frame's own operand stack at its call, and {@link #global} of the
 * stack pointer is the value it had while that frame ran (a callee has moved it since).
 */
public interface FrameContext {
    /**
     * Bytes of the default linear memory.
     *
     * @param address address of the first byte
     * @param length number of bytes, at most some thousands
     * @return exactly {@code length} bytes, or the reason why they cannot be read
     */
    Answer<byte[]> readMemory(long address, int length);

    /** The local with this index; parameters come first. */
    Answer<WasmValue> local(int index);

    /** The global with this index, with the value that belongs to this frame. */
    Answer<WasmValue> global(int index);

    /** The operand-stack slot with this index, counted from the bottom of this frame's stack. */
    Answer<WasmValue> operandStack(int index);

    /** The value that a local (a parameter) had when the function was entered. */
    default Answer<WasmValue> localAtEntry(int index) {
        return Answer.unknown("the value at the function's entry was not kept");
    }

    /**
     * The address of a thread-local variable.
     *
     * @param offset offset in the thread's block of such variables
     */
    default Answer<Long> threadLocalAddress(long offset) {
        return Answer.unknown("the address of thread-local variables is not known");
    }

    /**
     * The name of the function that a C function pointer stands for.
     *
     * @param tableIndex index in the default table, which is the pointer's value
     */
    default Answer<String> functionInTable(long tableIndex) {
        return Answer.unknown("the function table is not known");
    }

    /**
     * Where the code of the function that a C function pointer stands for begins.
     *
     * @param tableIndex index in the default table, which is the pointer's value
     * @return an address inside of the function, as debug information counts them
     */
    default Answer<Long> codeInTable(long tableIndex) {
        return Answer.unknown("the function table is not known");
    }

    /** The frame that called this one; what the call was given tells values at the entry. */
    default Answer<Caller> caller() {
        return Answer.unknown("the frame that called this one is not known");
    }

    /**
     * A calling frame.
     *
     * @param frame the activation
     * @param pc an address inside of its call instruction
     */
    record Caller(FrameContext frame, long pc) {}
}
