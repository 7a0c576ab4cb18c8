package dev.wasmscope.profiler.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One finished profile: what was called, along which paths, and what each path cost.
 *
 * <p>The tree carries one measure, its weight; further measures stand in columns beside it, a value
 * a row, callees excluded. What is known beyond paths stands in tables. Nothing changes after it is
 * built; arrays that are handed out must not be written to.
 */
public final class Profile {
    private final ProfileInfo info;
    private final List<FunctionKey> functions;
    private final List<FunctionLabel> labels;
    private final CallTree tree;
    private final Measure weight;
    private final Map<Measure, long[]> columns;
    private final Map<Class<?>, ProfileTable> tables;

    /**
     * @param info what it is of
     * @param functions every function that ran; the tree's function column points here
     * @param labels display data of {@code functions}, index by index
     * @param tree all call paths
     * @param weight what the tree's own values count
     * @param columns other values by row of the tree
     * @param tables at most one of each class
     */
    public Profile(
            ProfileInfo info,
            List<FunctionKey> functions,
            List<FunctionLabel> labels,
            CallTree tree,
            Measure weight,
            Map<Measure, long[]> columns,
            Collection<ProfileTable> tables) {
        this.info = info;
        this.functions = List.copyOf(functions);
        this.labels = List.copyOf(labels);
        this.tree = tree;
        this.weight = weight;
        this.columns = new EnumMap<>(Measure.class);
        this.columns.putAll(columns);
        this.columns.remove(weight);
        this.tables = new LinkedHashMap<>();
        tables.forEach(table -> this.tables.put(table.getClass(), table));
        requireShape(tables.size());
    }

    private void requireShape(int givenTables) {
        if (functions.size() != labels.size()) {
            throw new IllegalArgumentException("every function needs one label");
        }
        columns.forEach(
                (measure, values) -> {
                    if (values.length != tree.size()) {
                        throw new IllegalArgumentException(measure + " needs a value a row");
                    }
                });
        if (tables.size() != givenTables) {
            throw new IllegalArgumentException("two tables of one class");
        }
    }

    /** An exact profile with instructions only. */
    public static Profile exact(
            String guest, List<FunctionKey> functions, List<FunctionLabel> labels, CallTree tree) {
        return new Profile(
                ProfileInfo.exact(guest),
                functions,
                labels,
                tree,
                Measure.INSTRUCTIONS,
                Map.of(),
                List.of());
    }

    public ProfileInfo info() {
        return info;
    }

    /** What was run, as the user knows it. */
    public String guest() {
        return info.guest();
    }

    public List<FunctionKey> functions() {
        return functions;
    }

    public List<FunctionLabel> labels() {
        return labels;
    }

    public CallTree tree() {
        return tree;
    }

    /** What {@link CallTree#self} counts. */
    public Measure weight() {
        return weight;
    }

    /** What there are values of: the weight first, then the columns. */
    public List<Measure> measures() {
        List<Measure> measures = new ArrayList<>(List.of(weight));
        measures.addAll(columns.keySet());
        return measures;
    }

    /** The measures beside the weight. */
    public Set<Measure> columns() {
        return Set.copyOf(columns.keySet());
    }

    /** Values of a measure by row, callees excluded; empty when it was not measured. */
    public Optional<long[]> values(Measure measure) {
        return measure == weight
                ? Optional.of(tree.selfValues())
                : Optional.ofNullable(columns.get(measure)).map(long[]::clone);
    }

    /** The table of a class. */
    public <T extends ProfileTable> Optional<T> table(Class<T> type) {
        @Nullable ProfileTable table = tables.get(type);
        return Optional.ofNullable(table).map(type::cast);
    }

    /** All tables, in the order they were added. */
    public List<ProfileTable> tables() {
        return List.copyOf(tables.values());
    }

    /** The sum of the weight over the whole run. */
    public long total() {
        return tree.totals()[CallTree.ROOT];
    }

