package dev.wasmscope.engine.probe;

import dev.wasmscope.engine.module.Opcode;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The body of a function as what its counters mean: its instructions in order, and its counted
 * branches. Instructions are named by their place in the body, from 0.
 *
 * <p>Only taken branches are counted in a run; {@link FlowWalk} finds from them, and from how often
 * the function was entered, how often everything was executed.
 */
public final class ControlFlow {
    /** When a counter counts. */
    public enum Kind {
        /** The instruction branches. */
        TAKEN,
        /** The instruction does not leave the function. */
        NOT_TAKEN,
        /** The condition of the {@code if} is false. */
        ELSE,
        /** This label of the {@code br_table} is chosen; labels follow each other. */
        LABEL,
        /** An exception is caught. */
        CAUGHT
    }

    /**
     * What one counter counts.
     *
     * @param source the instruction
     * @param kind when it counts
     * @param target the {@code loop}, {@code else}, {@code end} or {@code catch} behind which
     *     execution goes on; -1 for {@link Kind#NOT_TAKEN}
     */
    public record Branch(int source, Kind kind, int target) {}

    private final int[] offsets;
    private final Opcode[] opcodes;
    private final int[] partners;
    private final List<Branch> branches;
    private final int[] counters;
    private final int[] turns;
    private final int[] counted;

    /**
     * A body.
     *
     * @param offsets code offset of each instruction, ascending, and one behind the last
     * @param opcodes what they are
     * @param partners for each {@code else}, {@code catch} and {@code catch_all} the {@code end} or
     *     {@code delegate} of its block; -1 for others
     * @param branches what the counters from 1 on count
     */
    public ControlFlow(int[] offsets, Opcode[] opcodes, int[] partners, List<Branch> branches) {
        this.offsets = offsets.clone();
        this.opcodes = opcodes.clone();
        this.partners = partners.clone();
        this.branches = List.copyOf(branches);
        this.counters = new int[opcodes.length];
        for (int i = branches.size() - 1; i >= 0; i--) {
            if (branches.get(i).kind() != Kind.CAUGHT) {
                counters[branches.get(i).source()] = i + 1;
            }
        }
        this.turns = findTurns();
        this.counted = new int[opcodes.length + 1];
        for (int i = 0; i < opcodes.length; i++) {
            counted[i + 1] = counted[i] + (opcodes[i].isStructural() ? 0 : 1);
        }
    }

    private int[] findTurns() {
        int[] found = new int[opcodes.length];
        int count = 0;
        for (int i = 0; i < opcodes.length; i++) {
            if (counters[i] != 0 || isMarker(opcodes[i]) || ends(opcodes[i])) {
                found[count++] = i;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private static boolean isMarker(Opcode opcode) {
        return switch (opcode) {
            case LOOP, ELSE, CATCH, CATCH_ALL, END, DELEGATE -> true;
            default -> false;
        };
    }

    /** Whether what follows an instruction is not reached from it. */
    static boolean ends(Opcode opcode) {
        return switch (opcode) {
            case UNREACHABLE,
                    BR,
                    BR_TABLE,
                    RETURN,
                    RETURN_CALL,
                    RETURN_CALL_INDIRECT,
                    RETURN_CALL_REF,
                    THROW,
                    THROW_REF,
                    RETHROW ->
                    true;
            default -> false;
        };
    }

    /** Number of instructions. */
    public int size() {
        return opcodes.length;
    }

    /** The code offset of an instruction; of {@link #size} the one behind the body. */
    public int offset(int instruction) {
        return offsets[instruction];
    }

    /** What an instruction is. */
    public Opcode opcode(int instruction) {
        return opcodes[instruction];
    }

    /** The {@code end} of the block that a {@code catch} or {@code else} belongs to. */
    int partner(int instruction) {
        return partners[instruction];
    }

    /** The {@code end} or {@code delegate} of the block that an instruction begins. */
    public int endOf(int block) {
        int open = 0;
        int at = block;
        while (at < opcodes.length - 1) {
            open += begins(opcodes[at]) ? 1 : 0;
            open -= opcodes[at] == Opcode.END || opcodes[at] == Opcode.DELEGATE ? 1 : 0;
            if (open == 0) {
                break;
            }
            at++;
        }
        return at;
    }

    private static boolean begins(Opcode opcode) {
        return switch (opcode) {
            case BLOCK, LOOP, IF, TRY, TRY_TABLE -> true;
            default -> false;
        };
    }

    /** What the counters count, the first being number 1. */
    public List<Branch> branches() {
        return branches;
    }

    /**
     * The counter of a branching instruction, the first of a {@code br_table}; 0 if it has none.
     */
    public int counter(int instruction) {
        return counters[instruction];
    }

    /** The instructions at which the number of executions may change, ascending. */
    int[] turns() {
        return turns;
    }

    /** The instructions with which straight-line code begins. */
    public BitSet blocks() {
        BitSet starts = new BitSet();
        for (int turn : turns) {
            starts.set(isMarker(opcodes[turn]) ? turn : turn + 1);
        }
        return starts;
    }

    /** How many instructions from one up to another, exclusive, count. */
    public int counted(int from, int to) {
        return counted[to] - counted[from];
    }

    /** The first instruction that begins at a code offset or behind it. */
    public int at(int codeOffset) {
        int found = Arrays.binarySearch(offsets, codeOffset);
        return found >= 0 ? found : -found - 1;
    }
}
