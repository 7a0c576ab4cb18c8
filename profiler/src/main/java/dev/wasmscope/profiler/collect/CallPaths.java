package dev.wasmscope.profiler.collect;

import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.FunctionKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The call tree while it grows, made for events that come every few nanoseconds: a row's numbers
 * lie side by side, the child that was called last is remembered, and nothing is allocated but for
 * a path that is new.
 */
final class CallPaths {
    /** Numbers of a row. A row is named by the index of its first one. */
    private static final int ROW = 4;

    // The numbers: function (instance in the high half), call site with the child called last in
    // the high half, own instructions, calls.
    private static final int SITE = 1;
    private static final int SELF = 2;
    private static final int CALLS = 3;

    private static final int ROOT = 0;
    private static final long NO_FUNCTION = -1;

    private long[] rows = new long[256 * ROW];
    private int[] parents = new int[256];
    private int size = 1;
    private int limit;
    private int[] index = new int[1024];

    private int[] stack = new int[64];
    private int depth;
    private int current = ROOT;
    private long accountedUntil;
    private long foldedCalls;

    /** How often a row was entered whose call counts in another part of the run. */
    private final Map<Integer, Integer> found = new HashMap<>();

    /**
     * An empty tree.
     *
     * @param limit how many rows it may have, the root's included; beyond, a new path counts as a
     *     call of its function from the root
     */
    CallPaths(int limit) {
        this.limit = limit;
        rows[ROOT] = NO_FUNCTION;
        rows[ROOT + SITE] = 0xffff_ffffL;
    }

    void enter(int instance, int functionIndex, int callSite, long clock) {
        account(clock);
        if (depth == stack.length) {
            stack = Arrays.copyOf(stack, depth * 2);
        }
        int caller = current;
        stack[depth++] = caller;
        long function = function(instance, functionIndex);
        int child = (int) (rows[caller + SITE] >>> 32);
        int site = rows[caller] == function && isRecursive(caller) ? CallTree.NONE : callSite;
        if (child == ROOT || rows[child] != function || (int) rows[child + SITE] != site) {
            child = find(caller, function, site);
        }
        rows[child + CALLS]++;
        current = child;
    }

    /**
     * Whether a path's function has called itself. Calls further down are not told apart by their
     * places: with two of them the paths would double at every level.
     */
    private boolean isRecursive(int row) {
        return rows[parents[row / ROW]] == rows[row];
    }

    /** What was entered last had been entered before anybody counted, or runs only afterwards. */
    void wasFound() {
        found.merge(current / ROW, 1, Integer::sum);
    }

    void leave(long clock) {
        account(clock);
        current = stack[--depth];
    }

    /** Adds the instructions up to a clock to the path that has run. */
    void account(long clock) {
        // what ran before the first activation was entered is no part of this
        rows[current + SELF] += current == ROOT ? 0 : clock - accountedUntil;
        accountedUntil = clock;
    }

    private static long function(int instance, int functionIndex) {
        return (long) instance << 32 | functionIndex;
    }

    /** Row number of the path that runs now. */
    int currentRow() {
        return current / ROW;
    }

    /** Row numbers of the activations that were entered and not left, outermost first. */
    int[] activeRows() {
        int[] active = new int[depth];
        for (int i = 0; i < depth; i++) {
            active[i] = (i + 1 < depth ? stack[i + 1] : current) / ROW;
        }
        return active;
    }

    /** Rows so far, the root's included. */
    int size() {
        return size;
    }

    /** Allows no more rows but those below the root. */
    void close() {
        limit = Math.min(limit, size);
    }

    /** Calls that were counted below the root. */
    long foldedCalls() {
        return foldedCalls;
    }

    int instance(int row) {
        return (int) (rows[row * ROW] >> 32);
    }

    int functionIndex(int row) {
        return (int) rows[row * ROW];
    }

    /** How often a row was entered, or found. */
    long entries(int row) {
        return rows[row * ROW + CALLS];
    }

    private int find(int caller, long function, int callSite) {
        int slot = probe(caller, function, callSite);
        if (index[slot] == ROOT && size >= limit && caller != ROOT) {
            foldedCalls++;
            return find(ROOT, function, CallTree.NONE);
        }
        int row = index[slot];
        if (row == ROOT) {
            row = append(caller, function, callSite);
            index[slot] = row;
            if (size * 2 > index.length) {
                rehash();
            }
        }
        rows[caller + SITE] = (rows[caller + SITE] & 0xffff_ffffL) | (long) row << 32;
        return row;
    }

    private int append(int caller, long function, int callSite) {
        int row = size * ROW;
        if (row == rows.length) {
            rows = Arrays.copyOf(rows, rows.length * 2);
            parents = Arrays.copyOf(parents, parents.length * 2);
        }
        rows[row] = function;
        rows[row + SITE] = callSite & 0xffff_ffffL;
        parents[size++] = caller;
        return row;
    }

    private void rehash() {
        index = new int[index.length * 2];
        for (int number = 1; number < size; number++) {
            int row = number * ROW;
            index[probe(parents[number], rows[row], (int) rows[row + SITE])] = row;
        }
    }

    /** The index slot of the path, or the free one where it belongs (linear probing). */
    private int probe(int caller, long function, int callSite) {
        int mask = index.length - 1;
        long key = ((function * 31 + callSite) * 31 + caller) * 0x9E3779B97F4A7C15L;
        int slot = (int) (key >>> 32) & mask;
        while (index[slot] != ROOT && !matches(index[slot], caller, function, callSite)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean matches(int row, int caller, long function, int callSite) {
        return rows[row] == function
                && (int) rows[row + SITE] == callSite
                && parents[row / ROW] == caller;
    }

    /** The functions that ran, in order of first entry, with their numbers. */
    Map<FunctionKey.Code, Integer> functions() {
        Map<FunctionKey.Code, Integer> numbers = new LinkedHashMap<>();
        for (int row = 1; row < size; row++) {
            numbers.putIfAbsent(
                    new FunctionKey.Code(instance(row), functionIndex(row)), numbers.size());
        }
        return numbers;
    }

    /** The tree as it is now. */
    CallTree toTree(Map<FunctionKey.Code, Integer> numbers) {
        int[] parent = new int[size];
        int[] function = new int[size];
        int[] callSite = new int[size];
        long[] self = new long[size];
        long[] calls = new long[size];
        parent[0] = CallTree.NONE;
        function[0] = CallTree.NONE;
        callSite[0] = CallTree.NONE;
        for (int row = 1; row < size; row++) {
            parent[row] = parents[row] / ROW;
            FunctionKey.Code key = new FunctionKey.Code(instance(row), functionIndex(row));
            function[row] = numbers.getOrDefault(key, CallTree.NONE);
            callSite[row] = (int) rows[row * ROW + SITE];
            self[row] = rows[row * ROW + SELF];
            calls[row] = rows[row * ROW + CALLS] - found.getOrDefault(row, 0);
        }
        return new CallTree(parent, function, callSite, self, calls);
    }

    /** The rows of each function, ascending. */
    Map<FunctionKey.Code, List<Integer>> rowsByFunction() {
        Map<FunctionKey.Code, List<Integer>> byFunction = new LinkedHashMap<>();
        for (int row = 1; row < size; row++) {
            byFunction
                    .computeIfAbsent(
                            new FunctionKey.Code(instance(row), functionIndex(row)),
                            _ -> new ArrayList<>())
                    .add(row);
        }
        return byFunction;
    }
}
