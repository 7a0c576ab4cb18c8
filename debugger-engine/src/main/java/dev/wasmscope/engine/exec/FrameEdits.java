package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.binary.BodyLocals;
import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.lower.Code;
import dev.wasmscope.engine.lower.FrameMap.Operand;
import dev.wasmscope.engine.lower.Lowering;
import dev.wasmscope.engine.lower.Lowering.Moment;
import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.engine.module.RefType;
import dev.wasmscope.engine.module.ValType;
import dev.wasmscope.engine.probe.CodePosition;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Changes where a stopped thread goes on: a frame returns at once, begins anew, or goes on at
 * another of its instructions. The clock stays: nothing was executed. Frames are counted from the
 * innermost, 0; views of frames from before a change are no longer valid.
 *
 * <p>What does not fit is refused with a line for the user ({@code …Refusal}); each change throws
 * {@link IllegalStateException} with the same line.
 */
public final class FrameEdits {
    private final ThreadState thread;
    private final FrameAccess access;
    private final Runnable moved;
    private final long epoch;

    /**
     * @param moved is told that the innermost frame is no longer where it stopped
     */
    FrameEdits(ThreadState thread, Runnable moved) {
        this.thread = thread;
        this.access = thread.access;
        this.moved = moved;
        this.epoch = thread.epoch;
    }

    /** Whether the thread stands where it stood: it was neither resumed nor moved since. */
    public boolean isCurrent() {
        return epoch == thread.epoch;
    }

    /** Why a frame cannot return these values; empty if it can. */
    public Optional<String> returnRefusal(int frame, List<Value> results) {
        Objects.checkIndex(frame, thread.depth);
        if (frame == thread.depth - 1) {
            return Optional.of("it is the outermost function: nothing in the program called it");
        }
        WasmFunction function = access.code(frame).function;
        List<ValType> types = function.type().results();
        boolean fits = types.size() == results.size();
        for (int i = 0; fits && i < types.size(); i++) {
            fits = References.fits(results.get(i), types.get(i));
        }
        return fits
                ? Optional.empty()
                : Optional.of("results %s do not fit %s".formatted(results, types));
    }

    /**
     * Leaves a frame and those it called, with these results. Memory and globals stay, but for the
     * stack pointer: it is what it was before the call.
     */
    public void returnFrom(int frame, List<Value> results) {
        require(returnRefusal(frame, results));
        long clock = thread.clock();
        int base = access.base(frame);
        access.makePrecise(frame + 1);
        leaveFrames(frame + 1, clock);
        thread.write(base, results);
        goesOn(clock);
        access.code(0).instance.stackPointer.bits = thread.stackPointers[thread.depth - 1];
    }

    /**
     * Leaves the frames that a frame called, and lets it begin anew. Its parameters are what its
     * locals hold now; the other locals are zero or null; the stack pointer is what it was before
     * the call.
     */
    public void restart(int frame) {
        Objects.checkIndex(frame, thread.depth);
        long clock = thread.clock();
        long position = thread.position(frame);
        leaveFrames(frame, clock);
        thread.moved(position, CodePosition.ENTRY);
        LoadedCode code = access.code(0).function.precise();
        int base = access.base(0);
        Arrays.fill(thread.slots, base + code.paramSlots, base + code.localSlots, 0);
        Arrays.fill(thread.refs, base + code.paramSlots, base + code.localSlots, null);
        access.goOnAt(code, 0);
        goesOn(clock);
        code.instance.stackPointer.bits = thread.stackPointerAtEntry(thread.depth - 1);
    }

