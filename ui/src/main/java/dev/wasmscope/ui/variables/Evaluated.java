package dev.wasmscope.ui.variables;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * What became of an expression of the user.
 *
 * @param expression as written
 * @param value its value, if it has one
 * @param format how it is shown
 * @param problem what is wrong, if it has none
 */
public record Evaluated(
        String expression, Optional<Variable> value, ValueFormat format, String problem) {

    /** Evaluates expressions; one that fails says why and does not hold up the others. */
    public static CompletableFuture<List<Evaluated>> all(
            DebugSession session, ValueRows rows, String parent, List<String> expressions) {
        List<CompletableFuture<Evaluated>> all =
                expressions.stream().map(e -> one(session, rows, parent, e)).toList();
        return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                .thenApply(_ -> all.stream().map(CompletableFuture::join).toList());
    }

    private static CompletableFuture<Evaluated> one(
            DebugSession session, ValueRows rows, String parent, String expression) {
        ValueFormat format = rows.formatOf(parent + "/" + expression);
        return session.evaluate(rows.frame(), format.of(expression))
                .handle((value, failure) -> of(expression, value, format, failure));
    }

    private static Evaluated of(
            String expression,
            @Nullable Variable value,
            ValueFormat format,
            @Nullable Throwable failure) {
        if (failure == null) {
            return new Evaluated(expression, Optional.ofNullable(value), format, "");
        }
        Throwable cause = failure.getCause();
        Throwable told = failure instanceof CompletionException && cause != null ? cause : failure;
        return new Evaluated(
                expression, Optional.empty(), format, ExpressionProblem.of(told, 0).text());
    }

    /** Rows for expressions, those that failed with the reason in place of a value. */
    public static List<VariableNode> rows(
            ValueRows rows, String parent, List<Evaluated> evaluated) {
        List<VariableNode> nodes = new ArrayList<>();
        for (Evaluated e : evaluated) {
            String path = parent + "/" + e.expression();
            nodes.add(
                    e.value()
                            .map(v -> rows.row(path, new ShownValue(e.expression(), v, e.format())))
                            .map(n -> n.as(VariableNode.Kind.WATCH, e.expression(), e.expression()))
                            .orElseGet(() -> e.told(path)));
        }
        return nodes;
    }

    private VariableNode told(String path) {
        return VariableNode.told(path, VariableNode.Kind.WATCH, expression, problem)
                .as(VariableNode.Kind.WATCH, expression, expression);
    }
}
