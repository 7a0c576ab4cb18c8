package dev.wasmscope.profiler.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where code comes from in the source, kept in the profile so that it can be read without the
 * guest: for a function and a code offset, the chain of functions in the source, innermost first
 * and the function itself last.
 *
 * <p>A position holds from its offset to the next one of the same function. An empty chain says
 * that nothing is known from there on.
 */
public final class CodePositions implements ProfileTable {
    private final int[] function;
    private final int[] start;
    private final int[] chain;
    private final List<List<SourceFrame>> chains;

    /**
     * @param function index into {@link Profile#functions()}, ascending
     * @param start code offset that the position begins at, ascending within a function
     * @param chain index into {@code chains}
     * @param chains chains of places, innermost first
     */
    public CodePositions(int[] function, int[] start, int[] chain, List<List<SourceFrame>> chains) {
        if (start.length != function.length || chain.length != function.length) {
            throw new IllegalArgumentException("columns of code positions need one equal length");
        }
        for (int i = 0; i < function.length; i++) {
            if (chain[i] < 0 || chain[i] >= chains.size()) {
                throw new IllegalArgumentException("position " + i + " names chain " + chain[i]);
            }
            if (i > 0 && compare(function[i - 1], start[i - 1], function[i], start[i]) >= 0) {
                throw new IllegalArgumentException("position " + i + " is not in order");
            }
        }
        this.function = function.clone();
        this.start = start.clone();
        this.chain = chain.clone();
        this.chains = chains.stream().map(List::copyOf).toList();
    }

    /** Number of positions. */
    public int size() {
        return function.length;
    }

    public int function(int position) {
        return function[position];
    }

    public int start(int position) {
        return start[position];
    }

    /** Index of a position's chain in {@link #chains()}. */
    public int chain(int position) {
        return chain[position];
    }

    public List<List<SourceFrame>> chains() {
        return chains;
    }

    /**
     * The position that holds at a code offset.
     *
     * @param ofFunction index into {@link Profile#functions()}
     * @return -1 if none does
     */
    public int at(int ofFunction, int codeOffset) {
        int low = 0;
        int high = function.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (compare(function[middle], start[middle], ofFunction, codeOffset) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low > 0 && function[low - 1] == ofFunction ? low - 1 : -1;
    }

    /** The chain at a code offset, innermost first; empty when nothing is known. */
    public List<SourceFrame> frames(int ofFunction, int codeOffset) {
        int position = at(ofFunction, codeOffset);
        return position < 0 ? List.of() : chains.get(chain[position]);
    }

    private static int compare(int functionA, int startA, int functionB, int startB) {
        int byFunction = Integer.compare(functionA, functionB);
        return byFunction != 0 ? byFunction : Integer.compare(startA, startB);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CodePositions that
                && Arrays.equals(function, that.function)
                && Arrays.equals(start, that.start)
                && Arrays.equals(chain, that.chain)
                && chains.equals(that.chains);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(start) * 31 + chains.hashCode();
    }

    @Override
    public String toString() {
        return "CodePositions[" + size() + " positions, " + chains.size() + " chains]";
    }

    /** Collects positions in any order. */
    public static final class Builder {
        private final TreeMap<Integer, TreeMap<Integer, Integer>> positions = new TreeMap<>();
        private final Map<List<SourceFrame>, Integer> numbers = new HashMap<>();
        private final List<List<SourceFrame>> chains = new ArrayList<>();

        /** Says what holds in a function from an offset on; a later word on the same place wins. */
        public void add(int function, int start, List<SourceFrame> chain) {
            int number =
                    numbers.computeIfAbsent(
                            List.copyOf(chain),
                            added -> {
                                chains.add(added);
                                return chains.size() - 1;
                            });
            positions.computeIfAbsent(function, _ -> new TreeMap<>()).put(start, number);
        }

        /** The table; neighbours that say the same are one position. */
        public CodePositions toTable() {
            List<int[]> rows = new ArrayList<>();
            positions.forEach(
                    (function, starts) -> {
                        int[] last = {-1};
                        starts.forEach(
                                (start, number) -> {
                                    if (number != last[0]) {
                                        rows.add(new int[] {function, start, number});
                                        last[0] = number;
                                    }
                                });
                    });
            return new CodePositions(column(rows, 0), column(rows, 1), column(rows, 2), chains);
        }

        private static int[] column(List<int[]> rows, int index) {
            return rows.stream().mapToInt(row -> row[index]).toArray();
        }
    }
}
