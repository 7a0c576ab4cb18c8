package dev.wasmscope.session.expression;

import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.session.SessionException;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Expressions in the guest's own words, C and C++ or Rust: members, pointers, indices and ranges,
 * casts, arithmetic, comparisons, logic, assignment, {@code sizeof}, named constants, wasm's own
 * registers and memory, and a format behind a comma.
 */
public final class Expression {
    private Expression() {}

    /**
     * What an expression gives.
     *
     * @param value the value
     * @param text how its format shows it, if it has one
     */
    public record Result(Value value, Optional<String> text) {}

    /**
     * Evaluates an expression.
     *
     * @throws SessionException if it cannot be read or has no value; names the column, from 1
     */
    public static Result evaluate(String text, Scope scope) throws SessionException {
        try {
            Evaluation evaluation = new Evaluation(scope);
            Parsed parsed = evaluation.parsed(text);
            return formatted(parsed, evaluation);
        } catch (ExpressionException e) {
            throw error(e);
        } catch (StackOverflowError e) { // each level of nesting is one of calls
            throw new SessionException("column 1: the expression is nested too deeply");
        }
    }

    /** An expression that was read for one place, to be evaluated there again and again. */
    public interface Condition {
        /**
         * Whether it counts as true at present: not zero, not null.
         *
         * @throws SessionException if it is not a number
         * @throws LiveNumbers.UnreadableException if something cannot be read or computed, which
         *     {@link Expression#holds} then explains
         */
        boolean holds() throws SessionException;
    }

    /**
     * Reads a condition once.
     *
     * @param scope tells the present values whenever the condition is evaluated
     * @throws SessionException if it cannot be read; names the column, from 1
     */
    public static Condition condition(String text, Scope scope) throws SessionException {
        try {
            Evaluation evaluation = new Evaluation(scope);
            Node root = evaluation.parsed(text).root();
            Optional<LongSupplier> quick = ConditionCompiler.compile(root, scope);
            if (quick.isPresent()) {
                LongSupplier code = quick.get();
                return () -> code.getAsLong() != 0;
            }
            return () -> {
                try {
                    return evaluation.truth(root);
                } catch (ExpressionException e) {
                    throw error(e);
                }
            };
        } catch (ExpressionException e) {
            throw error(e);
        }
    }

    /**
     * Whether an expression counts as true: not zero, not null.
     *
     * @throws SessionException if it cannot be read or is not a number
     */
    public static boolean holds(String text, Scope scope) throws SessionException {
        try {
            Evaluation evaluation = new Evaluation(scope);
            return evaluation.truth(evaluation.parsed(text).root());
        } catch (ExpressionException e) {
            throw error(e);
        } catch (StackOverflowError e) { // each level of nesting is one of calls
            throw new SessionException("column 1: the expression is nested too deeply");
        }
    }

    /**
     * What an expression gives, as a value of a type: converted as an assignment does it.
     *
     * @return the bytes in memory order
     * @throws SessionException if it cannot be read, has no value, or none of that type
     */
    public static byte[] converted(String text, Type type, Scope scope) throws SessionException {
        try {
            Evaluation evaluation = new Evaluation(scope);
            Node root = evaluation.parsed(text).root();
            return new Assigning(evaluation, scope).converted(root, type, root.column());
        } catch (ExpressionException e) {
            throw error(e);
        } catch (StackOverflowError e) { // each level of nesting is one of calls
            throw new SessionException("column 1: the expression is nested too deeply");
        }
    }

    private static SessionException error(ExpressionException e) {
        return new SessionException("column " + e.column() + ": " + e.reason());
    }

    private static Result formatted(Parsed parsed, Evaluation evaluation)
            throws ExpressionException {
        Value value = evaluation.value(parsed.root());
        return switch (parsed.format().orElse(null)) {
            case null -> new Result(value, Optional.empty());
            case Parsed.Format.As as ->
                    new Result(
                            value,
                            Optional.of(new Formats(evaluation.conversions()).text(value, as)));
            case Parsed.Format.Elements elements -> {
                AvailableValue start =
                        evaluation.conversions().available(value, parsed.root().column());
                long count =
                        evaluation.scalar(elements.count()) instanceof Scalar.Int whole
                                ? whole.value().longValue()
                                : -1;
                yield new Result(
                        evaluation.elements(start, 0, count, elements.column()), Optional.empty());
            }
        };
    }
}
