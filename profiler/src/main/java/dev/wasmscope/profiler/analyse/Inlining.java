package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.FunctionKey;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.ProfileTable;
import dev.wasmscope.profiler.model.SourceFrame;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Calls that the compiler inlined, as calls again: each row becomes the function and the inlined
 * functions that its code came from.
 *
 * <p>What a row cost goes to the innermost of them, place by place in the code; what is called from
 * inlined code stands below it. How often inlined functions were entered is not known: their rows
 * have no calls.
 *
 * @see Transforms#foldInlined for the way back
 */
public final class Inlining {

    private static final long[] NOTHING = {};

    private final Profile old;
    private final Places places;
    private final List<FunctionKey> functions;
    private final List<FunctionLabel> labels;
    private final Map<FunctionKey, Integer> numbers = new HashMap<>();
    private final Map<Declared, Integer> declaredAt = new HashMap<>();
    private final int[][] chainFunctions;

    private record Declared(String name, Optional<String> file) {}

    private Inlining(Profile old) {
        this.old = old;
        this.places = new Places(old);
        this.functions = new ArrayList<>(old.functions());
        this.labels = new ArrayList<>(old.labels());
        for (int i = 0; i < functions.size(); i++) {
            FunctionLabel label = labels.get(i);
            numbers.put(functions.get(i), i);
            declaredAt.putIfAbsent(new Declared(label.name(), label.source()), label.line());
        }
        this.chainFunctions =
                places.chains().stream().map(this::inlinedFunctions).toArray(int[][]::new);
    }

    /** The profile with inlined functions as frames; without source positions it stays as it is. */
    public static Profile expanded(Profile profile) {
        return new Inlining(Transforms.foldInlined(profile)).expand();
    }

    private Profile expand() {
        CallTree tree = old.tree();
        Rearrangement to = new Rearrangement(old);
        for (int row = 1; row < tree.size(); row++) {
            int parent = to.placeOf(tree.parent(row));
            to.place(row, to.callFrom(inlined(to, parent, places.ofCall(tree, row)), row));
        }
        Map<Measure, long[]> changes = new EnumMap<>(Measure.class);
        for (Measure measure : old.measures()) {
            LeafCosts costs = LeafCosts.of(old, measure);
            int[] rows = new int[costs.size()];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = leaf(to, costs.row()[i], costs.offset()[i]);
            }
            changes.put(measure, changes(to, costs, rows));
        }
        List<ProfileTable> placed = PlacedTables.moved(old, (row, at) -> leaf(to, row, at));
        return PlacedTables.with(changed(to.whole(), changes), placed);
    }

    private int leaf(Rearrangement to, int row, int offset) {
        return inlined(to, to.placeOf(row), places.at(row, offset));
    }

    /** The row of the innermost inlined function at a position, within a new row. */
    private int inlined(Rearrangement to, int within, int position) {
        if (position == Places.UNKNOWN) {
            return within;
        }
        int row = within;
        for (int function : chainFunctions[places.chain(position)]) {
            row = to.tree.child(row, function);
        }
        return row;
    }

    /** The inlined functions of a chain, outermost first. */
    private int[] inlinedFunctions(List<SourceFrame> chain) {
        int inlined = Math.max(0, chain.size() - 1);
        return chain.subList(0, inlined).reversed().stream().mapToInt(this::number).toArray();
    }

    private int number(SourceFrame frame) {
        // Known where the function exists by itself, too.
        int line = declaredAt.getOrDefault(new Declared(frame.name(), frame.file()), 0);
        FunctionKey key = new FunctionKey.Inlined(frame.name(), frame.file(), line);
        return numbers.computeIfAbsent(
                key,
                _ -> {
                    functions.add(key);
                    labels.add(new FunctionLabel(frame.name(), frame.file(), line, false));
                    return functions.size() - 1;
                });
    }

    private static long[] changes(Rearrangement to, LeafCosts costs, int[] rows) {
        long[] changes = new long[to.tree.size()];
        for (int i = 0; i < rows.length; i++) {
            changes[rows[i]] += costs.cost()[i];
            changes[to.placeOf(costs.row()[i])] -= costs.cost()[i];
        }
        return changes;
    }

    private Profile changed(Profile moved, Map<Measure, long[]> changes) {
        Map<Measure, long[]> columns = new EnumMap<>(Measure.class);
        for (Measure measure : moved.measures()) {
            long[] values = moved.values(measure).orElseThrow();
            long[] change = changes.getOrDefault(measure, NOTHING);
            for (int row = 0; row < change.length; row++) {
                values[row] += change[row];
            }
            columns.put(measure, values);
        }
        return new Profile(
                moved.info(),
                functions,
                labels,
                moved.tree().withSelf(Objects.requireNonNull(columns.get(moved.weight()))),
                moved.weight(),
                columns,
                moved.tables());
    }
}
