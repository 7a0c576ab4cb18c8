package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.lower.FrameMap.Operand;
import dev.wasmscope.engine.lower.Lowering.Moment;
import dev.wasmscope.engine.module.ValType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The view of one frame, whose code is the precise form. */
final class StoppedFrame implements FrameView {
    private final ThreadState thread;
    private final FrameAccess access;
    private final int frame;
    private final long epoch;
    private final LoadedCode code;
    private @Nullable List<Operand> operands;

    StoppedFrame(ThreadState thread, int frame) {
        this.thread = thread;
        this.access = thread.access;
        this.frame = frame;
        this.epoch = thread.epoch;
        this.code = access.code(frame);
    }

    private void requireValid() {
        if (epoch != thread.epoch) {
            throw new IllegalStateException("the thread ran since this frame was looked at");
        }
    }

    @Override
    public Instance instance() {
        requireValid();
        return code.instance;
    }

    @Override
    public WasmFunction function() {
        requireValid();
        return code.function;
    }

    @Override
    public long codeOffset() {
        requireValid();
        return access.codeOffset(frame);
    }

    @Override
    public List<Value> locals() {
        requireValid();
        return access.read(access.base(frame), code.function.localSlots());
    }

    private List<ValType> localTypes() {
        return code.function.localTypes();
    }

    @Override
    public List<Value> operandStack() {
        requireValid();
        return operands().stream()
                .map(operand -> access.read(access.base(frame) + operand.slot(), operand.type()))
                .toList();
    }

    private List<Operand> operands() {
        List<Operand> found = operands;
        if (found == null) {
            found = findOperands();
            operands = found;
        }
        return found;
    }

    private List<Operand> findOperands() {
        if (frame > 0) {
            List<Operand> after = code.maps.at(codeOffset(), Moment.AFTER).operands();
            int results = access.code(frame - 1).function.type().results().size();
            return after.subList(0, after.size() - results);
        }
        return code.maps.at(codeOffset(), Moment.BREAK).operands();
    }

    @Override
    public long stackPointer() {
        requireValid();
        return frame == 0
                ? code.instance.stackPointer.bits & 0xffff_ffffL
                : thread.stackPointers[thread.depth - 1 - frame] & 0xffff_ffffL;
    }

    @Override
    public void setLocal(int index, Value value) {
        requireValid();
        List<ValType> types = localTypes();
        requireType(
                "local",
                index,
                types.size(),
                index < types.size() ? types.get(index) : null,
                value);
        access.write(access.base(frame) + code.function.localSlot(index), value);
    }

    @Override
    public void setOperand(int index, Value value) {
        requireValid();
        List<Operand> found = operands();
        ValType type = index >= 0 && index < found.size() ? found.get(index).type() : null;
        requireType("operand", index, found.size(), type, value);
        access.write(access.base(frame) + found.get(index).slot(), value);
    }

    private void requireType(
            String what, int index, int count, @Nullable ValType type, Value value) {
        if (index < 0 || index >= count || type == null) {
            throw new IllegalArgumentException(
                    "no %s %d; there are %d".formatted(what, index, count));
        }
        if (!References.fits(value, code.instance.inStore(type))) {
            throw new IllegalArgumentException(
                    "%s %d is %s, not %s".formatted(what, index, type, value.type()));
        }
    }
}
