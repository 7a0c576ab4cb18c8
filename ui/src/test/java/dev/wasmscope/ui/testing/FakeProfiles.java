package dev.wasmscope.ui.testing;

import dev.wasmscope.profiler.model.CallTreeBuilder;
import dev.wasmscope.profiler.model.CodeCountsBuilder;
import dev.wasmscope.profiler.model.CodePositions;
import dev.wasmscope.profiler.model.CountedParts;
import dev.wasmscope.profiler.model.FunctionKey;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Marks;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.NumberColumns;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.ProfileInfo;
import dev.wasmscope.profiler.model.ProfileKind;
import dev.wasmscope.profiler.model.SampleTable;
import dev.wasmscope.profiler.model.SourceFrame;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Profiles of the program of {@link FakeModule}, with everything that is counted. */
public final class FakeProfiles {
    private FakeProfiles() {}

    /**
     * {@code main} runs its lines once, but for line 18; {@code walk} goes around 3,000 times. Each
     * line is one piece of four instructions.
     */
    public static Profile counted() {
        CallTreeBuilder tree = new CallTreeBuilder();
        int main = tree.child(0, 0);
        int walk = tree.child(main, 1);
        tree.addCalls(main, 1);
        tree.addCalls(walk, 1);
        CodeCountsBuilder pieces = new CodeCountsBuilder();
        CodePositions.Builder positions = new CodePositions.Builder();
        for (int line : List.of(16, 17, 19)) {
            add(tree, pieces, main, line, 1);
        }
        for (int line : List.of(8, 12)) {
            add(tree, pieces, walk, line, 1);
        }
        for (int line : List.of(5, 9, 10)) {
            add(tree, pieces, walk, line, line == 9 ? 3_001 : 3_000);
        }
        for (int line : List.of(16, 17, 18, 19)) {
            positions.add(0, (int) FakeModule.offset(line), at("main", line));
        }
        for (int line : List.of(5, 8, 9, 10, 12)) {
            positions.add(1, (int) FakeModule.offset(line), at("walk", line));
        }
        return Profile.exact("list.wasm", keys(), labels(), tree.toTree())
                .with(pieces.toTable())
                .with(positions.toTable());
    }

    /**
     * A hundred samples of ten nanoseconds: {@code main} in the first half of the run, with a call
     * of the host now and then, {@code walk} in the second.
     */
    public static Profile sampled() {
        CallTreeBuilder tree = new CallTreeBuilder();
        int main = tree.child(0, 0);
        int walk = tree.child(main, 1);
        int size = 100;
        long[] time = new long[size];
        long[] clock = new long[size];
        int[] row = new int[size];
        int[] offset = new int[size];
        long[] ten = new long[size];
        byte[] kind = new byte[size];
        for (int i = 0; i < size; i++) {
            time[i] = 10L * i;
            clock[i] = 7L * i;
            row[i] = i < size / 2 ? main : walk;
            offset[i] = (int) FakeModule.offset(i < size / 2 ? 17 : 9);
            ten[i] = 10;
            kind[i] = (byte) (i < 30 && i % 3 == 0 ? 1 : i >= 30 && i < 40 ? 2 : 0);
            tree.addSelf(row[i], 10);
        }
        return new Profile(
                new ProfileInfo("list.wasm", ProfileKind.SAMPLED, List.of()),
                keys(),
                labels(),
                tree.toTree(),
                Measure.WALL_TIME,
                Map.of(),
                List.of(new SampleTable(time, clock, row, offset, ten, ten, kind)));
    }

    /** The same with two marks, and as if only a part of the run had counted. */
    public static Profile marked(Profile profile) {
        return profile.with(
                        new Marks(
                                List.of(
                                        new Marks.Mark(
                                                70, 100, "mark", OptionalLong.of(1), "loading"),
                                        new Marks.Mark(350, 500, "phase", OptionalLong.of(2), ""))))
                .with(
                        new CountedParts(
                                NumberColumns.ofRows(
                                        CountedParts.COLUMNS, List.of(new long[] {70, 140}))));
    }

    private static void add(
            CallTreeBuilder tree, CodeCountsBuilder pieces, int row, int line, long times) {
        int start = (int) FakeModule.offset(line);
        pieces.add(row, start, start + 8, 4, times);
        tree.addSelf(row, 4 * times);
    }

    private static List<SourceFrame> at(String function, int line) {
        return List.of(new SourceFrame(function, Optional.of(FakeModule.FILE), line, 5));
    }

    private static List<FunctionKey> keys() {
        return List.of(
                new FunctionKey.Code(0, FakeModule.MAIN), new FunctionKey.Code(0, FakeModule.WALK));
    }

    private static List<FunctionLabel> labels() {
        return List.of(
                new FunctionLabel("main", Optional.of(FakeModule.FILE), 15, false),
                new FunctionLabel("walk", Optional.of(FakeModule.FILE), 7, false));
    }
}
