package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.lower.Code;
import dev.wasmscope.engine.lower.FrameMap.Operand;
import dev.wasmscope.engine.lower.Lowering;
import dev.wasmscope.engine.lower.Lowering.Moment;
import dev.wasmscope.engine.lower.Op;
import dev.wasmscope.engine.module.ValType;
import dev.wasmscope.engine.module.VecType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The frames of a stopped thread: where they are, and how a frame changes over from the fast form
 * of its code to the precise one. Frames are counted from the innermost, 0.
 */
final class FrameAccess {
    private final ThreadState thread;

    FrameAccess(ThreadState thread) {
        this.thread = thread;
    }

    private int at(int frame) {
        return (thread.depth - 1 - frame) * ThreadState.FRAME;
    }

    /** The code of a frame. */
    LoadedCode code(int frame) {
        return thread.store().codes()[thread.frames[at(frame)]];
    }

    /** The operation that a frame goes on with. */
    int pc(int frame) {
        return thread.frames[at(frame) + 1];
    }

    /** The first slot of a frame. */
    int base(int frame) {
        return thread.frames[at(frame) + 2];
    }

    private void set(int frame, LoadedCode code, int pc) {
        thread.frames[at(frame)] = code.id;
        thread.frames[at(frame) + 1] = pc;
    }

    /** Lets the innermost frame go on at an operation of this code. */
    void goOnAt(LoadedCode code, int pc) {
        set(0, code, pc);
    }

    /**
     * The instruction of a frame: the next one of the innermost frame, the call of an outer one.
     */
    long codeOffset(int frame) {
        int pc = frame == 0 ? pc(frame) : pc(frame) - Op.CELL;
        return code(frame).code.codeOffsetAt(pc);
    }

    /** Instructions that the innermost frame has completed since the clock was last updated. */
    int pendingCount() {
        LoadedCode code = code(0);
        return code.code.precise() ? code.code.counts()[pc(0) / Op.CELL] : 0;
    }

    /** The same at the call that the innermost frame is making, in either form. */
    int countAtCall() {
        return code(0).ops[pc(0) + Op.CELL] - 1;
    }

    /**
     * Changes a frame over that is at the start of its function, or in a call, if it is not precise
     * yet.
     */
    void makePrecise(int frame) {
        LoadedCode code = code(frame);
        if (code.code.precise()) {
            return;
        }
        if (frame == 0 && pc(0) == 0) {
            set(0, code.function.precise(), 0);
        } else if (frame == 0) {
            throw new IllegalStateException(
                    "the innermost frame was not made precise when it stopped");
        } else {
            long call = codeOffset(frame);
            moveOperands(frame, call, Moment.AFTER);
            LoadedCode precise = code.function.precise();
            set(frame, precise, precise.code.pcAfter(call));
        }
    }

    /**
     * Changes the innermost frame over so that it goes on with the instruction at the code offset.
     */
    void makePreciseBefore(long codeOffset, Moment moment) {
        LoadedCode code = code(0);
        if (!code.code.precise()) {
            moveOperands(0, codeOffset, moment);
        }
        LoadedCode precise = code.function.precise();
        set(0, precise, precise.code.pcBefore(codeOffset));
    }

    /** Changes the innermost frame over that is at a breakpoint, and leaves it there. */
    void makePreciseAtBreak(long codeOffset) {
        LoadedCode code = code(0);
        if (!code.code.precise()) {
            moveOperandsAtBreak(codeOffset);
        }
        LoadedCode precise = code.function.precise();
        set(0, precise, precise.code.pcAtBreak(codeOffset));
    }

    /** Lets the innermost frame go on behind the call that it is at and that was made. */
    void passCall() {
        LoadedCode code = code(0);
        long call = codeOffset(0);
        thread.clockBase += code.ops[pc(0) + Op.CELL];
        if (code.ops[pc(0) + Op.TAIL] != 0) {
            leave(base(0) + code.ops[pc(0) + 1]);
            return;
        }
        makePreciseAfter(call);
    }

    /** Changes the innermost frame over so that it goes on behind an instruction that is done. */
    void makePreciseAfter(long codeOffset) {
        LoadedCode code = code(0);
        if (!code.code.precise()) {
            moveOperands(0, codeOffset, Moment.AFTER);
        }
        LoadedCode precise = code.function.precise();
        set(0, precise, precise.code.pcAfter(codeOffset));
    }

    /** Changes the innermost frame over that goes on behind a call that has returned. */
    void makePreciseAfterCall() {
        LoadedCode code = code(0);
        if (!code.code.precise()) {
            long call = code.code.codeOffsetAt(pc(0) - Op.CELL);
            moveOperands(0, call, Moment.AFTER);
            LoadedCode precise = code.function.precise();
            set(0, precise, precise.code.pcAfter(call));
        }
    }

    /** Returns from the innermost frame, whose tail call has left its results at a slot. */
    private void leave(int results) {
        if (thread.depth > 1) {
            makePrecise(1);
        }
        int first = base(0);
        int count =
                Lowering.slots(code(0).function.type().results())[
                        code(0).function.type().results().size()];
        thread.copyResults(first, results, count);
        thread.left(thread.clockBase);
        thread.depth--;
    }

