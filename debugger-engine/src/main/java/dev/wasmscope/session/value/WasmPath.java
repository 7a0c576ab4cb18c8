package dev.wasmscope.session.value;

import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.value.GuestObjects.Part;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Expressions on wasm values: {@code $local3}, {@code $stack0} (0 is the bottom) or {@code
 * $global2}, then any of {@code .field} (by name or number) and {@code [index]}.
 */
public final class WasmPath {
    private static final Pattern START = Pattern.compile("\\$(local|stack|global)(\\d{1,9})");
    private static final Pattern STEP =
            Pattern.compile(
                    "\\s*(?:\\[\\s*(\\d{1,10})\\s*\\]|\\.\\s*(?:\"([^\"]+)\"|([^\\s.\\[\"]+)))");

    private static final Pattern WHOLE = Pattern.compile(START + "(?:" + STEP + ")*\\s*");

    /** Where expressions begin. */
    public interface Roots {
        /** Values of a kind: {@code local}, {@code stack} or {@code global}. */
        List<Found> values(String kind) throws SessionException;
    }

    /** A value with its type as the module writes it. */
    public record Found(String type, Value value) {}

    private WasmPath() {}

    /** Whether an expression is one of these as a whole, so that nothing is computed with it. */
    public static boolean isWhole(String expression) {
        return WHOLE.matcher(expression.strip()).matches();
    }

    /**
     * The value that an expression names.
     *
     * @throws SessionException if it names none
     */
    public static Found evaluate(String expression, Roots roots) throws SessionException {
        String text = expression.strip();
        Matcher start = START.matcher(text);
        if (!start.lookingAt()) {
            throw new SessionException("expected $local, $stack or $global and a number");
        }
        List<Found> values = roots.values(start.group(1));
        int index = Integer.parseInt(start.group(2));
        if (index >= values.size()) {
            throw new SessionException(
                    "no %s %d here: there are %d".formatted(start.group(1), index, values.size()));
        }
        Found found = values.get(index);
        int at = start.end();
        while (at < text.length()) {
            Matcher step = step(text, at);
            found = part(found.value(), step, text.substring(0, at));
            at = step.end();
        }
        return found;
    }

    private static Matcher step(String text, int at) throws SessionException {
        Matcher step = STEP.matcher(text).region(at, text.length());
        if (!step.lookingAt()) {
            throw new SessionException("expected '.' or '[' at column " + (at + 1));
        }
        return step;
    }

    /**
     * The object that the last step of an expression looks into.
     *
     * @param index of the field or element
     */
    public record Inside(Value object, int index) {}

    /**
     * What the last step of an expression looks into; empty if it has no steps.
     *
     * @throws SessionException if it names nothing
     */
    public static Optional<Inside> inside(String expression, Roots roots) throws SessionException {
        String text = expression.strip();
        Matcher start = START.matcher(text);
        int last = -1;
        for (int at = start.lookingAt() ? start.end() : text.length(); at < text.length(); ) {
            last = at;
            at = step(text, at).end();
        }
        if (last < 0) {
            return Optional.empty();
        }
        evaluate(text, roots);
        String before = text.substring(0, last);
        Value object = evaluate(before, roots).value();
        return Optional.of(new Inside(object, index(object, step(text, last), before).orElse(0)));
    }

    private static OptionalInt index(Value value, Matcher step, String before)
            throws SessionException {
        String name = step.group(2) == null ? step.group(3) : step.group(2);
        OptionalInt index =
                name == null
                        ? OptionalInt.of(
                                (int) Math.min(Long.parseLong(step.group(1)), Integer.MAX_VALUE))
                        : GuestObjects.field(value, name);
        if (index.isEmpty()) {
            throw new SessionException(before + " has no field " + name);
        }
        return index;
    }

    private static Found part(Value value, Matcher step, String before) throws SessionException {
        OptionalInt index = index(value, step, before);
        if (index.getAsInt() >= GuestObjects.count(value)) {
            throw new SessionException(
                    "%s has %d elements, no number %d"
                            .formatted(before, GuestObjects.count(value), index.getAsInt()));
        }
        Part part = GuestObjects.parts(value, index.getAsInt(), 1).getFirst();
        return new Found(part.type(), part.value());
    }
}
