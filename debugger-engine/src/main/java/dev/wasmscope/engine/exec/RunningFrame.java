package dev.wasmscope.engine.exec;

import java.util.AbstractList;
import java.util.List;

/**
 * The innermost frame of a thread that is at a breakpoint in the middle of a run, whatever the form
 * of its code: locals are in their slots in both. Operands are not, so nobody sees them.
 */
final class RunningFrame implements FrameView {
    private final ThreadState thread;

    RunningFrame(ThreadState thread) {
        this.thread = thread;
    }

    /** The locals as they are when one is asked for. */
    private final class Locals extends AbstractList<Value> {
        @Override
        public Value get(int index) {
            ValueSlots present = function().localSlots();
            int first = thread.access.base(0);
            return thread.access.read(first + present.at(index), present.type(index));
        }

        @Override
        public int size() {
            return function().localSlots().count();
        }
    }

    private final Locals locals = new Locals();

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
