package dev.wasmscope.engine.lower;

import dev.wasmscope.engine.lower.FrameMap.Operand;
import dev.wasmscope.engine.lower.FrameMap.Place;
import dev.wasmscope.engine.module.ValType;

/**
 * Emits operations and keeps track of where operands are. The policy lives here: in the precise
 * form an operand goes to its own slot as soon as it is pushed and nothing is fused.
 */
final class Emitter {
    final CodeBuilder code = new CodeBuilder();
    final VirtualStack stack;
    final boolean precise;

    /** The operation that made the top operand, if it is the last one and may be changed. */
    private int producer = -1;

    private int producerEnd = -1;

    Emitter(int firstSlot, boolean precise) {
        this.stack = new VirtualStack(firstSlot);
        this.precise = precise;
    }

    /** Forbids changing what was emitted so far: control may arrive, or stop, here. */
    void seal() {
        producer = -1;
        producerEnd = -1;
    }

    /** The slot to read a popped operand from; a constant is put into its own slot first. */
    int slotOf(Operand operand) {
        return switch (operand.place()) {
            case SLOT -> operand.slot();
            case LOCAL -> (int) operand.value();
            case CONSTANT -> {
                move(operand, operand.slot());
                yield operand.slot();
            }
        };
    }

    /** Pops the top operand and returns the slot to read it from. */
    int popSlot() {
        return slotOf(stack.pop());
    }

    /** Emits an operation of one cell that makes one new operand in its own slot. */
    void produce(int op, ValType type, int b, int c) {
        int at = code.emit(op, stack.topSlot(), b, c);
        stack.push(type);
        produced(at);
    }

    /** Says that the operation at {@code at}, just emitted, made the top operand in its word a. */
    void produced(int at) {
        if (!precise) {
            producer = at;
            producerEnd = code.size();
        }
    }

    /**
     * The index of the operation that made the operand in {@code slot}, if it may be changed; else
     * -1.
     */
    int producerOf(Operand operand) {
        boolean last = producer >= 0 && producerEnd == code.size();
        return last && operand.place() == Place.SLOT && code.get(producer + 1) == operand.slot()
                ? producer
                : -1;
    }

    /** Pushes an operand that needs no operation in the fast form. */
    void pushLazily(ValType type, Place place, long value) {
        stack.push(type, place, value);
        if (precise) {
            flush(stack.height() - 1);
        }
    }

    /** Puts operand {@code index} into its own slot. */
    void flush(int index) {
        Operand operand = stack.get(index);
        if (operand.place() != Place.SLOT) {
            move(operand, operand.slot());
            stack.setInSlot(index);
        }
    }

    /** Puts the top {@code count} operands into their own slots. */
    void flushTop(int count) {
        for (int i = stack.height() - count; i < stack.height(); i++) {
            flush(i);
        }
    }

    void flushAll() {
        flushTop(stack.height());
    }

    /** Puts operands that stand for a local into their own slots, before the local changes. */
    void flushLocal(int slot) {
        for (int i = 0; i < stack.height(); i++) {
            Operand operand = stack.get(i);
            if (operand.place() == Place.LOCAL && operand.value() == slot) {
                flush(i);
            }
        }
    }

    /** Emits the copy of an operand to a slot, if it is not there. */
    void move(Operand operand, int target) {
        switch (operand.place()) {
            case SLOT -> copy(operand.type(), operand.slot(), target);
            case LOCAL -> copy(operand.type(), (int) operand.value(), target);
            case CONSTANT -> constant(operand.value(), target);
        }
    }

    /** Emits the copy of a value from slot to slot. */
    void copy(ValType type, int source, int target) {
        if (source != target) {
            code.emit(type.isReference() ? Op.MOVE_REF : Op.MOVE, target, source, 0);
            if (VirtualStack.width(type) > 1) {
                // A vector never moves up by one slot, so this half is still what it was.
                code.emit(Op.MOVE, target + 1, source + 1, 0);
            }
        }
    }

    /** Emits a number with the given bits to a slot. */
    void constant(long bits, int target) {
        if (bits == (int) bits) {
            code.emit(Op.CONST, target, 0, (int) bits);
        } else {
            code.emit(Op.CONST_WIDE, target, (int) bits, (int) (bits >>> 32));
        }
    }
}
