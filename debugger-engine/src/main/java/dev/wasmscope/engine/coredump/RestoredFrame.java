package dev.wasmscope.engine.coredump;

import dev.wasmscope.engine.exec.FrameView;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.exec.WasmFunction;
import dev.wasmscope.engine.module.CodeLocation;
import java.util.List;
import java.util.OptionalLong;

/**
 * A frame of a core file. Nothing in it can be changed.
 *
 * @param values its values, worked out when they are asked for
 * @param knownStackPointer the stack pointer when it was last active, if it is known
 */
record RestoredFrame(
        Instance instance,
        WasmFunction function,
        long codeOffset,
        FrameValues values,
        OptionalLong knownStackPointer)
        implements FrameView {
    /** Where a frame's values come from. */
    interface FrameValues {
        List<Value> locals();

        List<Value> operands();
    }

    @Override
    public CodeLocation location() {
        return new CodeLocation(function.functionIndex(), codeOffset);
    }

    @Override
    public List<Value> locals() {
        return values.locals();
    }

    @Override
    public List<Value> operandStack() {
        return values.operands();
    }

    @Override
    public long stackPointer() {
        return knownStackPointer.orElse(0);
    }

    @Override
    public boolean stackPointerKnown() {
        return knownStackPointer.isPresent();
    }

    @Override
    public boolean isChangeable() {
        return false;
    }

    @Override
    public void setLocal(int index, Value value) {
        throw new IllegalArgumentException("a core file cannot be changed");
    }

    @Override
    public void setOperand(int index, Value value) {
        throw new IllegalArgumentException("a core file cannot be changed");
    }
}
