package dev.wasmscope.profiler.exchange;

import dev.wasmscope.profiler.model.BranchCounts;
import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.CallTreeBuilder;
import dev.wasmscope.profiler.model.CodeCountsBuilder;
import dev.wasmscope.profiler.model.CodePositions;
import dev.wasmscope.profiler.model.FunctionKey;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.NumberColumns;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.ProfileInfo;
import dev.wasmscope.profiler.model.SampleKind;
import dev.wasmscope.profiler.model.SampleTable;
import dev.wasmscope.profiler.model.SourceFrame;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The small profile that goldens and foreign readers look at: main calls walk, which calls itself
 * and twice a host function, and has code of an inlined function.
 */
final class Shapes {

    private static final Optional<String> FILE = Optional.of("src/shapes.c");

    private static final List<FunctionLabel> LABELS =
            List.of(
                    new FunctionLabel("main", FILE, 20, false),
                    new FunctionLabel("walk", FILE, 8, false),
                    new FunctionLabel("fd_write", Optional.empty(), 0, true),
                    new FunctionLabel("Area<int>::of", Optional.of("src/area.h"), 3, false));

    private static final List<FunctionKey> KEYS =
            List.of(
                    new FunctionKey.Code(0, 5),
                    new FunctionKey.Code(0, 6),
                    new FunctionKey.Code(0, 0),
                    new FunctionKey.Code(0, 7));

    private Shapes() {}

    static Profile exact() {
        CallTreeBuilder tree = tree();
        CodeCountsBuilder counts = new CodeCountsBuilder();
        count(tree, counts, 1, 0x20, 3, 2);
        count(tree, counts, 1, 0x28, 4, 10);
        count(tree, counts, 2, 0x40, 5, 20);
        count(tree, counts, 2, 0x48, 2, 60);
        count(tree, counts, 3, 0x40, 5, 8);
        count(tree, counts, 3, 0x48, 2, 24);
        count(tree, counts, 5, 0x60, 7, 30);
        return new Profile(
                ProfileInfo.exact("shapes.wasm"),
                KEYS,
                LABELS,
                tree.toTree(),
                Measure.INSTRUCTIONS,
                Map.of(Measure.ALLOCATED_BYTES, new long[] {0, 0, 640, 256, 0, 0}),
                List.of(positions(), counts.toTable(), branches()));
    }

    static Profile sampled() {
        int[] rows = {1, 2, 2, 4, 4, 3, 2, 5};
        int[] offsets = {0x28, 0x40, 0x48, -1, -1, 0x48, 0x48, 0x60};
        SampleKind[] kinds = SampleKind.values();
        byte[] kind = new byte[rows.length];
        long[] time = new long[rows.length];
        long[] wall = new long[rows.length];
        long[] cpu = new long[rows.length];
        long[][] sums = new long[3][6];
        for (int i = 0; i < rows.length; i++) {
            kind[i] = (byte) (rows[i] == 4 ? i == 3 ? 1 : 2 : 0);
            time[i] = 1_000_000L * (i + 1);
            wall[i] = 1_000_000;
            cpu[i] = kinds[kind[i]] == SampleKind.GUEST ? 900_000 : 0;
            sums[0][rows[i]]++;
            sums[1][rows[i]] += wall[i];
            sums[2][rows[i]] += cpu[i];
        }
        long[] clock = {10, 20, 30, 40, 40, 50, 60, 70};
        return new Profile(
                new ProfileInfo(
                        "shapes.wasm", dev.wasmscope.profiler.model.ProfileKind.SAMPLED, List.of()),
                KEYS,
                LABELS,
                tree().toTree().withSelf(sums[1]),
                Measure.WALL_TIME,
                Map.of(Measure.SAMPLES, sums[0], Measure.CPU_TIME, sums[2]),
                List.of(positions(), new SampleTable(time, clock, rows, offsets, wall, cpu, kind)));
    }

    /** A br_if in a line of walk, and a br_table in main that is never reached. */
    private static BranchCounts branches() {
        long[][] columns = {
            {0, 0, 0, 1}, {0x28, 0x28, 0x28, 0x44}, {0x0e, 0x0e, 0x0e, 0x0d},
            {0, 1, 2, 0}, {0, 0, 0, 20}, {0, 0, 0, 8}
        };
        return new BranchCounts(new NumberColumns(BranchCounts.COLUMNS, columns));
    }

    private static CallTreeBuilder tree() {
        CallTreeBuilder tree = new CallTreeBuilder();
        int main = tree.child(CallTree.ROOT, 0);
        int walk = tree.child(main, 0x28, 1);
        int again = tree.child(walk, 0x48, 1);
        int write = tree.child(walk, 0x40, 2);
        int area = tree.child(again, 0x48, 3);
        tree.addCalls(main, 1);
        tree.addCalls(walk, 10);
        tree.addCalls(again, 4);
        tree.addCalls(write, 2);
        tree.addCalls(area, 30);
        return tree;
    }

    private static void count(
            CallTreeBuilder tree, CodeCountsBuilder counts, int row, int at, int size, int count) {
        counts.add(row, at, at + 8, size, count);
        tree.addSelf(row, (long) size * count);
    }

    private static CodePositions positions() {
        CodePositions.Builder positions = new CodePositions.Builder();
        positions.add(0, 0x20, List.of(new SourceFrame("main", FILE, 21, 3)));
        positions.add(0, 0x28, List.of(new SourceFrame("main", FILE, 22, 5)));
        positions.add(1, 0x40, List.of(new SourceFrame("walk", FILE, 9, 3)));
        positions.add(
                1,
                0x48,
                List.of(
                        new SourceFrame("square", Optional.of("src/area.h"), 11, 10),
                        new SourceFrame("walk", FILE, 10, 7)));
        positions.add(
                3,
                0x60,
                List.of(new SourceFrame("Area<int>::of", Optional.of("src/area.h"), 4, 2)));
        return positions.toTable();
    }
}
