package dev.wasmscope.dwarf.value;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How many values the line of a value is a part of: values inside of values are told ever more
 * briefly, so that cyclic ones end.
 *
 * @param depth 0 for a line of its own
 */
public record Nesting(int depth) {
    /** A line of its own. */
    static final Nesting TOP = new Nesting(0);

    private static final int MAX_DEPTH = 2;
    private static final int MAX_PARTS = 6;

    /** Whether there is no room for the parts of this value. */
    public boolean isDeepest() {
        return depth >= MAX_DEPTH;
    }

    /** How many parts of one value are told. */
    public int maxParts() {
        return MAX_PARTS;
    }

    /** The place of a value that is shown in this one's stead. */
    public Nesting outer() {
        return new Nesting(depth - 1);
    }

    /** The first of some values, separated by commas. */
    public String join(List<? extends Value> parts, Function<Value, String> text) {
        String shown = parts.stream().limit(MAX_PARTS).map(text).collect(Collectors.joining(", "));
        return parts.size() > MAX_PARTS ? shown + ", …" : shown;
    }

    /** A value as a part of this one's line. */
    public String of(Value part) {
        return part instanceof AvailableValue available
                ? Summaries.of(available, new Nesting(depth + 1))
                : "<not available>";
    }

    /**
     * The first of some values between brackets, such as {@code {1, 2, 3, …}}.
     *
     * @param count how many there are
     * @param source gives the first ones
     */
    public String list(long count, ChildSource source, String open, String close) {
        if (count == 0) {
            return open + close;
        }
        if (isDeepest()) {
            return open + "…" + close;
        }
        StringBuilder text = new StringBuilder(open);
        List<Value> parts = source.children(0, MAX_PARTS);
        for (Value part : parts) {
            text.append(text.length() == open.length() ? "" : ", ").append(of(part));
        }
        return text.append(count > parts.size() ? ", …" : "").append(close).toString();
    }
}
