package dev.wasmscope.ui.flame;

import dev.wasmscope.profiler.analyse.FlameGraph;
import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Profile;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What a search found in a flame graph: functions, boxes, and their share of the whole. */
final class FlameMatches {
    /** Nothing is searched for. */
    static final FlameMatches NONE = new FlameMatches("", new boolean[0], new int[0], 0);

    private final String wanted;
    private final boolean[] functions;
    private final int[] boxes;
    private final long weight;

    private FlameMatches(String wanted, boolean[] functions, int[] boxes, long weight) {
        this.wanted = wanted;
        this.functions = functions;
        this.boxes = boxes;
        this.weight = weight;
    }

    /**
     * Finds functions by a part of their names, in any case; between slashes stands a regular
     * expression.
     */
    static FlameMatches of(FlameGraph graph, String text) {
        String wanted = text.strip();
        if (wanted.isEmpty()) {
            return NONE;
        }
        Profile profile = graph.profile();
        boolean[] functions = functions(profile.labels(), test(wanted));
        CallTree tree = profile.tree();
        boolean[] covered = new boolean[tree.size()];
        long[] totals = tree.totals();
        long weight = 0;
        for (int row = 1; row < tree.size(); row++) {
            boolean outer = covered[tree.parent(row)];
            boolean found = functions[tree.function(row)];
            covered[row] = outer || found;
            // A match below another match is part of it already.
            weight += found && !outer ? totals[row] : 0;
        }
        int[] boxes = new int[graph.size()];
        int count = 0;
        for (int box = 1; box < boxes.length; box++) {
            if (functions[tree.function(graph.node(box))]) {
                boxes[count++] = box;
            }
        }
        return new FlameMatches(wanted, functions, Arrays.copyOf(boxes, count), weight);
    }

    private static boolean[] functions(List<FunctionLabel> labels, Predicate<String> test) {
        boolean[] found = new boolean[labels.size()];
        for (int i = 0; i < found.length; i++) {
            found[i] = test.test(labels.get(i).name());
        }
        return found;
    }

    private static Predicate<String> test(String wanted) {
        if (wanted.length() > 2 && wanted.startsWith("/") && wanted.endsWith("/")) {
            try {
                return Pattern.compile(wanted.substring(1, wanted.length() - 1)).asPredicate();
            } catch (PatternSyntaxException _) {
                // Half typed: as plain text it finds nothing, which says so.
            }
        }
        String lower = wanted.toLowerCase(Locale.ROOT);
        return name -> name.toLowerCase(Locale.ROOT).contains(lower);
    }

    /** Whether anything is searched for. */
    boolean active() {
        return !wanted.isEmpty();
    }

    /** Whether a function, by its index in the profile, is found. */
    boolean found(int function) {
        return function >= 0 && function < functions.length && functions[function];
    }

    /** How many boxes are found. */
    int size() {
        return boxes.length;
    }

    /** The units below what is found, nothing counted twice. */
    long weight() {
        return weight;
    }

    /** The place of the first found box that is not before {@code box}, in 0 to {@link #size}. */
    int indexFrom(int box) {
        int at = Arrays.binarySearch(boxes, box);
        return at >= 0 ? at : -at - 1;
    }

    /** The box of a place. */
    int box(int index) {
        return boxes[index];
    }

    /** The found box after or before another, around the end; -1 when nothing is found. */
    int next(int box, boolean forward) {
        if (boxes.length == 0) {
            return -1;
        }
        int at = forward ? indexFrom(box + 1) : indexFrom(box) - 1;
        return boxes[Math.floorMod(at, boxes.length)];
    }
}
