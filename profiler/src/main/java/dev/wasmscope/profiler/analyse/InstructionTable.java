package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.Profile;
import java.util.Arrays;

/**
 * What the code of one function cost, place by place, over all call paths: straight-line pieces and
 * calls, as parallel columns sorted by code offset.
 *
 * <p>In an exact profile every instruction of a piece was executed {@link #executions} times. In a
 * sampled one a piece is the single place where samples were taken.
 */
public final class InstructionTable {

    private final int[] start;
    private final int[] end;
    private final long[] executions;
    private final long[] self;
    private final int[] site;
    private final long[] calls;
    private final long[] callTotal;

    InstructionTable(Pieces pieces, Calls calls) {
        this.start = pieces.start;
        this.end = pieces.end;
        this.executions = pieces.executions;
        this.self = pieces.self;
        this.site = calls.site;
        this.calls = calls.count;
        this.callTotal = calls.total;
    }

    record Pieces(int[] start, int[] end, long[] executions, long[] self) {}

    record Calls(int[] site, long[] count, long[] total) {}

    /**
     * The code of a function.
     *
     * @param function index into {@link Profile#functions()} of a function with code of its own
     */
    public static InstructionTable of(Profile profile, int function) {
        return new InstructionCosts(profile, function).toTable();
    }

    /** Number of pieces. */
    public int size() {
        return start.length;
    }

    /** Code offset of a piece's first instruction. */
    public int start(int piece) {
        return start[piece];
    }

    /** Code offset behind a piece; its {@link #start} when only that place is known. */
    public int end(int piece) {
        return end[piece];
    }

    /** How often the piece was executed; 0 in a sampled profile. */
    public long executions(int piece) {
        return executions[piece];
    }

    /** The weight of the piece's own instructions. */
    public long self(int piece) {
        return self[piece];
    }

    /** The piece that an instruction is part of; -1 if nothing is known of it. */
    public int at(int codeOffset) {
        int found = Arrays.binarySearch(start, codeOffset);
        int piece = found >= 0 ? found : -found - 2;
        return piece >= 0 && codeOffset < Math.max(end[piece], start[piece] + 1) ? piece : -1;
    }

    /** Number of places in the function from where others were called. */
    public int callSites() {
        return site.length;
    }

    /** Code offset of a calling instruction. */
    public int callSite(int call) {
        return site[call];
    }

    /** How often it called. */
    public long calls(int call) {
        return calls[call];
    }

    /** The weight of what it called; counts once where the function is recursive. */
    public long callTotal(int call) {
        return callTotal[call];
    }

    /** The call at a code offset; -1 if there is none. */
    public int callAt(int codeOffset) {
        return Math.max(-1, Arrays.binarySearch(site, codeOffset));
    }
}
