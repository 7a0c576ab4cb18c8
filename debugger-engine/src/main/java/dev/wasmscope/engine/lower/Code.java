package dev.wasmscope.engine.lower;

import dev.wasmscope.engine.lower.FrameMap.Operand;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * One form of one function, ready to run. Immutable, except that nobody copies the arrays.
 *
 * @param ops the operations, see {@link Op}
 * @param codeOffsets for each cell, the code offset of the instruction it belongs to; ascending. Of
 *     a fused operation that can trap it is the instruction that traps
 * @param counts for each cell, the instructions counted since the last clock update; empty in the
 *     fast form
 * @param starts for each cell, whether an instruction starts there; empty in the fast form
 * @param loops for each reachable loop in the order of the body, the operation at its head
 * @param breaks the code offsets with a {@link Op#BREAK}, ascending
 * @param breakOperands at those, the operands that are not in their own slots; none in the precise
 *     form
 * @param handlers the table of exception handlers
 * @param counters how many numbers its {@link CountedBranch}es take, the unused 0 included; the
 *     same in all forms
 * @param precise whether this is the precise form
 * @param paramSlots slots of the parameters
 * @param localSlots slots of parameters and locals
 * @param keptSlots slots behind them for exceptions that a {@code rethrow} may throw again
 * @param frameSlots slots of locals and the highest operand stack
 * @param hasReferences whether any local or operand is a reference
 */
@SuppressWarnings("ArrayRecordComponent") // read by the loop, never compared
public record Code(
        int[] ops,
        int[] codeOffsets,
        int[] counts,
        boolean[] starts,
        int[] loops,
        int[] breaks,
        Map<Integer, List<Operand>> breakOperands,
        List<Handler> handlers,
        int counters,
        boolean precise,
        int paramSlots,
        int localSlots,
        int keptSlots,
        int frameSlots,
        boolean hasReferences) {

    /** Code offset of the instruction that the operation at index {@code pc} belongs to. */
    public int codeOffsetAt(int pc) {
        return codeOffsets[pc / Op.CELL];
    }

    /**
     * Whether the operation at index {@code pc} is the first of an instruction; precise form only.
     */
    public boolean startsInstruction(int pc) {
        return starts[pc / Op.CELL];
    }

    /**
     * Where to go on, in the precise form, so that the instruction at {@code codeOffset} comes
     * next: past its breakpoint and, for a {@code loop} or {@code catch}, inside it.
     */
    public int pcBefore(long codeOffset) {
        int cell = lowerBound((int) codeOffset);
        while (cell < codeOffsets.length
                && codeOffsets[cell] == codeOffset
                && isPrologue(ops[cell * Op.CELL], ops[cell * Op.CELL + 1])) {
            cell += ops[cell * Op.CELL] == Op.GOTO ? 2 : 1;
        }
        return cell * Op.CELL;
    }

    /**
     * The first operation of the instruction that a step from {@code pc} executes, in the precise
     * form: behind the markers that it passes over. -1 if that is told by running only.
     */
    public int startOfStep(int pc) {
        int at = pc;
        while (!startsInstruction(at)) {
            switch (ops[at]) {
                case Op.GOTO -> at = ops[at + 3];
                case Op.BREAK, Op.CLOCK, Op.LOOP, Op.MOVE, Op.MOVE_REF, Op.CONST, Op.CONST_WIDE ->
                        at += Op.CELL;
                default -> {
                    return -1;
                }
            }
        }
        return at;
    }

    /** The {@link Op#BREAK} before the instruction at {@code codeOffset}. */
    public int pcAtBreak(long codeOffset) {
        int cell = lowerBound((int) codeOffset);
        while (ops[cell * Op.CELL] != Op.BREAK) {
            cell++;
        }
        return cell * Op.CELL;
    }

    /** Where to go on, in the precise form, when the instruction at {@code codeOffset} is done. */
    public int pcAfter(long codeOffset) {
        return lowerBound((int) codeOffset + 1) * Op.CELL;
    }

    private static boolean isPrologue(int op, int a) {
        return op == Op.BREAK || op == Op.CLOCK || op == Op.LOOP || (op == Op.GOTO && a == 1);
    }

    private int lowerBound(int codeOffset) {
        int low = 0;
        int high = codeOffsets.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (codeOffsets[middle] < codeOffset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Whether the form stops before the instruction at {@code codeOffset}. */
    public boolean hasBreak(long codeOffset) {
        return Arrays.binarySearch(breaks, (int) codeOffset) >= 0;
    }

    /** The number of the loop whose head is the operation at index {@code pc}, or -1. */
    public int loopAt(int pc) {
        for (int i = loops.length - 1; i >= 0; i--) {
            if (loops[i] == pc) {
                return i;
            }
        }
        return -1;
    }
}