    /**
     * Lets the innermost frame, which has come by a cleared break, go on in the precise form of its
     * code, which it leaves at the next loop.
     */
    void passClearedBreak() {
        LoadedCode code = code(0);
        if (!code.code.precise()) {
            long offset = codeOffset(0);
            moveOperandsAtBreak(offset);
            LoadedCode precise = code.function.preciseOf(code);
            set(0, precise, precise.code.pcAtBreak(offset));
        }
        passBreak();
    }

    /** Lets the innermost frame go on behind a BREAK. */
    void passBreak() {
        if (code(0).ops[pc(0)] == Op.BREAK) {
            set(0, code(0), pc(0) + Op.CELL);
        }
    }

    /**
     * Changes the innermost frame over that is at the head of a loop, where all operands are in
     * their slots.
     */
    void makePreciseAtLoop() {
        LoadedCode code = code(0);
        if (!code.code.precise()) {
            LoadedCode precise = code.function.precise();
            set(0, precise, precise.code.loops()[code.code.loopAt(pc(0))]);
        }
    }

    private void moveOperandsAtBreak(long codeOffset) {
        Map<Integer, List<Operand>> elsewhere = code(0).code.breakOperands();
        moveOperands(0, elsewhere.getOrDefault((int) codeOffset, List.of()));
    }

    private void moveOperands(int frame, long codeOffset, Moment moment) {
        moveOperands(frame, code(frame).maps.at(codeOffset, moment).operands());
    }

    /** Puts operands of a frame into their own slots. */
    private void moveOperands(int frame, List<Operand> operands) {
        int base = base(frame);
        long[] slots = thread.slots;
        @Nullable Object[] refs = thread.refs;
        for (Operand operand : operands) {
            switch (operand.place()) {
                case SLOT -> {}
                case LOCAL -> {
                    slots[base + operand.slot()] = slots[base + (int) operand.value()];
                    refs[base + operand.slot()] = refs[base + (int) operand.value()];
                    if (operand.type() == VecType.V128) {
                        slots[base + operand.slot() + 1] = slots[base + (int) operand.value() + 1];
                    }
                }
                case CONSTANT -> slots[base + operand.slot()] = operand.value();
            }
        }
    }

    /** Replaces the top operands of the innermost frame, which is precise; bottom first. */
    void replaceOperands(long[] values) {
        List<Operand> operands = code(0).maps.at(codeOffset(0), Moment.BEFORE).operands();
        int first = operands.size() - values.length;
        for (int i = 0; i < values.length; i++) {
            thread.slots[base(0) + operands.get(first + i).slot()] = values[i];
        }
    }

    /** Brings the frames of some functions to code with their present breakpoints. */
    void renew(Set<WasmFunction> functions) {
        for (int frame = 0; frame < thread.depth; frame++) {
            LoadedCode code = code(frame);
            if (functions.contains(code.function)
                    && !code.function.isPresent(code)
                    && !LargeBodies.isEntrance(code)) {
                renew(frame);
            }
        }
    }

    private void renew(int frame) {
        LoadedCode old = code(frame);
        if (frame == 0 && pc(0) == 0) {
            set(0, old.function.fast(), 0);
            return;
        }
        makePrecise(frame);
        Code oldCode = code(frame).code;
        int oldPc = pc(frame);
        LoadedCode precise = old.function.precise();
        if (frame > 0) {
            set(frame, precise, precise.code.pcAfter(codeOffset(frame)));
        } else if (oldCode.ops()[oldPc] == Op.LOOP) {
            set(0, precise, precise.code.loops()[oldCode.ops()[oldPc + 1]]);
        } else {
            set(0, precise, precise.code.pcBefore(codeOffset(0)));
        }
    }

    /** Reads values that lie one after the other from slot {@code first} on. */
    List<Value> read(int first, List<ValType> types) {
        return read(first, new ValueSlots(types));
    }

    /** Values that lie one after the other. */
    List<Value> read(int first, ValueSlots places) {
        List<Value> values = new ArrayList<>(places.count());
        for (int i = 0; i < places.count(); i++) {
            values.add(read(first + places.at(i), places.type(i)));
        }
        return values;
    }

    Value read(int slot, ValType type) {
        long high = type == VecType.V128 ? thread.slots[slot + 1] : 0;
        return Value.of(type, thread.slots[slot], high, thread.refs[slot]);
    }

    /** The local of an active frame. */
    Value local(WatchPlace.Local local) {
        WasmFunction function = local.function();
        return read(
                base(thread.depth - local.depth()) + function.localSlot(local.index()),
                function.localTypes().get(local.index()));
    }

    void write(int slot, Value value) {
        thread.slots[slot] = value.slotBits();
        thread.refs[slot] = value.reference();
        if (value instanceof Value.V128 vector) {
            thread.slots[slot + 1] = vector.high();
        }
    }
}
