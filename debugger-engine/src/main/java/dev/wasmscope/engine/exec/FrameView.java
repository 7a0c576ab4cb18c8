package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.module.CodeLocation;
import java.util.List;

/**
 * One frame of a stopped guest thread. Valid until the thread runs again; after that every method
 * throws {@link IllegalStateException}.
 */
public interface FrameView {
    /** The function's instance. */
    Instance instance();

    /** The function. */
    WasmFunction function();

    /** Index of the function in its module. */
    default int functionIndex() {
        return function().functionIndex();
    }

    /**
     * The instruction that the frame is at, as a code offset. In the innermost frame it is about to
     * be executed (or has trapped); in an outer frame it is the call that has not returned.
     */
    long codeOffset();

    /** Function and code offset. */
    default CodeLocation location() {
        return new CodeLocation(functionIndex(), codeOffset());
    }

    /** Parameters and locals, in index order. */
    List<Value> locals();

    /**
     * The operand stack, bottom first. In an outer frame without the arguments of the call that has
     * not returned.
     */
    List<Value> operandStack();

    /**
     * Value of the stack pointer global (the global exported or named {@code __stack_pointer}, else
     * the first if it is a mutable i32) when the frame was last active; 0 if the module has none.
     */
    long stackPointer();

    /** Whether {@link #stackPointer} is known: always, but for some frames of core files. */
    default boolean stackPointerKnown() {
        return true;
    }

    /** Whether locals and operands can be replaced: always, but for core files. */
    default boolean isChangeable() {
        return true;
    }

    /**
     * Replaces a local. @throws IllegalArgumentException if there is no such local or the value has
     * another type
     */
    void setLocal(int index, Value value);

    /**
     * Replaces an operand, counted from the bottom. @throws IllegalArgumentException as {@link
     * #setLocal}
     */
    void setOperand(int index, Value value);
}
