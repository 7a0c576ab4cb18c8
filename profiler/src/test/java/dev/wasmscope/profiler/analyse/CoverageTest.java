package dev.wasmscope.profiler.analyse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.profiler.analyse.Coverage.Branch;
import dev.wasmscope.profiler.analyse.Coverage.Share;
import dev.wasmscope.profiler.analyse.Coverage.SourceFile;
import dev.wasmscope.profiler.model.BranchCounts;
import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.CodeCounts;
import dev.wasmscope.profiler.model.CodePositions;
import dev.wasmscope.profiler.model.FunctionKey;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.NumberColumns;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.SourceFrame;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CoverageTest {

    @Test
    void whatDidNotRunIsMissing() {
        SourceFile file = Coverage.of(profile()).get("a.c");

        assertEquals(Map.of(1, 3L, 2, 0L, 9, 0L), file.lines());
        assertEquals(new Share(1, 2), file.functionShare());
        assertEquals(new Share(1, 3), file.lineShare());
        assertEquals(new Share(1, 4), file.branchShare());
        assertEquals(0, file.branches().get(new Branch(1, 0, 0)), "the branch was not taken");
        assertEquals(3, file.branches().get(new Branch(1, 0, 1)));
    }

    /** Function f runs three times and leaves out its second line; g does not run. */
    private static Profile profile() {
        CodePositions.Builder positions = new CodePositions.Builder();
        positions.add(0, 10, List.of(frame("f", 1)));
        positions.add(0, 20, List.of(frame("f", 2)));
        positions.add(1, 40, List.of(frame("g", 9)));
        long branch = Opcode.BR_IF.code();
        return Profile.exact(
                        "guest",
                        List.of(new FunctionKey.Code(0, 0), new FunctionKey.Code(0, 1)),
                        List.of(label("f", 1), label("g", 9)),
                        new CallTree(
                                new int[] {-1, 0},
                                new int[] {-1, 0},
                                new long[] {0, 12},
                                new long[] {0, 3}))
                .with(positions.toTable())
                .with(
                        new CodeCounts(
                                new int[] {1},
                                new int[] {10},
                                new int[] {20},
                                new int[] {4},
                                new long[] {3}))
                .with(
                        new BranchCounts(
                                NumberColumns.ofRows(
                                        BranchCounts.COLUMNS,
                                        List.of(
                                                new long[] {0, 18, branch, 0, 0, 3},
                                                new long[] {1, 44, branch, 0, 0, 0}))));
    }

    private static FunctionLabel label(String name, int line) {
        return new FunctionLabel(name, Optional.of("a.c"), line, false);
    }

    private static SourceFrame frame(String name, int line) {
        return new SourceFrame(name, Optional.of("a.c"), line, 0);
    }
}
