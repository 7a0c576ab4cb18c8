package dev.wasmscope.engine.lower;

import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.engine.module.ValType;
import java.util.ArrayList;
import java.util.List;

/** An open block while a body is lowered. */
final class Label {
    private static final int NONE = -1;

    final Opcode opcode;
    final FuncType type;

    /** Operands below the block's parameters. */
    final int height;

    /** Head of a loop: where branches to it go. */
    final int head;

    /** Indices of the targets of forward branches; what the clock gains lies behind each. */
    final List<Integer> forward = new ArrayList<>();

    /** Index of the target of the jump over a then-branch, or {@link #NONE}. */
    private int elseTarget = NONE;

    /** Count after the {@code if} instruction. */
    int countAfterIf;

    Label(Opcode opcode, FuncType type, int height, int head) {
        this.opcode = opcode;
        this.type = type;
        this.height = height;
        this.head = head;
    }

    boolean isLoop() {
        return opcode == Opcode.LOOP;
    }

    /** Types of the operands that a branch to this label takes along. */
    List<ValType> branchTypes() {
        return isLoop() ? type.params() : type.results();
    }

    void setElseTarget(int index) {
        elseTarget = index;
    }

    boolean hasElseTarget() {
        return elseTarget != NONE;
    }

    int takeElseTarget() {
        int index = elseTarget;
        elseTarget = NONE;
        return index;
    }
}
