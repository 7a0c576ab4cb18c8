package dev.wasmscope.profiler.model;

import java.util.Arrays;

/**
 * Every distinct call path of a run, one row a path, as parallel columns. A path is told apart by
 * its functions and by the places of their calls, as far as those are known.
 *
 * <p>Row 0 is the root: it stands for the host that entered the guest, calls nothing itself and has
 * function -1. A parent's row always comes before its children's, so one backward sweep sums totals
 * and one forward sweep computes depths.
 */
public final class CallTree {

    /** The row of the root. */
    public static final int ROOT = 0;

    /** The function of the root, and the parent of the root. */
    public static final int NONE = -1;

    private final int[] parent;
    private final int[] function;
    private final int[] callSite;
    private final long[] self;
    private final long[] calls;

    /**
     * A tree whose call sites are not known.
     *
     * @see #CallTree(int[], int[], int[], long[], long[])
     */
    public CallTree(int[] parent, int[] function, long[] self, long[] calls) {
        this(parent, function, unknown(parent.length), self, calls);
    }

    /**
     * @param parent row of the caller; {@link #NONE} for the root
     * @param function index into {@link Profile#functions()}; {@link #NONE} for the root
     * @param callSite code offset of the call in the caller's body; {@link #NONE} when unknown
     * @param self weight of the function itself on this path
     * @param calls how often this path was entered
     */
    public CallTree(int[] parent, int[] function, int[] callSite, long[] self, long[] calls) {
        requireColumns(parent, function, callSite, self, calls);
        this.parent = parent.clone();
        this.function = function.clone();
        this.callSite = callSite.clone();
        this.self = self.clone();
        this.calls = calls.clone();
    }

    private static int[] unknown(int size) {
        int[] sites = new int[size];
        Arrays.fill(sites, NONE);
        return sites;
    }

    private static void requireColumns(
            int[] parent, int[] function, int[] callSite, long[] self, long[] calls) {
        int rows = parent.length;
        if (rows == 0
                || function.length != rows
                || callSite.length != rows
                || self.length != rows
                || calls.length != rows) {
            throw new IllegalArgumentException("columns of a call tree need one equal length > 0");
        }
        for (int row = 1; row < rows; row++) {
            if (parent[row] < 0 || parent[row] >= row) {
                throw new IllegalArgumentException("row " + row + " stands before its parent");
            }
        }
    }

    /** Number of rows, the root included. */
    public int size() {
        return parent.length;
    }

    public int parent(int row) {
        return parent[row];
    }

    public int function(int row) {
        return function[row];
    }

    /** Code offset of the call in the caller's body, or {@link #NONE} when that is not known. */
    public int callSite(int row) {
        return callSite[row];
    }

    /** The weight of this row's function itself, callees excluded. */
    public long self(int row) {
        return self[row];
    }

    public long calls(int row) {
        return calls[row];
    }

    /** The weight of each row's function itself, in row order. */
    public long[] selfValues() {
        return self.clone();
    }

    /** The same paths with other weights. */
    public CallTree withSelf(long[] newSelf) {
        return new CallTree(parent, function, callSite, newSelf, calls);
    }

    /** The weight of each row with everything below it, in row order. */
    public long[] totals() {
        long[] totals = self.clone();
        for (int row = totals.length - 1; row > ROOT; row--) {
            totals[parent[row]] += totals[row];
        }
        return totals;
    }

    /** Distance of each row from the root, in row order. */
    public int[] depths() {
        int[] depths = new int[parent.length];
        for (int row = 1; row < depths.length; row++) {
            depths[row] = depths[parent[row]] + 1;
        }
        return depths;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CallTree that
                && Arrays.equals(parent, that.parent)
                && Arrays.equals(function, that.function)
                && Arrays.equals(callSite, that.callSite)
                && Arrays.equals(self, that.self)
                && Arrays.equals(calls, that.calls);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(self);
    }

    @Override
    public String toString() {
        return "CallTree[" + size() + " rows]";
    }
}
