package dev.wasmscope.session.expression;

import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.session.call.Callee;
import dev.wasmscope.session.expression.Overloads.Given;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Operators that the program itself has for its classes: C++'s {@code operator==} and the like, as
 * methods or beside the class, and the methods of Rust's traits. Only what was compiled into the
 * program can be called.
 */
final class ClassOperators {
    private static final Map<String, String> RUST =
            Map.ofEntries(
                    Map.entry("==", "eq"),
                    Map.entry("!=", "ne"),
                    Map.entry("<", "lt"),
                    Map.entry("<=", "le"),
                    Map.entry(">", "gt"),
                    Map.entry(">=", "ge"),
                    Map.entry("+", "add"),
                    Map.entry("-", "sub"),
                    Map.entry("*", "mul"),
                    Map.entry("/", "div"),
                    Map.entry("%", "rem"),
                    Map.entry("[]", "index"),
                    Map.entry("+=", "add_assign"),
                    Map.entry("-=", "sub_assign"));
    private static final Map<String, String> RUST_PREFIXES =
            Map.of("-", "neg", "!", "not", "*", "deref");

    private final Evaluation evaluation;
    private final Scope scope;

    ClassOperators(Evaluation evaluation, Scope scope) {
        this.evaluation = evaluation;
        this.scope = scope;
    }

    /** Whether a value is of a class, for which a program may have operators. */
    static boolean isClass(Value value) {
        return value instanceof AvailableValue there && there.plainType() instanceof CompositeType;
    }

    private boolean isRust() {
        return evaluation.types().isRust();
    }

    /** {@code left op right}, {@code left[right]}; empty if the program has no such operator. */
    Optional<Value> infix(String operator, Given left, Given right, int column)
            throws ExpressionException {
        String name = isRust() ? RUST.getOrDefault(operator, "") : "operator" + operator;
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Optional<Value> found = call(name, left, List.of(right), column);
        boolean opposite = found.isEmpty() && operator.equals("!=");
        return opposite ? infix("==", left, right, column).map(this::not) : found;
    }

    /** C++ has {@code !=} where there is {@code ==}. */
    private Value not(Value equal) {
        boolean is = equal instanceof AvailableValue there && there.asLong().orElse(0L) != 0;
        return evaluation.conversions().value(evaluation.operators().bool(!is));
    }

    /** An operator in front of a value. */
    Optional<Value> prefix(String operator, Given operand, int column) throws ExpressionException {
        String name = isRust() ? RUST_PREFIXES.getOrDefault(operator, "") : "operator" + operator;
        return name.isEmpty() ? Optional.empty() : call(name, operand, List.of(), column);
    }

    /** {@code ++} and {@code --}; behind a value they have an argument that means nothing. */
    Optional<Value> step(Node.Step step, Given operand) throws ExpressionException {
        Node.Whole nothing = new Node.Whole(step.column(), BigInteger.ZERO, "", true);
        List<Given> given =
                step.before()
                        ? List.of()
                        : List.of(
                                new Given.Computed(
                                        step.column(), evaluation.value(nothing), nothing));
        return call("operator" + step.operator() + step.operator(), operand, given, step.column());
    }

    /** What C++ converts a value to, by the name of the type. */
    Optional<Value> converted(AvailableValue value, String type, int column)
            throws ExpressionException {
        Given given = new Given.Computed(column, value, new Node.Name(column, ""));
        return isRust() ? Optional.empty() : call("operator " + type, given, List.of(), column);
    }

    /** The operator as a method of the first operand, else as a function beside it. */
    private Optional<Value> call(String name, Given first, List<Given> more, int column)
            throws ExpressionException {
        List<Callee> all = scope.functionsAnywhere(name);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Calling calling = new Calling(evaluation, scope);
        Overloads.@Nullable Choice choice = null;
        if (first instanceof Given.Computed(int _, Value value, Node _) && isClass(value)) {
            AvailableValue object = evaluation.conversions().available(value, column);
            choice = new Methods(scope, false).find(object.raw(), name, column, more).orElse(null);
        }
        if (choice == null) {
            List<Given> given = new ArrayList<>(List.of(first));
            given.addAll(more);
            choice = Overloads.choose(all, given, column).orElse(null);
        }
        return choice == null ? Optional.empty() : Optional.of(calling.call(choice, column));
    }

    /** The place that a class says it is a pointer to, by its {@code operator->}. */
    Optional<AvailableValue> target(AvailableValue object, int column) throws ExpressionException {
        Given given = new Given.Computed(column, object, new Node.Name(column, ""));
        Optional<Value> pointer =
                isRust() ? Optional.empty() : call("operator->", given, List.of(), column);
        if (pointer.isEmpty()) {
            return Optional.empty();
        }
        AvailableValue there = evaluation.conversions().available(pointer.get(), column);
        return Optional.of(
                evaluation
                        .conversions()
                        .available(Conversions.known(there.dereference(), column), column));
    }
}
