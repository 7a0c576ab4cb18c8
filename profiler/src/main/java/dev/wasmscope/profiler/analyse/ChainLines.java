package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.SourceFrame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The source lines of chains of inlined functions, numbered by file and line. */
final class ChainLines {

    /** A line of a file. */
    record Line(String file, int line) implements Comparable<Line> {
        @Override
        public int compareTo(Line other) {
            int byFile = file.compareTo(other.file);
            return byFile != 0 ? byFile : Integer.compare(line, other.line);
        }
    }

    /** All lines, sorted. */
    final List<Line> lines;

    /** For each chain the number of its innermost line; -1 where the code there has no line. */
    private final int[] innermost;

    /** For each chain its lines, each once. */
    private final int[][] distinct;

    /** For each chain a number that it shares with those of other innermost columns. */
    private final int[] copy;

    ChainLines(List<List<SourceFrame>> chains) {
        Map<Line, Integer> numbers = new HashMap<>();
        for (List<SourceFrame> chain : chains) {
            for (SourceFrame frame : chain) {
                if (hasLine(frame)) {
                    numbers.put(line(frame), CallTree.NONE);
                }
            }
        }
        List<Line> sorted = new ArrayList<>(numbers.keySet());
        sorted.sort(null);
        for (int i = 0; i < sorted.size(); i++) {
            numbers.put(sorted.get(i), i);
        }
        lines = List.copyOf(sorted);
        innermost = new int[chains.size()];
        distinct = new int[chains.size()][];
        copy = new int[chains.size()];
        Map<List<SourceFrame>, Integer> copies = new HashMap<>();
        for (int i = 0; i < innermost.length; i++) {
            int[] all = numbers(chains.get(i), numbers);
            innermost[i] = all.length == 0 ? CallTree.NONE : all[0];
            distinct[i] = all.length == 1 && all[0] >= 0 ? all : known(all);
            copy[i] = copies.computeIfAbsent(withoutColumn(chains.get(i)), _ -> copies.size());
        }
    }

    private static List<SourceFrame> withoutColumn(List<SourceFrame> chain) {
        if (chain.isEmpty()) {
            return chain;
        }
        List<SourceFrame> without = new ArrayList<>(chain);
        SourceFrame inner = chain.getFirst();
        without.set(0, new SourceFrame(inner.name(), inner.file(), inner.line(), 0));
        return without;
    }

    private static boolean hasLine(SourceFrame frame) {
        return frame.file().isPresent() && frame.line() > 0;
    }

    private static Line line(SourceFrame frame) {
        return new Line(frame.file().orElseThrow(), frame.line());
    }

    private static int[] numbers(List<SourceFrame> chain, Map<Line, Integer> numbers) {
        int[] all = new int[chain.size()];
        for (int i = 0; i < all.length; i++) {
            SourceFrame frame = chain.get(i);
            all[i] = hasLine(frame) ? numbers.getOrDefault(line(frame), -1) : CallTree.NONE;
        }
        return all;
    }

    private static int[] known(int[] numbers) {
        return IntStream.of(numbers).filter(n -> n >= 0).distinct().toArray();
    }

    /**
     * The number of the line that a chain's code is written in; -1 if it has none. It does not
     * belong to the line that it was inlined at.
     */
    int innermost(int chain) {
        return innermost[chain];
    }

    /**
     * Which copy of its line a chain is code of: one number for chains that differ in the column of
     * the innermost place only, since those are parts of one line.
     */
    int copy(int chain) {
        return copy[chain];
    }

    /** The numbers of all lines of a chain, each once. Must not be changed. */
    int[] distinct(int chain) {
        return distinct[chain];
    }
}
