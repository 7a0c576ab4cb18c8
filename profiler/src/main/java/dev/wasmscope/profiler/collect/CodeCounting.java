package dev.wasmscope.profiler.collect;

import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.profiler.model.BranchCounts;
import dev.wasmscope.profiler.model.CodeCountsBuilder;
import dev.wasmscope.profiler.model.FunctionKey;
import dev.wasmscope.profiler.model.LoopCounts;
import dev.wasmscope.profiler.model.NumberColumns;
import dev.wasmscope.profiler.model.OpcodeCounts;
import dev.wasmscope.profiler.model.Profile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns counters of branches into tables: pieces of code by call path; branches, loops and opcodes
 * by function.
 */
final class CodeCounting {
    private final CallPaths paths;
    private final RowCounters counters;
    private final Map<FunctionKey.Code, Integer> numbers;
    private final PieceStarts starts;
    private final Map<Integer, Map<Long, Long>> moves;
    private final List<long[]> branches = new ArrayList<>();
    private final List<long[]> loops = new ArrayList<>();
    private final long[] opcodes = new long[Opcode.values().length];

    /**
     * Counting.
     *
     * @param numbers of the functions in the profile: all that ran, and perhaps others
     */
    CodeCounting(
            CallPaths paths,
            RowCounters counters,
            Map<FunctionKey.Code, Integer> numbers,
            PieceStarts starts) {
        this.paths = paths;
        this.counters = counters;
        this.numbers = numbers;
        this.starts = starts;
        this.moves = counters.moves();
    }

    Profile addTo(Profile profile) {
        @Nullable CountedBody[] bodies = new CountedBody[paths.size()];
        Map<FunctionKey.Code, List<Integer>> rows = paths.rowsByFunction();
        numbers.forEach(
                (function, number) -> {
                    if (counters.code().isGuest(function.instance(), function.functionIndex())) {
                        List<Integer> own = rows.getOrDefault(function, List.of());
                        CountedBody body = body(function, number, own);
                        own.forEach(row -> bodies[row] = body);
                    }
                });
        CodeCountsBuilder pieces = new CodeCountsBuilder();
        for (int row = 1; row < bodies.length; row++) {
            CountedBody body = bodies[row];
            if (body != null) {
                body.addPieces(row, paths.entries(row), counters.of(row), moved(row), pieces);
            }
        }
        return profile.with(pieces.toTable())
                .with(new BranchCounts(NumberColumns.ofRows(BranchCounts.COLUMNS, branches)))
                .with(new LoopCounts(NumberColumns.ofRows(LoopCounts.COLUMNS, loops)))
                .with(new OpcodeCounts(NumberColumns.ofRows(OpcodeCounts.COLUMNS, histogram())));
    }

    /** A function's code, whose totals over its paths are added. */
    private CountedBody body(FunctionKey.Code function, int number, List<Integer> rows) {
        CountedBody body =
                new CountedBody(
                        number,
                        counters.code().flow(function.instance(), function.functionIndex()),
                        starts.of(function));
        long calls = 0;
        long[] sum = counters.none(function.instance(), function.functionIndex());
        Map<Long, Long> moved = new HashMap<>();
        for (int row : rows) {
            calls += paths.entries(row);
            long[] own = counters.of(row);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += own[i];
            }
            moved(row).forEach((position, count) -> moved.merge(position, count, Long::sum));
        }
        body.splitAt(moved.keySet());
        body.addTotals(calls, sum, moved, branches, loops, opcodes);
        return body;
    }

    private Map<Long, Long> moved(int row) {
        return moves.getOrDefault(row, Map.of());
    }

    private List<long[]> histogram() {
        return Arrays.stream(Opcode.values())
                .filter(opcode -> opcodes[opcode.ordinal()] != 0)
                .sorted(Comparator.comparingInt(Opcode::code))
                .map(opcode -> new long[] {opcode.code(), opcodes[opcode.ordinal()]})
                .toList();
    }
}
