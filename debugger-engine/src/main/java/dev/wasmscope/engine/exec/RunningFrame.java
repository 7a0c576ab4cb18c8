package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.binary.BodyLocals;
import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The innermost frame of a thread that is at a breakpoint in the middle of a run, whatever the form
 * of its code: locals are in their slots in both. Operands are not, so nobody sees them.
 */
final class RunningFrame implements FrameView {
    private final ThreadState thread;
    private final Map<WasmFunction, ValueSlots> slots = new HashMap<>();
    private @Nullable WasmFunction lastFunction;
    private @Nullable ValueSlots lastSlots;

    RunningFrame(ThreadState thread) {
        this.thread = thread;
    }

    /** The locals as they are when one is asked for. */
    private final class Locals extends AbstractList<Value> {
        @Override
        public Value get(int index) {
            ValueSlots present = slots();
            int first = thread.access.base(0);
            return thread.access.read(first + present.at(index), present.type(index));
        }

        @Override
        public int size() {
            return slots().count();
        }
    }

    private final Locals locals = new Locals();

    private ValueSlots slots() {
        WasmFunction present = function();
        if (present != lastFunction) {
            lastSlots = slotsOf(present);
            lastFunction = present;
        }
        return Objects.requireNonNull(lastSlots);
    }

    private ValueSlots slotsOf(WasmFunction of) {
        return slots.computeIfAbsent(
                of,
                function ->
                        new ValueSlots(
                                BodyLocals.read(
                                                function.instance().module(),
                                                function.functionIndex())
                                        .types()));
    }

    @Override
    public Instance instance() {
        return thread.access.code(0).instance;
    }

    @Override
    public WasmFunction function() {
        return thread.access.code(0).function;
    }

    @Override
    public long codeOffset() {
        return thread.access.code(0).ops[thread.access.pc(0) + 2];
    }

    @Override
    public List<Value> locals() {
        return locals;
    }

    @Override
    public List<Value> operandStack() {
        throw new BreakCondition.NeedsStopException();
    }

    @Override
    public long stackPointer() {
        return instance().stackPointer.bits & 0xffff_ffffL;
    }

    @Override
    public void setLocal(int index, Value value) {
        throw new BreakCondition.NeedsStopException();
    }

    @Override
    public void setOperand(int index, Value value) {
        throw new BreakCondition.NeedsStopException();
    }
}
