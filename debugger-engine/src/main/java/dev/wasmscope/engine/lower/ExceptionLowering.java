package dev.wasmscope.engine.lower;

import dev.wasmscope.engine.binary.CatchKind;
import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.ValType;
import java.util.ArrayList;
import java.util.List;

/**
 * The table of exception handlers, and the instructions that throw. Entering a {@code try} or
 * {@code try_table} emits nothing: that an operation lies in its region is enough.
 *
 * <p>When an exception may be thrown, locals are up to date and the operands below the handler's
 * block are in their own slots, as at the start of every block; so a handler needs nothing but the
 * exception's values, which are put where its block expects them.
 */
final class ExceptionLowering {
    private final Module module;
    private final Emitter out;
    private final CodeBuilder code;
    private final BranchNumbers numbers;
    private final List<HandlerDraft> rows = new ArrayList<>();

    /** The first slot for exceptions kept for {@code rethrow}. */
    private final int firstKeptSlot;

    private int keptNow;
    private int keptMost;

    ExceptionLowering(Module module, Emitter out, BranchNumbers numbers, int firstKeptSlot) {
        this.module = module;
        this.out = out;
        this.numbers = numbers;
        this.code = out.code;
        this.firstKeptSlot = firstKeptSlot;
    }

    List<Handler> handlers() {
        return rows.stream().map(HandlerDraft::handler).toList();
    }

    /** How many slots for kept exceptions the body needs. */
    int keptSlots() {
        return keptMost;
    }

    FuncType tagType(int tag) {
        return module.funcType(module.tags().get(tag).type().typeIndex());
    }

    /** Notes clause {@code i} of a {@code try_table} that goes to {@code label}. */
    void clause(Label block, InstructionCursor cursor, int i, Label label) {
        CatchKind kind = cursor.catchKind(i);
        HandlerDraft row =
                HandlerDraft.clause(
                        code.size(),
                        kind.hasTag() ? cursor.catchTag(i) : -1,
                        kind.passesReference(),
                        out.stack.slotOf(label.height));
        row.countAs(numbers.add(CountedBranch.Kind.CAUGHT, label));
        if (label.isLoop()) {
            row.arriveAt(label.start, 0);
        } else {
            label.arrivals.add(row);
        }
        block.clauses.add(row);
    }

    /**
     * Ends the region of a block: rows of blocks inside are in the table, those of its own come
     * next. Does nothing the second time.
     */
    void endRegion(Label block) {
        block.delegated.forEach(row -> row.searchOnAt(rows.size()));
        block.delegated.clear();
        for (HandlerDraft row : block.clauses) {
            row.endRegion(code.size());
            rows.add(row);
        }
        block.clauses.clear();
    }

    /** Starts a {@code catch}, or a {@code catch_all} if {@code tag} is negative, right here. */
    void startCatch(Label block, int regionEnd, int tag) {
        if (!block.isCatch()) {
            block.regionEnd = regionEnd;
            block.keptSlot = firstKeptSlot + keptNow++;
            keptMost = Math.max(keptMost, keptNow);
        }
        int slot = out.stack.slotOf(block.height);
        HandlerDraft row = HandlerDraft.clause(block.start, tag, false, slot);
        row.countAs(numbers.add(CountedBranch.Kind.CAUGHT, null));
        row.keepIn(block.keptSlot);
        row.endRegion(block.regionEnd);
        row.arriveAt(code.size(), 0);
        rows.add(row);
    }

    /** Ends a block with {@code delegate}. */
    void delegate(Label block, Label target) {
        endRegion(block);
        HandlerDraft row = HandlerDraft.delegate(block.start);
        row.endRegion(code.size());
        rows.add(row);
        target.delegated.add(row);
    }

    /** Ends a block: what was kept in it is not needed any more. */
    void end(Label block) {
        endRegion(block);
        if (block.isCatch()) {
            keptNow--;
        }
    }

    void throwNew(int tag, int count) {
        List<ValType> values = tagType(tag).params();
        out.flushTop(values.size());
        int first = out.stack.slotOf(out.stack.height() - values.size());
        code.emitWide(Op.THROW, first, 0, tag, count, 0, 0);
    }

    /** Throws the exception in a slot. */
    void throwAgain(int slot, int count) {
        code.emitWide(Op.THROW_REF, slot, 0, 0, count, 0, 0);
    }
}
