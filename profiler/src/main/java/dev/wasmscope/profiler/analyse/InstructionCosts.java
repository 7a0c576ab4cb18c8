package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.CodeCounts;
import dev.wasmscope.profiler.model.Profile;
import java.util.Arrays;
import java.util.Optional;

/** Adds up a profile by the places in one function's code. */
final class InstructionCosts {

    private static final int[] NOTHING = {};

    private final Profile profile;
    private final int function;
    private final CallTree tree;
    private final int[] codeRow;

    InstructionCosts(Profile profile, int function) {
        this.profile = profile;
        this.function = function;
        this.tree = profile.tree();
        this.codeRow = CodeRows.of(profile);
    }

    InstructionTable toTable() {
        return new InstructionTable(pieces(), calls());
    }

    private boolean isHere(int row) {
        return tree.function(codeRow[row]) == function;
    }

    private InstructionTable.Pieces pieces() {
        LongSums self = new LongSums();
        LeafCosts leaves = LeafCosts.of(profile, profile.weight());
        for (int i = 0; i < leaves.size(); i++) {
            if (isHere(leaves.row()[i]) && leaves.offset()[i] != CallTree.NONE) {
                self.add(leaves.offset()[i], leaves.cost()[i]);
            }
        }
        LongSums executions = new LongSums();
        LongSums ends = new LongSums();
        Optional<CodeCounts> counted = profile.table(CodeCounts.class);
        counted.ifPresent(pieces -> addPieces(pieces, self, executions, ends));
        int[] order = RowSort.sorted(self.size(), (a, b) -> Long.compare(self.key(a), self.key(b)));
        int[] start = new int[order.length];
        int[] end = new int[order.length];
        long[] count = new long[order.length];
        long[] cost = new long[order.length];
        for (int i = 0; i < order.length; i++) {
            long key = self.key(order[i]);
            start[i] = (int) key;
            end[i] = (int) Math.max(key, ends.valueOf(key));
            count[i] = executions.valueOf(key);
            cost[i] = self.value(order[i]);
        }
        return new InstructionTable.Pieces(start, end, count, cost);
    }

    private void addPieces(CodeCounts pieces, LongSums self, LongSums executions, LongSums ends) {
        for (int i = 0; i < pieces.size(); i++) {
            if (isHere(pieces.row(i)) && pieces.end(i) > pieces.start(i)) {
                self.numberOf(pieces.start(i));
                executions.add(pieces.start(i), pieces.count(i));
                ends.max(pieces.start(i), pieces.end(i));
            }
        }
    }

    private InstructionTable.Calls calls() {
        LongSums calls = new LongSums();
        for (int row = 1; row < tree.size(); row++) {
            if (isCallFromHere(row)) {
                calls.add(tree.callSite(row), tree.calls(row));
            }
        }
        int[][] places = new int[calls.size()][];
        Arrays.setAll(places, i -> new int[] {i});
        long[] totals =
                StackTotals.of(
                        tree,
                        LeafCosts.none(),
                        row ->
                                isCallFromHere(row)
                                        ? places[calls.numberOf(tree.callSite(row))]
                                        : NOTHING,
                        _ -> NOTHING,
                        calls.size());
        int[] order =
                RowSort.sorted(calls.size(), (a, b) -> Long.compare(calls.key(a), calls.key(b)));
        return new InstructionTable.Calls(
                Arrays.stream(order).map(i -> (int) calls.key(i)).toArray(),
                Arrays.stream(order).mapToLong(calls::value).toArray(),
                Arrays.stream(order).mapToLong(i -> totals[i]).toArray());
    }

    private boolean isCallFromHere(int row) {
        return tree.callSite(row) != CallTree.NONE && isHere(tree.parent(row));
    }
}