    /** Why the innermost frame cannot go on with that instruction; empty if it can. */
    public Optional<String> jumpRefusal(long codeOffset) {
        LoadedCode code = access.code(0);
        if (!isReached(code.code, codeOffset)) {
            return Optional.of("no instruction that is ever executed begins there");
        }
        List<Operand> now = code.maps.at(access.codeOffset(0), Moment.BREAK).operands();
        List<Operand> then = code.maps.at(codeOffset, Moment.BREAK).operands();
        if (!startsWith(now, then)) {
            return Optional.of(
                    "the operand stack there is %s, here it is %s"
                            .formatted(types(then), types(now)));
        }
        if (entersHandler(code, codeOffset)) {
            return Optional.of("it lies in an exception handler, and no exception was caught");
        }
        return unsetLocal(code)
                .map(
                        local ->
                                "local %d cannot be null and was not set yet: code there may read it"
                                        .formatted(local));
    }

    /**
     * Lets the innermost frame go on with another of its instructions. Operands that are not there
     * at that instruction are dropped.
     */
    public void jump(long codeOffset) {
        require(jumpRefusal(codeOffset));
        long clock = thread.clock();
        LoadedCode code = access.code(0);
        thread.moved(thread.position(0), CodePosition.before(codeOffset));
        access.goOnAt(code, code.code.pcBefore(codeOffset));
        goesOn(clock);
    }

    private static void require(Optional<String> refusal) {
        if (refusal.isPresent()) {
            throw new IllegalStateException(refusal.get());
        }
    }

    private void leaveFrames(int count, long clock) {
        for (int i = 0; i < count; i++) {
            thread.abandon(i);
            thread.unwound(clock);
        }
        thread.depth -= count;
    }

    /** The count of a frame depends on where it stands; the clock does not. */
    private void goesOn(long clock) {
        thread.epoch++;
        thread.clockBase += clock - thread.clock();
        moved.run();
    }

    private static boolean isReached(Code code, long codeOffset) {
        int pc = code.pcBefore(codeOffset);
        return pc < code.ops().length
                && code.codeOffsetAt(pc) == codeOffset
                && code.startsInstruction(pc);
    }

    private static boolean startsWith(List<Operand> all, List<Operand> first) {
        boolean fits = first.size() <= all.size();
        for (int i = 0; fits && i < first.size(); i++) {
            fits = all.get(i).type().equals(first.get(i).type());
        }
        return fits;
    }

    private static List<ValType> types(List<Operand> operands) {
        return operands.stream().map(Operand::type).toList();
    }

    /** The legacy form keeps the caught exception for {@code rethrow} as long as the body runs. */
    private boolean entersHandler(LoadedCode code, long codeOffset) {
        Set<Long> there = handlersAround(code, codeOffset);
        there.removeAll(handlersAround(code, access.codeOffset(0)));
        return !there.isEmpty();
    }

    /** The offsets of the {@code catch} and {@code catch_all} whose bodies hold an instruction. */
    private static Set<Long> handlersAround(LoadedCode code, long codeOffset) {
        InstructionCursor cursor =
                InstructionCursor.ofBody(code.instance.module(), code.function.functionIndex());
        Deque<Long> open = new ArrayDeque<>(); // -1 for a block that is no handler
        while (cursor.next() && cursor.codeOffset() < codeOffset) {
            Opcode opcode = cursor.opcode();
            if (opcode.opensBlock()) {
                open.push(-1L);
            } else if (opcode == Opcode.CATCH || opcode == Opcode.CATCH_ALL) {
                open.pop();
                open.push(cursor.codeOffset());
            } else if (opcode == Opcode.END || opcode == Opcode.DELEGATE) {
                open.pop();
            }
        }
        Set<Long> handlers = new HashSet<>(open);
        handlers.remove(-1L);
        return handlers;
    }

    /** A local without a default that is still null: the validator relied on the order of code. */
    private Optional<Integer> unsetLocal(LoadedCode code) {
        if (!code.hasReferences) {
            return Optional.empty();
        }
        List<ValType> types =
                BodyLocals.read(code.instance.module(), code.function.functionIndex()).types();
        int[] slots = Lowering.slots(types);
        for (int i = code.function.type().params().size(); i < types.size(); i++) {
            boolean unset =
                    types.get(i) instanceof RefType type
                            && !type.nullable()
                            && thread.refs[access.base(0) + slots[i]] == null;
            if (unset) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
