package dev.wasmscope.profiler.model;

import java.util.Arrays;

/**
 * Grows a call tree path by path: while a guest runs, and when an analysis rewrites a finished
 * tree.
 *
 * <p>Columns plus a hash index from (caller's path, place of the call, function) to the callee's
 * path; the same path is never made twice. Not thread-safe.
 */
public final class CallTreeBuilder {

    private static final int FREE = -1;

    private final int limit;
    private int size = 1;
    private int[] parent = new int[256];
    private int[] function = new int[256];
    private int[] callSite = new int[256];
    private long[] self = new long[256];
    private long[] calls = new long[256];
    private int[] recentChild = new int[256];
    private int[] index = new int[1024];

    /** A tree without a limit on its rows. */
    public CallTreeBuilder() {
        this(Integer.MAX_VALUE);
    }

    /**
     * @param limit how many rows the tree may have, the root's included
     */
    public CallTreeBuilder(int limit) {
        this.limit = limit;
        parent[CallTree.ROOT] = CallTree.NONE;
        function[CallTree.ROOT] = CallTree.NONE;
        callSite[CallTree.ROOT] = CallTree.NONE;
        Arrays.fill(index, FREE);
    }

    /** Adds weight of the path's function itself. */
    public void addSelf(int row, long weight) {
        self[row] += weight;
    }

    /** Adds entries of the path. */
    public void addCalls(int row, long count) {
        calls[row] += count;
    }

    /**
     * The path of {@code callee} called from {@code caller}, wherever in it; see {@link #child(int,
     * int, int)}.
     */
    public int child(int caller, int callee) {
        return child(caller, CallTree.NONE, callee);
    }

    /**
     * The path of {@code callee} called from {@code caller}, made when it is new; {@link
     * CallTree#NONE} when it is new and the table is full.
     *
     * @param site code offset of the call in the caller's body, or {@link CallTree#NONE}
     */
    public int child(int caller, int site, int callee) {
        // A loop that calls one function over and over is the common case: remember the last
        // answer.
        int recent = recentChild[caller];
        if (recent != CallTree.ROOT && function[recent] == callee && callSite[recent] == site) {
            return recent;
        }
        int row = findOrAdd(caller, site, callee);
        if (row != CallTree.NONE) {
            recentChild[caller] = row;
        }
        return row;
    }

    /** Number of rows, the root's included. */
    public int size() {
        return size;
    }

    /** The tree as it is now. */
    public CallTree toTree() {
        return new CallTree(
                Arrays.copyOf(parent, size),
                Arrays.copyOf(function, size),
                Arrays.copyOf(callSite, size),
                Arrays.copyOf(self, size),
                Arrays.copyOf(calls, size));
    }

    private int findOrAdd(int caller, int site, int callee) {
        int slot = probe(caller, site, callee);
        if (index[slot] != FREE) {
            return index[slot];
        }
        if (size == limit) {
            return CallTree.NONE;
        }
        int row = append(caller, site, callee);
        index[slot] = row;
        if (size * 2 > index.length) {
            rehash();
        }
        return row;
    }

    private int append(int caller, int site, int callee) {
        if (size == parent.length) {
            growColumns();
        }
        parent[size] = caller;
        function[size] = callee;
        callSite[size] = site;
        return size++;
    }

    private void growColumns() {
        int capacity = size * 2;
        parent = Arrays.copyOf(parent, capacity);
        function = Arrays.copyOf(function, capacity);
        callSite = Arrays.copyOf(callSite, capacity);
        self = Arrays.copyOf(self, capacity);
        calls = Arrays.copyOf(calls, capacity);
        recentChild = Arrays.copyOf(recentChild, capacity);
    }

    private void rehash() {
        index = new int[index.length * 2];
        Arrays.fill(index, FREE);
        for (int row = 1; row < size; row++) {
            index[probe(parent[row], callSite[row], function[row])] = row;
        }
    }

    /** The index slot that holds the path, or the free slot where it belongs (linear probing). */
    private int probe(int caller, int site, int callee) {
        int mask = index.length - 1;
        int slot = mix(caller, site, callee) & mask;
        while (index[slot] != FREE && !matches(index[slot], caller, site, callee)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean matches(int row, int caller, int site, int callee) {
        return parent[row] == caller && callSite[row] == site && function[row] == callee;
    }

    private static int mix(int caller, int site, int callee) {
        long key =
                ((((long) caller << 32) | callee) * 0x9E3779B97F4A7C15L + site)
                        * 0x9E3779B97F4A7C15L;
        return (int) (key >>> 32);
    }
}
