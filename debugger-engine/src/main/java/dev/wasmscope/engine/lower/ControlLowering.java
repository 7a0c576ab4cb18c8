package dev.wasmscope.engine.lower;

import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.lower.CountedBranch.Kind;
import dev.wasmscope.engine.lower.FrameMap.Operand;
import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.engine.module.ValType;
import java.util.ArrayList;
import java.util.List;

/**
 * Blocks, branches, calls and returns.
 *
 * <p>At the start of a block every operand is put into its own slot, so that all ways to its end
 * agree on where operands are. What a branch does to the clock is a constant: the count after the
 * branch less the count at its target, in the order of the body; loops and the instructions after
 * calls start again at zero.
 */
final class ControlLowering {
    private final Module module;
    private final Emitter out;
    private final CodeBuilder code;
    private final VirtualStack stack;
    private final List<Label> labels = new ArrayList<>();
    private final ExceptionLowering exceptions;
    private final ReturnLowering returns;
    private final BranchNumbers numbers;
    private final List<Integer> loops = new ArrayList<>();

    /** Blocks opened in code that is never reached; -1 while code is reached. */
    private int unreachedDepth = -1;

    /** The count when the current instruction is done. */
    private int countAfter;

    ControlLowering(
            Module module,
            FuncType type,
            Emitter out,
            ExceptionLowering exceptions,
            BranchNumbers numbers) {
        this.module = module;
        this.out = out;
        this.code = out.code;
        this.stack = out.stack;
        this.exceptions = exceptions;
        this.numbers = numbers;
        this.returns = new ReturnLowering(out, type.results());
        labels.add(new Label(Opcode.BLOCK, -1, new FuncType(List.of(), type.results()), 0, 0));
    }

    /** Operations at the heads of the loops so far. */
    List<Integer> loops() {
        return loops;
    }

    /** Open blocks, the body included. */
    int depth() {
        return labels.size();
    }

    boolean unreached() {
        return unreachedDepth >= 0;
    }

    /** Starts an instruction that counts {@code weight}. */
    void begin(int weight) {
        countAfter = code.count + weight;
    }

    /** Ends the instruction. */
    void finish() {
        code.count = countAfter;
    }

    /**
     * Follows the block structure through code that is never reached; true if the instruction was
     * skipped.
     */
    boolean skip(Opcode opcode) {
        if (unreachedDepth < 0) {
            return false;
        }
        if (opcode.opensBlock()) {
            unreachedDepth++;
            return true;
        }
        if (unreachedDepth > 0) {
            if (opcode == Opcode.END || opcode == Opcode.DELEGATE) {
                unreachedDepth--;
            }
            return true;
        }
        return switch (opcode) {
            case ELSE, END, CATCH, CATCH_ALL, DELEGATE -> false;
            default -> true;
        };
    }

    private void setUnreached() {
        unreachedDepth = 0;
    }

    /** Emits a trap; what follows is not reached. */
    void trap(int kind, Opcode opcode) {
        code.emit(Op.TRAP, kind, opcode.code(), 0);
        setUnreached();
        if (opcode.opensBlock()) {
            unreachedDepth = 1;
        }
    }

    /** {@code block}, {@code try} or {@code try_table}. */
    void block(InstructionCursor cursor) {
        FuncType type = blockType(cursor);
        out.flushAll();
        out.seal();
        int height = stack.height() - type.params().size();
        Label block = new Label(cursor.opcode(), code.codeOffset, type, height, code.size());
        int clauses = cursor.opcode() == Opcode.TRY_TABLE ? cursor.catchCount() : 0;
        for (int i = 0; i < clauses; i++) {
            exceptions.clause(block, cursor, i, label(cursor.catchLabel(i)));
        }
        labels.add(block);
    }

    void loop(InstructionCursor cursor) {
        FuncType type = blockType(cursor);
        out.flushAll();
        if (code.count != 0) {
            code.emit(Op.CLOCK, code.count, 0, 0);
            code.count = 0;
        }
        countAfter = 0;
        out.seal();
        labels.add(
                new Label(
                        Opcode.LOOP,
                        code.codeOffset,
                        type,
                        stack.height() - type.params().size(),
                        code.size()));
        if (out.precise) {
            code.emit(Op.LOOP, loops.size(), 0, 0);
        }
        loops.add(labels.getLast().start);
    }

