package dev.wasmscope.engine.lower;

import dev.wasmscope.engine.lower.FrameMap.Operand;
import dev.wasmscope.engine.lower.FrameMap.Place;
import dev.wasmscope.engine.module.ValType;
import dev.wasmscope.engine.module.VecType;
import java.util.ArrayList;
import java.util.List;

/** The operand stack while a body is lowered: what each operand is and where. */
final class VirtualStack {
    private final List<Operand> operands = new ArrayList<>();
    private final int firstSlot;
    private int top;
    private int highest;

    /** A stack whose first operand has the slot {@code firstSlot}. */
    VirtualStack(int firstSlot) {
        this.firstSlot = firstSlot;
        this.top = firstSlot;
        this.highest = firstSlot;
    }

    /** Slots that a value of the type takes. */
    static int width(ValType type) {
        return type == VecType.V128 ? 2 : 1;
    }

    /** The slot that the next operand gets. */
    int topSlot() {
        return top;
    }

    /** The highest slot that was ever taken, plus one. */
    int highest() {
        return highest;
    }

    /** Number of operands. */
    int height() {
        return operands.size();
    }

    Operand get(int index) {
        return operands.get(index);
    }

    /** Operand {@code fromTop}, 0 being the top. */
    Operand peek(int fromTop) {
        return operands.get(operands.size() - 1 - fromTop);
    }

    Operand push(ValType type, Place place, long value) {
        Operand operand = new Operand(type, top, place, value);
        operands.add(operand);
        top += width(type);
        highest = Math.max(highest, top);
        return operand;
    }

    /** Pushes an operand that is in its own slot. */
    Operand push(ValType type) {
        return push(type, Place.SLOT, 0);
    }

    Operand pop() {
        Operand operand = operands.removeLast();
        top = operand.slot();
        return operand;
    }

    /** Says that an operand is in its own slot from now on. */
    void setInSlot(int index) {
        Operand operand = operands.get(index);
        operands.set(index, new Operand(operand.type(), operand.slot(), Place.SLOT, 0));
    }

    /** Drops operands down to the height. */
    void truncate(int height) {
        while (operands.size() > height) {
            pop();
        }
    }

    List<Operand> snapshot() {
        return List.copyOf(operands);
    }

    /** Slot of the operand {@code index}, which may be the next one. */
    int slotOf(int index) {
        return index == operands.size() ? top : index == 0 ? firstSlot : operands.get(index).slot();
    }
}
