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

    /** Code offset of the instruction that opens it. */
    final int offset;

    final FuncType type;

    /** Operands below the block's parameters. */
    final int height;

    /** Indices of the targets of forward branches; what the clock gains lies behind each. */
    final List<Integer> forward = new ArrayList<>();

    /** The first operation inside; of a loop, where branches to it go. */
    final int start;

    /** Handlers that go on at the end of this block. */
    final List<HandlerDraft> arrivals = new ArrayList<>();

    /** Rows of {@code delegate} that name this block, while their way on is not known. */
    final List<HandlerDraft> delegated = new ArrayList<>();

    /** The clauses of a {@code try_table}, until its region ends. */
    final List<HandlerDraft> clauses = new ArrayList<>();

    /** End of the region of a {@code try} that is in its first {@code catch} or behind. */
    int regionEnd = NONE;

    /** Slot of the exception that a {@code catch} has caught. */
    int keptSlot = NONE;

    /** Index of the target of the jump over a then-branch, or {@link #NONE}. */
    private int elseTarget = NONE;

    /** Code offset of its {@code else}, once it is reached. */
    int elseOffset = NONE;

    /** Code offset of its {@code end} or {@code delegate}, once it is reached. */
    int endOffset = NONE;

    /** Count after the {@code if} instruction. */
    int countAfterIf;

    /**
     * A block.
     *
     * @param offset code offset of the instruction that opens it
     * @param start the first operation inside; of a loop, where branches to it go
     */
    Label(Opcode opcode, int offset, FuncType type, int height, int start) {
        this.opcode = opcode;
        this.offset = offset;
        this.type = type;
        this.height = height;
        this.start = start;
    }

    /** Whether this is a {@code try} that is in a {@code catch} by now. */
    boolean isCatch() {
        return keptSlot != NONE;
    }

    boolean isLoop() {
        return opcode == Opcode.LOOP;
    }

    /** Code offset of the marker behind which a branch to this label goes on. */
    int branchOffset() {
        return isLoop() ? offset : endOffset;
    }

    /** The same of an {@code if} whose condition is false. */
    int falseOffset() {
        return elseOffset == NONE ? endOffset : elseOffset;
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