    void ifBlock(InstructionCursor cursor) {
        FuncType type = blockType(cursor);
        Condition condition = Condition.pop(out);
        out.flushAll();
        int target = condition.branchIfFalse(out);
        code.set(target + 1, countAfter);
        out.seal();
        int height = stack.height() - type.params().size();
        Label label = new Label(Opcode.IF, code.codeOffset, type, height, 0);
        code.set(target + 2, numbers.add(Kind.ELSE, label));
        label.setElseTarget(target);
        label.countAfterIf = countAfter;
        labels.add(label);
    }

    void elseBlock() {
        Label label = labels.getLast();
        if (unreached()) {
            unreachedDepth = -1;
        } else {
            emitGoto(label, 0);
        }
        label.elseOffset = code.codeOffset;
        countAfter = label.countAfterIf;
        bind(label.takeElseTarget());
        reset(label, label.type.params());
    }

    /** Jumps from the end of a part of a block to the end of the block. */
    private void emitGoto(Label label, int beforeCatch) {
        out.flushTop(label.type.results().size());
        int at = code.emitWide(Op.GOTO, beforeCatch, 0, 0, code.count, 0, 0);
        label.forward.add(at + 3);
    }

    /** {@code catch}, or {@code catch_all} if {@code tag} is negative: reached by a throw only. */
    void catchBlock(int tag) {
        Label label = labels.getLast();
        exceptions.endRegion(label);
        int regionEnd = code.size();
        if (unreached()) {
            unreachedDepth = -1;
        } else {
            emitGoto(label, 1);
        }
        countAfter = 0;
        reset(label, tag < 0 ? List.of() : exceptions.tagType(tag).params());
        exceptions.startCatch(label, regionEnd, tag);
    }

    void delegate(int depth) {
        labels.getLast().endOffset = code.codeOffset;
        exceptions.delegate(labels.getLast(), label(depth + 1));
        endBlock(labels.getLast());
    }

    void throwNew(int tag) {
        exceptions.throwNew(tag, countAfter);
        setUnreached();
    }

    void throwReference() {
        throwAgain(out.popSlot());
    }

    void rethrow(int depth) {
        throwAgain(label(depth).keptSlot);
    }

    private void throwAgain(int slot) {
        exceptions.throwAgain(slot, countAfter);
        setUnreached();
    }

    /** The {@code end} of a block; that of the body returns. */
    void end() {
        Label label = labels.getLast();
        label.endOffset = code.codeOffset;
        exceptions.end(label);
        if (labels.size() > 1) {
            endBlock(label);
            return;
        }
        if (!unreached()) {
            returns.emit(code.count);
        }
        labels.removeLast();
    }

    /** Lets handlers whose label is the body go on right before its end, which comes next. */
    void arriveAtBodyEnd() {
        Label body = labels.getFirst();
        if (!body.arrivals.isEmpty()) {
            if (!unreached()) {
                out.flushTop(body.type.results().size());
            }
            arrive(body);
            unreachedDepth = -1;
            reset(body, body.type.results());
        }
    }

    private boolean arrive(Label label) {
        label.arrivals.forEach(handler -> handler.arriveAt(code.size(), -countAfter));
        return !label.arrivals.isEmpty();
    }

    private void endBlock(Label label) {
        boolean reached = !unreached();
        if (reached) {
            out.flushTop(label.type.results().size());
        }
        reached |= arrive(label);
        for (int target : label.forward) {
            bind(target);
            reached = true;
        }
        if (label.hasElseTarget()) {
            bind(label.takeElseTarget());
            reached = true;
        }
        labels.removeLast();
        unreachedDepth = reached ? -1 : 0;
        reset(label, label.type.results());
    }

    private void reset(Label label, List<ValType> types) {
        stack.truncate(label.height);
        types.forEach(stack::push);
        out.seal();
    }

    private void bind(int target) {
        code.set(target, code.size());
        code.set(target + 1, code.get(target + 1) - countAfter);
    }

    void br(int depth) {
        Label label = label(depth);
        if (isBody(label)) {
            returns.emit(countAfter);
        } else {
            out.flushTop(label.branchTypes().size());
            emitMoves(label);
            emitBranch(label, numbers.add(Kind.TAKEN, label));
        }
        setUnreached();
    }

