package dev.wasmscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.profiler.analyse.LineTable;
import dev.wasmscope.profiler.model.BranchCounts;
import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.CodeCounts;
import dev.wasmscope.profiler.model.LoopCounts;
import dev.wasmscope.profiler.model.OpcodeCounts;
import dev.wasmscope.profiler.model.Profile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.IntStream;

/** An exact profile as a compact text. */
final class ExactCountsText {
    private static final int LINES = 12;
    private static final int FUNCTIONS = 40;

    private final Profile profile;
    private final CallTree tree;
    private final CodeCounts code;
    private final BranchCounts branches;
    private final LoopCounts loops;
    private final OpcodeCounts opcodes;
    private final StringBuilder text = new StringBuilder();

    ExactCountsText(Profile profile) {
        this.profile = profile;
        this.tree = profile.tree();
        this.code = profile.table(CodeCounts.class).orElseThrow();
        this.branches = profile.table(BranchCounts.class).orElseThrow();
        this.loops = profile.table(LoopCounts.class).orElseThrow();
        this.opcodes = profile.table(OpcodeCounts.class).orElseThrow();
    }

    /** What is known twice is the same. */
    void requireSums() {
        long[] self = new long[tree.size()];
        for (int i = 0; i < code.size(); i++) {
            self[code.row(i)] += code.weight(i);
        }
        for (int row = 1; row < self.length; row++) {
            int at = row;
            assertEquals(tree.self(row), self[row], () -> "row " + at + " " + profile.nameOf(at));
        }
        assertEquals(profile.total(), opcodes.numbers().sum("count"), "sum of all opcodes");
        assertEquals(
                count(Opcode.BR_IF, Opcode.IF, Opcode.BR_TABLE),
                IntStream.range(0, branches.size())
                        .filter(i -> branches.label(i) == 0)
                        .mapToLong(i -> branches.taken(i) + branches.notTaken(i))
                        .sum(),
                "executions of branches");
    }

    private long count(Opcode... of) {
        return IntStream.range(0, opcodes.size())
                .filter(i -> Arrays.asList(of).contains(Opcode.byCode(opcodes.opcode(i))))
                .mapToLong(opcodes::count)
                .sum();
    }

    @Override
    public String toString() {
        line("%,d instructions, %,d call paths", profile.total(), tree.size() - 1);
        functions();
        lines();
        branches();
        loops();
        line("%nopcodes");
        IntStream.range(0, opcodes.size())
                .boxed()
                .sorted(Comparator.comparing(i -> -opcodes.count(i)))
                .forEach(
                        i ->
                                line(
                                        "%,14d %s",
                                        opcodes.count(i),
                                        Objects.requireNonNull(Opcode.byCode(opcodes.opcode(i)))
                                                .mnemonic()));
        return text.toString();
    }

    private void line(String format, Object... values) {
        text.append(String.format(java.util.Locale.ROOT, format, values)).append('\n');
    }

    private void functions() {
        int size = profile.functions().size();
        long[] self = new long[size];
        long[] calls = new long[size];
        for (int row = 1; row < tree.size(); row++) {
            self[tree.function(row)] += tree.self(row);
            calls[tree.function(row)] += tree.calls(row);
        }
        line("%n%14s %12s function", "instructions", "calls");
        IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparing(f -> -self[f]))
                .limit(FUNCTIONS)
                .forEach(
                        f ->
                                line(
                                        "%,14d %,12d %s",
                                        self[f], calls[f], profile.labels().get(f).name()));
        line("%d functions, sums %x", size, Arrays.hashCode(self) * 31 + Arrays.hashCode(calls));
    }

    private void lines() {
        LineTable table = LineTable.of(profile);
        line("%n%14s %12s line", "instructions", "executions");
        Arrays.stream(table.hottestFirst())
                .limit(LINES)
                .forEach(
                        i ->
                                line(
                                        "%,14d %,12d %s:%d",
                                        table.self(i),
                                        table.executions(i),
                                        Path.of(table.file(i)).getFileName(),
                                        table.line(i)));
    }

    private void branches() {
        line("%n%14s %12s branch", "taken", "not taken");
        IntStream.range(0, branches.size())
                .boxed()
                .sorted(Comparator.comparing(i -> -branches.taken(i) - branches.notTaken(i)))
                .limit(LINES)
                .forEach(
                        i ->
                                line(
                                        "%,14d %,12d %s in %s at 0x%x",
                                        branches.taken(i),
                                        branches.notTaken(i),
                                        Objects.requireNonNull(Opcode.byCode(branches.opcode(i)))
                                                .mnemonic(),
                                        profile.labels().get(branches.function(i)).name(),
                                        branches.offset(i)));
    }

    private void loops() {
        line("%n%14s %12s loop", "iterations", "entries");
        IntStream.range(0, loops.size())
                .boxed()
                .sorted(Comparator.comparing(i -> -loops.iterations(i)))
                .limit(LINES)
                .forEach(
                        i ->
                                line(
                                        "%,14d %,12d %s at 0x%x",
                                        loops.iterations(i),
                                        loops.entries(i),
                                        profile.labels().get(loops.function(i)).name(),
                                        loops.offset(i)));
    }
}
