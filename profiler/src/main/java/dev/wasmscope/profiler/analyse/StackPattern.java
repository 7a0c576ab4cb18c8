package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Which stacks are meant: functions that call one another, outermost first.
 *
 * <p>Written as names between semicolons, {@code parse;next}. Each is a regular expression of which
 * a part of the function's name is a match; {@code ...} stands for any number of functions. {@code
 * ^} as the first name means that the stack begins there, {@code $} as the last that it ends there.
 */
public final class StackPattern {

    private static final int MOST_NAMES = 60;

    private final List<Element> elements;
    private final boolean fromOutermost;
    private final boolean toInnermost;

    /** One function of the pattern, and whether others may stand before it. */
    private record Element(Pattern name, boolean afterGap) {}

    private StackPattern(List<Element> elements, boolean fromOutermost, boolean toInnermost) {
        this.elements = elements;
        this.fromOutermost = fromOutermost;
        this.toInnermost = toInnermost;
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException with one line that says what is wrong with it
     */
    public static StackPattern of(String text) {
        String[] names = text.split(";", -1);
        int from = names[0].equals("^") ? 1 : 0;
        int to = names.length > from && names[names.length - 1].equals("$") ? 1 : 0;
        List<Element> elements = new ArrayList<>();
        boolean gap = false;
        for (String name : List.of(names).subList(from, names.length - to)) {
            if (name.equals("...")) {
                gap = true;
            } else {
                elements.add(new Element(regex(name, text), gap));
                gap = false;
            }
        }
        if (elements.isEmpty() || elements.size() > MOST_NAMES) {
            throw new IllegalArgumentException(
                    "the stack '" + text + "' needs 1 to " + MOST_NAMES + " names between ';'");
        }
        return new StackPattern(List.copyOf(elements), from == 1, to == 1 && !gap);
    }

    /** Stacks with a function of which a part of the name matches. */
    public static StackPattern anywhere(Pattern name) {
        return new StackPattern(List.of(new Element(name, false)), false, false);
    }

    private static Pattern regex(String name, String text) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("the stack '" + text + "' has an empty name");
        }
        try {
            return Pattern.compile(name);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no regular expression: " + e.getDescription(), e);
        }
    }

    /** For each row, whether its stack is meant: the functions from the root to the row itself. */
    boolean[] matches(Profile profile) {
        CallTree tree = profile.tree();
        long[] named = named(profile.labels());
        long accepted = 1L << elements.size();
        long afterGap = 0;
        for (int i = 0; i < elements.size(); i++) {
            afterGap |= elements.get(i).afterGap() ? 1L << i : 0;
        }
        // Bit i: the first i names are matched, the last of them by this row's function; a name
        // that may stand after others stays wanted further down.
        long[] reached = new long[tree.size()];
        boolean[] matched = new boolean[tree.size()];
        reached[CallTree.ROOT] = 1;
        for (int row = 1; row < tree.size(); row++) {
            int parent = tree.parent(row);
            long wanted = reached[parent] & ~accepted;
            reached[row] = (wanted & named[tree.function(row)]) << 1 | wanted & afterGap;
            reached[row] |= fromOutermost ? 0 : 1;
            boolean here = (reached[row] & accepted) != 0;
            matched[row] = here || matched[parent] && !toInnermost;
        }
        return matched;
    }

    /** For each function, the names that it matches as bits. */
    private long[] named(List<FunctionLabel> labels) {
        long[] named = new long[labels.size()];
        for (int function = 0; function < named.length; function++) {
            for (int i = 0; i < elements.size(); i++) {
                if (elements.get(i).name().matcher(labels.get(function).name()).find()) {
                    named[function] |= 1L << i;
                }
            }
        }
        return named;
    }
}
