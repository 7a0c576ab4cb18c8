package dev.wasmscope.profiler.exchange;

import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.CodeCounts;
import dev.wasmscope.profiler.model.CodePositions;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.SampleTable;
import dev.wasmscope.profiler.model.SourceFrame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A profile as most tools know one: values of stacks, each stack a list of places in code.
 *
 * <p>A {@link Node} is a place with the stack that called it; a caller's node comes before its
 * callees'. Instructions stand at the place where they were executed, as finely as they were
 * counted; what is known by path only stands at the function as a whole.
 */
final class StackTable {

    /** The function that what the host itself cost is given to. */
    static final FunctionLabel HOST = new FunctionLabel("(host)", Optional.empty(), 0, true);

    /**
     * A place of code on a path.
     *
     * @param caller number of the calling node, -1 at the outermost
     * @param row the path's row in the profile's tree
     * @param offset code offset, -1 for the function as a whole
     */
    record Node(int caller, int row, int offset) {}

    private final Profile profile;
    private final Optional<CodePositions> positions;
    private final Map<Node, Integer> numbers = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<Measure> measures;
    private final List<long[]> values = new ArrayList<>();
    private final int[] callers;

    StackTable(Profile profile) {
        this.profile = profile;
        this.positions = profile.table(CodePositions.class);
        this.measures = measuresOf(profile);
        this.callers = new int[profile.tree().size()];
        addRows();
        profile.table(CodeCounts.class).ifPresent(this::split);
        profile.table(SampleTable.class).ifPresent(this::split);
    }

    /** What the values count: the profile's measures, and calls when there were any. */
    static List<Measure> measuresOf(Profile profile) {
        List<Measure> measures = new ArrayList<>(profile.measures());
        if (!measures.contains(Measure.CALLS) && hasCalls(profile.tree())) {
            measures.add(Measure.CALLS);
        }
        return measures;
    }

    private static boolean hasCalls(CallTree tree) {
        for (int row = 0; row < tree.size(); row++) {
            if (tree.calls(row) != 0) {
                return true;
            }
        }
        return false;
    }

    /** Values of a measure by row; calls stand in the tree. */
    static long[] valuesOf(Profile profile, Measure measure) {
        return profile.values(measure).orElseGet(() -> callsOf(profile.tree()));
    }

    /** How often each path was entered. */
    static long[] callsOf(CallTree tree) {
        long[] calls = new long[tree.size()];
        for (int row = 0; row < calls.length; row++) {
            calls[row] = tree.calls(row);
        }
        return calls;
    }

    List<Measure> measures() {
        return measures;
    }

    int size() {
        return nodes.size();
    }

    Node node(int number) {
        return nodes.get(number);
    }

    /** The value of a measure, by its place in {@link #measures}, at exactly this stack. */
    long value(int node, int measure) {
        return values.get(node)[measure];
    }

    /** Whether any measure has a value at exactly this stack. */
    boolean hasValues(int node) {
        for (long value : values.get(node)) {
            if (value != 0) {
                return true;
            }
        }
        return false;
    }

    /** Index of the node's function in the profile; -1 is the host. */
    int function(int node) {
        return profile.tree().function(nodes.get(node).row());
    }

    /** How a function is shown; the host has a name of its own. */
    FunctionLabel label(int function) {
        return function == CallTree.NONE ? HOST : profile.labels().get(function);
    }

    /**
     * The functions in the source that a node stands in, innermost first; the last one is the
     * function itself, under the name that the whole profile has for it.
     */
    List<SourceFrame> frames(int node) {
        return frames(function(node), nodes.get(node).offset());
    }

    List<SourceFrame> frames(int function, int offset) {
        FunctionLabel label = label(function);
        List<SourceFrame> known =
                offset < 0
                        ? List.of()
                        : positions.map(table -> table.frames(function, offset)).orElse(List.of());
        if (known.isEmpty()) {
            return List.of(new SourceFrame(label.name(), label.source(), 0, 0));
        }
        List<SourceFrame> frames = new ArrayList<>(known);
        SourceFrame own = frames.removeLast();
        frames.add(
                new SourceFrame(
                        label.name(), own.file().or(label::source), own.line(), own.column()));
        return frames;
    }

    private void addRows() {
        CallTree tree = profile.tree();
        List<long[]> columns = measures.stream().map(m -> valuesOf(profile, m)).toList();
        for (int row = 0; row < tree.size(); row++) {
            callers[row] = callerOf(row, tree);
            for (int measure = 0; measure < columns.size(); measure++) {
                long value = columns.get(measure)[row];
                if (value != 0) {
                    add(new Node(callers[row], row, CallTree.NONE), measure, value);
                }
            }
        }
    }

    private int callerOf(int row, CallTree tree) {
        int parent = tree.parent(row);
        return parent <= CallTree.ROOT
                ? -1
                : number(new Node(callers[parent], parent, tree.callSite(row)));
    }

    /** Moves instructions from the function as a whole to the code that executed them. */
    private void split(CodeCounts counts) {
        int measure = measures.indexOf(Measure.INSTRUCTIONS);
        if (measure < 0) {
            return;
        }
        for (int piece = 0; piece < counts.size(); piece++) {
            int row = counts.row(piece);
            long weight = counts.weight(piece);
            move(row, counts.start(piece), measure, weight);
        }
    }

    /** Moves samples and their time to the instruction that they stood at. */
    private void split(SampleTable samples) {
        int count = measures.indexOf(Measure.SAMPLES);
        int wall = measures.indexOf(Measure.WALL_TIME);
        int cpu = measures.indexOf(Measure.CPU_TIME);
        for (int sample = 0; sample < samples.size(); sample++) {
            int row = samples.row(sample);
            int offset = samples.offset(sample);
            move(row, offset, count, 1);
            move(row, offset, wall, samples.wall(sample));
            move(row, offset, cpu, samples.cpu(sample));
        }
    }

    private void move(int row, int offset, int measure, long value) {
        if (measure >= 0 && value != 0 && offset != CallTree.NONE) {
            add(new Node(callers[row], row, offset), measure, value);
            add(new Node(callers[row], row, CallTree.NONE), measure, -value);
        }
    }

    /** The node of a path at a code offset, -1 if nothing is known of it. */
    int nodeAt(int row, int offset) {
        return numbers.getOrDefault(new Node(callers[row], row, offset), -1);
    }

    private void add(Node node, int measure, long value) {
        values.get(number(node))[measure] += value;
    }

    private int number(Node node) {
        return numbers.computeIfAbsent(
                node,
                added -> {
                    nodes.add(added);
                    values.add(new long[measures.size()]);
                    return nodes.size() - 1;
                });
    }
}
