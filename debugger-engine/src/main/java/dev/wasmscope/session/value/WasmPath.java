package dev.wasmscope.session.value;

import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.value.GuestObjects.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Expressions on wasm values: {@code $local3}, {@code $stack0} (0 is the bottom), {@code $global2}
 * or {@code $table0[5]}, then any of {@code .field} (by name or number) and {@code [index]}.
 */
public final class WasmPath {
    private static final String TABLE = "table";
    private static final Pattern START = Pattern.compile("\\$(local|stack|global|table)(\\d{1,9})");
    private static final Pattern STEP =
            Pattern.compile(
                    "\\s*(?:\\[\\s*(\\d{1,10})\\s*\\]|\\.\\s*(?:\"([^\"]+)\"|([^\\s.\\[\"=]+)))");

    private static final Pattern WHOLE = Pattern.compile(START + "(?:" + STEP + ")*\\s*");

    /** Where expressions begin. */
    public interface Roots {
        /** Values of a kind: {@code local}, {@code stack} or {@code global}. */
        List<Found> values(String kind) throws SessionException;

        /** An element of a table. */
        Found element(int table, long index) throws SessionException;
    }

    /** A value with its type as the module writes it. */
    public record Found(String type, Value value) {}

    /**
     * One step from an object to a part of it.
     *
     * @param name of a field, or its number
     * @param index of an element; 0 where there is a name
     * @param end where it ends in the text
     */
    public record Step(Optional<String> name, long index, int end) {}

    /**
     * An expression in its parts.
     *
     * @param kind {@code local}, {@code stack}, {@code global} or {@code table}
     */
    public record Whole(String text, String kind, int index, List<Step> steps) {
        public Whole {
            steps = List.copyOf(steps);
        }

        /** Whether it is an element of a table and no part of one. */
        public boolean isTableElement() {
            return kind.equals(TABLE) && steps.size() == 1 && steps.getFirst().name().isEmpty();
        }

        /** The same without the last step. */
        public Whole parent() {
            List<Step> fewer = steps.subList(0, steps.size() - 1);
            int end =
                    fewer.isEmpty()
                            ? 1 + kind.length() + Integer.toString(index).length()
                            : fewer.getLast().end();
            return new Whole(text.substring(0, end), kind, index, fewer);
        }
    }

    private WasmPath() {}

    /** Whether an expression is one of these as a whole, so that nothing is computed with it. */
    public static boolean isWhole(String expression) {
        return WHOLE.matcher(expression.strip()).matches();
    }

    /**
     * Reads an expression.
     *
     * @throws SessionException if it is none of these; names the column, from 1
     */
    public static Whole parse(String expression) throws SessionException {
        String text = expression.strip();
        Matcher start = START.matcher(text);
        if (!start.lookingAt()) {
            throw new SessionException("expected $local, $stack, $global or $table and a number");
        }
        List<Step> steps = new ArrayList<>();
        int at = start.end();
        while (at < text.length()) {
            Matcher step = STEP.matcher(text).region(at, text.length());
            if (!step.lookingAt()) {
                throw new SessionException("expected '.' or '[' at column " + (at + 1));
            }
            at = step.end();
            String name = step.group(2) == null ? step.group(3) : step.group(2);
            long index = name == null ? Long.parseLong(step.group(1)) : 0;
            steps.add(new Step(Optional.ofNullable(name), index, at));
        }
        return new Whole(text, start.group(1), Integer.parseInt(start.group(2)), steps);
    }

    /**
     * The value that an expression names.
     *
     * @throws SessionException if it names none
     */
    public static Found evaluate(String expression, Roots roots) throws SessionException {
        Whole whole = parse(expression);
        List<Step> steps = whole.steps();
        Found found;
        int from = 0;
        if (whole.kind().equals(TABLE)) {
            if (steps.isEmpty() || steps.getFirst().name().isPresent()) {
                throw new SessionException("expected an element, as $table0[1]");
            }
            found = roots.element(whole.index(), steps.getFirst().index());
            from = 1;
        } else {
            List<Found> values = roots.values(whole.kind());
            if (whole.index() >= values.size()) {
                throw new SessionException(
                        "no %s %d here: there are %d"
                                .formatted(whole.kind(), whole.index(), values.size()));
            }
            found = values.get(whole.index());
        }
        for (Step step : steps.subList(from, steps.size())) {
            found = part(found.value(), step, whole.text());
        }
        return found;
    }

    /**
     * The object that the last step of an expression looks into.
     *
     * @param index of the field or element
     */
    public record Inside(Value object, int index) {}

    /**
     * What the last step of an expression looks into; empty if it has no steps, or is an element of
     * a table.
     *
     * @throws SessionException if it names nothing
     */
    public static Optional<Inside> inside(String expression, Roots roots) throws SessionException {
        Whole whole = parse(expression);
        if (whole.steps().isEmpty() || whole.isTableElement()) {
            return Optional.empty();
        }
        evaluate(whole.text(), roots);
        Value object = evaluate(whole.parent().text(), roots).value();
        return Optional.of(
                new Inside(object, field(object, whole.steps().getLast(), whole.text())));
    }

    private static Found part(Value value, Step step, String whole) throws SessionException {
        int index = field(value, step, whole);
        if (index >= GuestObjects.count(value)) {
            throw new SessionException(
                    "%s has %d elements, no number %d"
                            .formatted(before(step, whole), GuestObjects.count(value), index));
        }
        Part part = GuestObjects.parts(value, index, 1).getFirst();
        return new Found(part.type(), part.value());
    }

    private static String before(Step step, String whole) {
        String upTo = whole.substring(0, step.end());
        return upTo.substring(0, Math.max(upTo.lastIndexOf('['), upTo.lastIndexOf('.')));
    }

    /**
     * The number of the part of an object that a step means.
     *
     * @param whole the expression that the step is of
     * @throws SessionException if it has no field of that name
     */
    public static int field(Value object, Step step, String whole) throws SessionException {
        if (step.name().isEmpty()) {
            return (int) Math.min(step.index(), Integer.MAX_VALUE);
        }
        OptionalInt field = GuestObjects.field(object, step.name().get());
        if (field.isEmpty()) {
            throw new SessionException(before(step, whole) + " has no field " + step.name().get());
        }
        return field.getAsInt();
    }
}
