package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.CodeCounts;
import dev.wasmscope.profiler.model.Profile;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Adds up a profile by source line. */
final class LineCosts {

    private static final int[] NOTHING = {};

    private final Profile profile;
    private final Places places;
    private final ChainLines lines;
    private final int count;

    LineCosts(Profile profile) {
        this.profile = profile;
        this.places = new Places(profile);
        this.lines = new ChainLines(places.chains());
        this.count = lines.lines.size();
    }

    LineTable toTable() {
        CallTree tree = profile.tree();
        LeafCosts leaves = LeafCosts.of(profile, profile.weight());
        int[] leafAt = new int[leaves.size()];
        Arrays.setAll(leafAt, i -> places.at(leaves.row()[i], leaves.offset()[i]));
        int[] callAt = new int[tree.size()];
        Arrays.setAll(callAt, r -> r == CallTree.ROOT ? -1 : places.ofCall(tree, r));
        long[] total =
                StackTotals.of(
                        tree,
                        leaves,
                        row -> linesAt(callAt[row]),
                        leaf -> linesAt(leafAt[leaf]),
                        count);
        long[] self = new long[count];
        for (int i = 0; i < leafAt.length; i++) {
            add(self, leafAt[i], leaves.cost()[i]);
        }
        long[] calls = new long[count];
        for (int row = 1; row < callAt.length; row++) {
            add(calls, callAt[row], tree.calls(row));
        }
        return table(self, total, calls, executions());
    }

    private int[] linesAt(int position) {
        return position == Places.UNKNOWN ? NOTHING : lines.distinct(places.chain(position));
    }

    /** Adds to the innermost line of a position. */
    private void add(long[] sums, int position, long value) {
        int line =
                position == Places.UNKNOWN
                        ? CallTree.NONE
                        : lines.innermost(places.chain(position));
        if (line != CallTree.NONE) {
            sums[line] += value;
        }
    }

    private long[] executions() {
        long[] executions = new long[count];
        profile.table(CodeCounts.class)
                .ifPresent(
                        pieces -> {
                            Copies copies = mostExecuted(pieces);
                            for (int i = 0; i < copies.counts.size(); i++) {
                                int line = copies.line[i];
                                if (line != CallTree.NONE) {
                                    executions[line] += copies.counts.value(i);
                                }
                            }
                        });
        return executions;
    }

    /** The greatest count of each copy of a line, and the line's number. */
    private record Copies(LongSums counts, int[] line) {}

    /**
     * A copy is a function's code with one chain; parts of a line in other columns are the same.
     */
    private Copies mostExecuted(CodeCounts pieces) {
        LongSums byPlace = new LongSums();
        int[] position = new int[pieces.size()];
        for (int i = 0; i < pieces.size(); i++) {
            int at = places.at(pieces.row(i), pieces.start(i));
            if (at != Places.UNKNOWN && pieces.end(i) > pieces.start(i)) {
                long key = key(places.function(at), pieces.start(i));
                byPlace.add(key, pieces.count(i));
                position[byPlace.numberOf(key)] = at;
            }
        }
        LongSums counts = new LongSums();
        int[] line = new int[byPlace.size()];
        for (int i = 0; i < byPlace.size(); i++) {
            int chain = places.chain(position[i]);
            long copy = key(places.function(position[i]), lines.copy(chain));
            counts.max(copy, byPlace.value(i));
            line[counts.numberOf(copy)] = lines.innermost(chain);
        }
        return new Copies(counts, line);
    }

    private static long key(int function, int number) {
        return ((long) function << 32) | number;
    }

    private LineTable table(long[] self, long[] total, long[] calls, long[] executions) {
        int[] used =
                IntStream.range(0, count)
                        .filter(i -> total[i] != 0 || calls[i] != 0 || executions[i] != 0)
                        .toArray();
        List<String> files =
                Arrays.stream(used).mapToObj(i -> lines.lines.get(i).file()).distinct().toList();
        int[] file = new int[used.length];
        for (int i = 1; i < used.length; i++) {
            String name = lines.lines.get(used[i]).file();
            file[i] = file[i - 1] + (files.get(file[i - 1]).equals(name) ? 0 : 1);
        }
        return new LineTable(
                files,
                file,
                Arrays.stream(used).map(i -> lines.lines.get(i).line()).toArray(),
                pick(self, used),
                pick(total, used),
                pick(calls, used),
                pick(executions, used));
    }

    private static long[] pick(long[] values, int[] at) {
        return Arrays.stream(at).mapToLong(i -> values[i]).toArray();
    }
}
