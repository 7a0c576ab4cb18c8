package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.CodeCounts;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.SourceFrame;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Adds up a profile by source line. */
final class LineCosts {

    private static final int[] NOTHING = {};

    private record Line(String file, int line) implements Comparable<Line> {
        @Override
        public int compareTo(Line other) {
            int byFile = file.compareTo(other.file);
            return byFile != 0 ? byFile : Integer.compare(line, other.line);
        }
    }

    private final Profile profile;
    private final Places places;
    private final List<Line> lines;

    /** For each chain, its lines from the innermost outwards. */
    private final int[][] chainLines;

    LineCosts(Profile profile) {
        this.profile = profile;
        this.places = new Places(profile);
        TreeSet<Line> sorted = new TreeSet<>();
        for (List<SourceFrame> chain : places.chains()) {
            chain.stream().filter(LineCosts::hasLine).map(LineCosts::line).forEach(sorted::add);
        }
        lines = List.copyOf(sorted);
        chainLines = places.chains().stream().map(this::numbers).toArray(int[][]::new);
    }

    private static boolean hasLine(SourceFrame frame) {
        return frame.file().isPresent() && frame.line() > 0;
    }

    private static Line line(SourceFrame frame) {
        return new Line(frame.file().orElseThrow(), frame.line());
    }

    /** Code without a line of its own belongs to none, not to the line that it was inlined at. */
    private int[] numbers(List<SourceFrame> chain) {
        return chain.stream()
                .mapToInt(
                        frame ->
                                hasLine(frame)
                                        ? Collections.binarySearch(lines, line(frame))
                                        : CallTree.NONE)
                .toArray();
    }

    LineTable toTable() {
        CallTree tree = profile.tree();
        LeafCosts leaves = LeafCosts.of(profile, profile.weight());
        int[] leafAt = new int[leaves.size()];
        Arrays.setAll(leafAt, i -> places.at(leaves.row()[i], leaves.offset()[i]));
        int[] callAt = new int[tree.size()];
        Arrays.setAll(callAt, r -> r == CallTree.ROOT ? -1 : places.ofCall(tree, r));
        int[][] distinct =
                Arrays.stream(chainLines)
                        .map(numbers -> Arrays.stream(numbers).filter(n -> n >= 0).distinct())
                        .map(IntStream::toArray)
                        .toArray(int[][]::new);
        long[] total =
                StackTotals.of(
                        tree,
                        leaves,
                        row -> ofPosition(distinct, callAt[row]),
                        leaf -> ofPosition(distinct, leafAt[leaf]),
                        lines.size());
        long[] self = new long[lines.size()];
        for (int i = 0; i < leafAt.length; i++) {
            add(self, leafAt[i], leaves.cost()[i]);
        }
        long[] calls = new long[lines.size()];
        for (int row = 1; row < callAt.length; row++) {
            add(calls, callAt[row], tree.calls(row));
        }
        return table(self, total, calls, executions());
    }

    private int[] ofPosition(int[][] distinct, int position) {
        return position == Places.UNKNOWN ? NOTHING : distinct[places.chain(position)];
    }

    /** Adds to the innermost line of a position. */
    private void add(long[] sums, int position, long value) {
        if (position != Places.UNKNOWN) {
            int[] numbers = chainLines[places.chain(position)];
            if (numbers.length > 0 && numbers[0] >= 0) {
                sums[numbers[0]] += value;
            }
        }
    }

    private long[] executions() {
        long[] executions = new long[lines.size()];
        profile.table(CodeCounts.class)
                .ifPresent(
                        pieces -> {
                            LongSums copies = mostExecuted(pieces);
                            for (int i = 0; i < copies.size(); i++) {
                                int[] numbers = chainLines[(int) copies.key(i)];
                                if (numbers.length > 0 && numbers[0] >= 0) {
                                    executions[numbers[0]] += copies.value(i);
                                }
                            }
                        });
        return executions;
    }

    /** The greatest count of each copy: a function's code with one chain. */
    private LongSums mostExecuted(CodeCounts pieces) {
        LongSums byPlace = new LongSums();
        int[] position = new int[pieces.size()];
        int places = 0;
        for (int i = 0; i < pieces.size(); i++) {
            int at = this.places.at(pieces.row(i), pieces.start(i));
            if (at != Places.UNKNOWN && pieces.end(i) > pieces.start(i)) {
                int before = byPlace.size();
                long key = ((long) this.places.function(at) << 32) | pieces.start(i);
                byPlace.add(key, pieces.count(i));
                if (byPlace.size() > before) {
                    position[places++] = at;
                }
            }
        }
        LongSums copies = new LongSums();
        for (int i = 0; i < places; i++) {
            long function = this.places.function(position[i]);
            copies.max((function << 32) | this.places.chain(position[i]), byPlace.value(i));
        }
        return copies;
    }

    private LineTable table(long[] self, long[] total, long[] calls, long[] executions) {
        List<String> files = lines.stream().map(Line::file).distinct().toList();
        int[] used =
                IntStream.range(0, lines.size())
                        .filter(i -> total[i] != 0 || calls[i] != 0 || executions[i] != 0)
                        .toArray();
        return new LineTable(
                files,
                Arrays.stream(used).map(i -> files.indexOf(lines.get(i).file())).toArray(),
                Arrays.stream(used).map(i -> lines.get(i).line()).toArray(),
                pick(self, used),
                pick(total, used),
                pick(calls, used),
                pick(executions, used));
    }

    private static long[] pick(long[] values, int[] at) {
        return Arrays.stream(at).mapToLong(i -> values[i]).toArray();
    }
}
