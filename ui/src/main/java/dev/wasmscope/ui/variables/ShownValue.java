package dev.wasmscope.ui.variables;

import dev.wasmscope.session.Availability;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * A variable as the user wants it shown.
 *
 * @param name of the row
 * @param variable whose value and children are shown
 * @param format how
 */
record ShownValue(String name, Variable variable, ValueFormat format) {
    private static final ValueFormat NATURAL = ValueFormat.NATURAL;

    /** Its value, or why there is none. */
    String text() {
        return variable.availability() instanceof Availability.Unavailable(String reason)
                ? reason
                : variable.value();
    }

    /**
     * Asks for values in their formats; one that cannot be shown in its format is shown as it is.
     *
     * @param formatOf tells a variable's format
     */
    static CompletableFuture<List<ShownValue>> of(
            DebugSession session,
            int frame,
            List<Variable> variables,
            Function<Variable, ValueFormat> formatOf) {
        List<ValueFormat> formats = variables.stream().map(formatOf).toList();
        if (formats.stream().allMatch(f -> f == NATURAL)) {
            return CompletableFuture.completedFuture(
                    variables.stream().map(v -> new ShownValue(v.name(), v, NATURAL)).toList());
        }
        return session.expressions(variables)
                .thenCompose(
                        written -> {
                            List<CompletableFuture<ShownValue>> all = new ArrayList<>();
                            for (int i = 0; i < variables.size(); i++) {
                                all.add(
                                        formatted(
                                                session,
                                                frame,
                                                variables.get(i),
                                                written.get(i),
                                                formats.get(i)));
                            }
                            return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                                    .thenApply(
                                            _ ->
                                                    all.stream()
                                                            .map(CompletableFuture::join)
                                                            .toList());
                        });
    }

    private static CompletableFuture<ShownValue> formatted(
            DebugSession session, int frame, Variable v, String written, ValueFormat format) {
        ShownValue plain = new ShownValue(v.name(), v, NATURAL);
        if (format == NATURAL || !(v.availability() instanceof Availability.Available)) {
            return CompletableFuture.completedFuture(plain);
        }
        return session.evaluate(frame, format.of(written))
                .thenApply(f -> new ShownValue(v.name(), merged(v, f, format), format))
                .exceptionally(_ -> plain);
    }

    /** The variable itself with another value; unvisualised, its other children too. */
    private static Variable merged(Variable v, Variable formatted, ValueFormat format) {
        Variable of = format == ValueFormat.RAW ? formatted : v;
        return new Variable(
                of.id(),
                v.name(),
                v.typeName(),
                v.shortTypeName(),
                formatted.value(),
                formatted.availability(),
                v.location(),
                v.address(),
                v.byteSize(),
                v.kind(),
                of.childCount(),
                v.declaration());
    }
}