    void brIf(int depth) {
        branch(depth, Condition.pop(out));
    }

    /** A branch that is taken if the condition, which is off the stack, holds. */
    void branch(int depth, Condition condition) {
        Label label = label(depth);
        out.flushTop(label.branchTypes().size());
        if (isBody(label) || needsMoves(label)) {
            int skip = condition.branchIfFalse(out);
            if (isBody(label)) {
                code.set(skip + 2, numbers.add(Kind.NOT_TAKEN, null));
                returns.emit(countAfter);
            } else {
                emitMoves(label);
                emitBranch(label, numbers.add(Kind.TAKEN, label));
            }
            code.set(skip, code.size());
        } else {
            int target = condition.branchIfTrue(out);
            code.set(target + 2, numbers.add(Kind.TAKEN, label));
            target(label, target);
        }
        out.seal();
    }

    void brTable(InstructionCursor cursor) {
        int index = out.popSlot();
        int count = cursor.labelCount() + 1;
        out.flushTop(label(cursor.label(0)).branchTypes().size());
        int at = code.emit(Op.BR_TABLE, index, 0, count);
        for (int i = 0; i < count; i++) {
            code.emit(0, 0, numbers.add(Kind.LABEL, label(cursor.label(i))), 0);
        }
        for (int i = 0; i < count; i++) {
            tableEntry(label(cursor.label(i)), at + Op.CELL * (i + 1));
        }
        setUnreached();
    }

    private void tableEntry(Label label, int target) {
        if (isBody(label)) {
            code.set(target, code.size());
            returns.emit(countAfter);
        } else if (needsMoves(label)) {
            code.set(target, code.size());
            emitMoves(label);
            emitBranch(label, BranchNumbers.NONE);
        } else {
            target(label, target);
        }
    }

    void returnNow() {
        returns.emit(countAfter);
        setUnreached();
    }

    /** A call: {@code emit} gets the first argument's slot and what the clock gains. */
    void call(FuncType type, CallEmitter emitter) {
        int arguments = type.params().size();
        out.flushTop(arguments);
        int first = stack.slotOf(stack.height() - arguments);
        emitter.emit(first, countAfter);
        stack.truncate(stack.height() - arguments);
        type.results().forEach(stack::push);
        countAfter = 0;
        out.seal();
    }

    /**
     * A call that replaces the frame. A host function needs no frame: its results are returned by
     * the operation behind the call.
     */
    void tailCall(FuncType type, CallEmitter emitter) {
        call(type, emitter);
        code.count = 0;
        returns.emit(0);
        setUnreached();
    }

    interface CallEmitter {
        void emit(int firstArgument, int count);
    }

    private void emitBranch(Label label, int number) {
        target(label, code.emitWide(Op.BR, 0, 0, 0, 0, number, 0) + 3);
    }

    /** Sets the target word at index {@code target}, now or when the label is bound. */
    private void target(Label label, int target) {
        code.set(target + 1, countAfter);
        if (label.isLoop()) {
            code.set(target, label.start);
        } else {
            label.forward.add(target);
        }
    }

    private boolean needsMoves(Label label) {
        int count = label.branchTypes().size();
        return count > 0 && stack.height() - count != label.height;
    }

    /**
     * Moves the operands that a branch takes along down to where its target expects them; they are
     * in their slots.
     */
    private void emitMoves(Label label) {
        int count = label.branchTypes().size();
        int target = label.height == stack.height() ? stack.topSlot() : stack.slotOf(label.height);
        for (int i = stack.height() - count; i < stack.height(); i++) {
            Operand operand = stack.get(i);
            out.copy(operand.type(), operand.slot(), target);
            target += VirtualStack.width(operand.type());
        }
    }

    private Label label(int depth) {
        return labels.get(labels.size() - 1 - depth);
    }

    private boolean isBody(Label label) {
        return label == labels.getFirst();
    }

    private FuncType blockType(InstructionCursor cursor) {
        if (cursor.blockTypeIndex() >= 0) {
            return module.funcType(cursor.blockTypeIndex());
        }
        ValType result = cursor.blockResult();
        return new FuncType(List.of(), result == null ? List.of() : List.of(result));
    }
}