    /** The name shown for a row of {@link #tree()}; the root is called by the guest's name. */
    public String nameOf(int row) {
        int function = tree.function(row);
        return function == CallTree.NONE ? info.guest() : labels.get(function).name();
    }

    /** The same profile with names from {@code symboliser}. */
    public Profile labelled(Function<FunctionKey, FunctionLabel> symboliser) {
        return new Profile(
                info,
                functions,
                functions.stream().map(symboliser).toList(),
                tree,
                weight,
                columns,
                tables.values());
    }

    /** The same profile of something else, or with other notes. */
    public Profile with(ProfileInfo newInfo) {
        return new Profile(newInfo, functions, labels, tree, weight, columns, tables.values());
    }

    /** The same profile with a table, which replaces that of the same class. */
    public Profile with(ProfileTable table) {
        Map<Class<?>, ProfileTable> more = new LinkedHashMap<>(tables);
        more.put(table.getClass(), table);
        return new Profile(info, functions, labels, tree, weight, columns, more.values());
    }

    /** The same profile with values of one more measure by row. */
    public Profile with(Measure measure, long[] values) {
        Map<Measure, long[]> more = new EnumMap<>(Measure.class);
        more.putAll(columns);
        more.put(measure, values.clone());
        return new Profile(info, functions, labels, tree, weight, more, tables.values());
    }

    /**
     * The same profile with another measure as the weight of its tree.
     *
     * @throws IllegalArgumentException if it was not measured
     */
    public Profile weightedBy(Measure measure) {
        if (measure == weight) {
            return this;
        }
        long[] self =
                values(measure)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                measure.title() + " not measured"));
        Map<Measure, long[]> others = new EnumMap<>(Measure.class);
        others.putAll(columns);
        others.put(weight, tree.selfValues());
        return new Profile(
                info, functions, labels, tree.withSelf(self), measure, others, tables.values());
    }

    /**
     * The profile with its paths rearranged: columns and tables follow their rows.
     *
     * @param newTree the new paths, with the weights that they have there
     * @param newRow for each row of {@link #tree()} the row of {@code newTree} it went to, or
     *     {@link CallTree#NONE} when it is left out
     */
    public Profile rearranged(CallTree newTree, int[] newRow) {
        Map<Measure, long[]> moved = new EnumMap<>(Measure.class);
        columns.forEach(
                (measure, values) -> moved.put(measure, moved(values, newRow, newTree.size())));
        List<ProfileTable> movedTables =
                tables.values().stream().map(table -> table.moved(newRow)).toList();
        return new Profile(info, functions, labels, newTree, weight, moved, movedTables);
    }

    /**
     * The profile with other paths that old rows cannot be mapped to: what is kept by row is left
     * out.
     */
    public Profile withTree(CallTree newTree) {
        List<ProfileTable> kept =
                tables.values().stream().filter(table -> !table.hasRows()).toList();
        return new Profile(info, functions, labels, newTree, weight, Map.of(), kept);
    }

    private static long[] moved(long[] values, int[] newRow, int size) {
        long[] moved = new long[size];
        for (int row = 0; row < values.length; row++) {
            if (newRow[row] != CallTree.NONE) {
                moved[newRow[row]] += values[row];
            }
        }
        return moved;
    }

    private boolean sameColumns(Profile that) {
        return columns.keySet().equals(that.columns.keySet())
                && columns.keySet().stream()
                        .allMatch(
                                measure ->
                                        Objects.deepEquals(
                                                columns.get(measure), that.columns.get(measure)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Profile that
                && info.equals(that.info)
                && functions.equals(that.functions)
                && labels.equals(that.labels)
                && tree.equals(that.tree)
                && weight == that.weight
                && sameColumns(that)
                && tables.equals(that.tables);
    }

    @Override
    public int hashCode() {
        return Objects.hash(info, functions, tree, weight);
    }

    @Override
    public String toString() {
        return "Profile[" + guest() + ", " + tree.size() + " rows, " + weight.title() + "]";
    }
}
