package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.CodeCounts;
import dev.wasmscope.profiler.model.CodeCountsBuilder;
import dev.wasmscope.profiler.model.CodePositions;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.ProfileInfo;
import dev.wasmscope.profiler.model.ProfileKind;
import dev.wasmscope.profiler.model.ProfileTable;
import dev.wasmscope.profiler.model.SampleTable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * Several runs as one profile: what both did is added up.
 *
 * <p>Runs of one build keep their details by line and instruction. In runs of different builds
 * functions are matched by name and file, and places in the code mean different things, so details
 * are left out and a note says so.
 */
public final class Merge {

    private final Profile first;
    private final Profile second;
    private final boolean oneBuild;
    private final FunctionMatch match;
    private final Combined both;

    private Merge(Profile first, Profile second) {
        this.first = first;
        this.second = second;
        this.oneBuild = FunctionMatch.isOneBuild(first, second);
        this.match =
                oneBuild ? FunctionMatch.byKey(first, second) : FunctionMatch.byName(first, second);
        this.both = new Combined(first, second, match, oneBuild);
    }

    /**
     * Both profiles together, weighted as the first.
     *
     * @throws IllegalArgumentException when the second does not have that measure
     */
    public static Profile of(Profile first, Profile second) {
        return new Merge(first, second.weightedBy(first.weight())).merged();
    }

    private Profile merged() {
        Map<Measure, long[]> values = new EnumMap<>(Measure.class);
        for (Measure measure : first.measures()) {
            if (second.measures().contains(measure)) {
                values.put(measure, sum(measure));
            }
        }
        CallTree tree = both.tree.toTree().withSelf(sum(first.weight()));
        List<ProfileTable> tables = oneBuild ? tables() : List.of();
        return new Profile(
                info(values.size(), tables.size()),
                match.keys,
                match.labels,
                tree,
                first.weight(),
                values,
                tables);
    }

    private long[] sum(Measure measure) {
        long[] sum = both.moved(first.values(measure).orElseThrow(), both.firstRow);
        long[] more = both.moved(second.values(measure).orElseThrow(), both.secondRow);
        for (int row = 0; row < sum.length; row++) {
            sum[row] += more[row];
        }
        return sum;
    }

    private ProfileInfo info(int measures, int tables) {
        ProfileInfo a = first.info();
        ProfileInfo b = second.info();
        boolean exact = a.kind() == ProfileKind.EXACT && b.kind() == ProfileKind.EXACT;
        String guest = a.guest().equals(b.guest()) ? a.guest() : a.guest() + " + " + b.guest();
        ProfileInfo info =
                new ProfileInfo(guest, exact ? ProfileKind.EXACT : ProfileKind.SAMPLED, a.notes());
        for (String note : b.notes()) {
            info = info.noting(note);
        }
        if (measures < Math.max(first.measures().size(), second.measures().size())) {
            info = info.noting("merged: what only one of the profiles measured is left out");
        }
        return tables < Math.max(first.tables().size(), second.tables().size())
                ? info.noting("merged: details that cannot be added up are left out")
                : info;
    }

    private List<ProfileTable> tables() {
        List<ProfileTable> tables = new ArrayList<>();
        addBoth(tables, CodeCounts.class, this::counts);
        addBoth(tables, CodePositions.class, this::positions);
        addBoth(tables, SampleTable.class, this::samples);
        tables.addAll(
                TableSums.of(
                        first,
                        second,
                        List.of(match.first, match.second),
                        List.of(both.firstRow, both.secondRow)));
        return tables;
    }

    private <T extends ProfileTable> void addBoth(
            List<ProfileTable> tables, Class<T> type, BinaryOperator<T> sum) {
        first.table(type)
                .ifPresent(a -> second.table(type).ifPresent(b -> tables.add(sum.apply(a, b))));
    }

    /** The second run begins where the first one ended. */
    private SampleTable samples(SampleTable a, SampleTable b) {
        int last = a.size() - 1;
        return a.moved(both.firstRow)
                .followedBy(
                        b.moved(both.secondRow),
                        last < 0 ? 0 : a.time(last),
                        last < 0 ? 0 : a.clock(last));
    }

    private CodeCounts counts(CodeCounts a, CodeCounts b) {
        CodeCountsBuilder sum = new CodeCountsBuilder();
        add(sum, a, both.firstRow);
        add(sum, b, both.secondRow);
        return sum.toTable();
    }

    private static void add(CodeCountsBuilder sum, CodeCounts pieces, int[] newRow) {
        for (int i = 0; i < pieces.size(); i++) {
            sum.add(
                    newRow[pieces.row(i)],
                    pieces.start(i),
                    pieces.end(i),
                    pieces.instructions(i),
                    pieces.count(i));
        }
    }

    private CodePositions positions(CodePositions a, CodePositions b) {
        CodePositions.Builder all = new CodePositions.Builder();
        add(all, a, match.first);
        add(all, b, match.second);
        return all.toTable();
    }

    private static void add(CodePositions.Builder all, CodePositions positions, int[] function) {
        for (int i = 0; i < positions.size(); i++) {
            all.add(
                    function[positions.function(i)],
                    positions.start(i),
                    positions.chains().get(positions.chain(i)));
        }
    }
}
