package dev.wasmscope.session.expression;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.expr.ValueLocation;
import dev.wasmscope.dwarf.type.ArrayType;
import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.session.expression.Overloads.Given;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Operators applied to values: to texts and to objects of classes that have operators of their own,
 * else to numbers.
 */
final class Applying {
    private final Evaluation evaluation;
    private final Scope scope;

    Applying(Evaluation evaluation, Scope scope) {
        this.evaluation = evaluation;
        this.scope = scope;
    }

    Value prefixed(Node.Prefixed prefixed) throws ExpressionException {
        return switch (prefixed.operator()) {
            case "*" -> dereferenced(prefixed);
            case "&" -> address(prefixed);
            default -> computed(prefixed);
        };
    }

    private Value computed(Node.Prefixed prefixed) throws ExpressionException {
        Given operand = evaluation.given(prefixed.operand());
        String operator = prefixed.operator();
        if (operand instanceof Given.Computed(int column, Value value, Node _)
                && ClassOperators.isClass(value)
                && !evaluation.isSmartPointer(value)) {
            Optional<Value> own = evaluation.classes().prefix(operator, operand, column);
            if (own.isPresent()) {
                return own.get();
            }
            if (operator.equals("!")) {
                return truth(!evaluation.truth(prefixed.operand()));
            }
        }
        return evaluation
                .conversions()
                .value(
                        evaluation
                                .operators()
                                .prefixed(operator, evaluation.scalar(operand), prefixed.column()));
    }

    /** {@code x++} and the like; Rust and Zig write a sign twice. */
    Value step(Node.Step step) throws ExpressionException {
        Given target = evaluation.given(step.target());
        if (evaluation.types().isRust() && step.before()) {
            Scalar once =
                    evaluation
                            .operators()
                            .prefixed(step.operator(), evaluation.scalar(target), step.column());
            return evaluation
                    .conversions()
                    .value(evaluation.operators().prefixed(step.operator(), once, step.column()));
        }
        if (target instanceof Given.Computed(int _, Value value, Node _)
                && ClassOperators.isClass(value)) {
            Optional<Value> own = evaluation.classes().step(step, target);
            if (own.isPresent()) {
                return own.get();
            }
        }
        Value before = evaluation.conversions().value(evaluation.scalar(target));
        Node.Whole one = new Node.Whole(step.column(), BigInteger.ONE, "", true);
        Value after =
                new Assigning(evaluation, scope)
                        .assign(
                                new Node.Assignment(
                                        step.column(), step.operator(), step.target(), one));
        return step.before() ? after : before;
    }

    private Value dereferenced(Node.Prefixed prefixed) throws ExpressionException {
        AvailableValue pointer =
                evaluation
                        .conversions()
                        .available(
                                evaluation.value(prefixed.operand()), prefixed.operand().column());
        if (ClassOperators.isClass(pointer) && !(pointer.dereference() instanceof Answer.Known)) {
            Given operand = new Given.Computed(prefixed.column(), pointer, prefixed.operand());
            Optional<Value> own = evaluation.classes().prefix("*", operand, prefixed.column());
            if (own.isPresent()) {
                return evaluation.conversions().available(own.get(), prefixed.column());
            }
        }
        return pointer.plainType() instanceof ArrayType
                ? Conversions.known(pointer.element(0), prefixed.column())
                : Conversions.known(pointer.dereference(), prefixed.column());
    }

    private Value address(Node.Prefixed prefixed) throws ExpressionException {
        AvailableValue object =
                evaluation
                        .conversions()
                        .available(
                                evaluation.value(prefixed.operand()), prefixed.operand().column());
        if (object.location() instanceof ValueLocation.Memory(long address)) {
            return evaluation
                    .conversions()
                    .value(
                            new Scalar.Pointer(
                                    address, evaluation.types().pointerTo(object.type())));
        }
        throw new ExpressionException(
                prefixed.column(), "it has no address: it is " + object.locationText());
    }

    Value infix(Node.Infix infix) throws ExpressionException {
        String operator = infix.operator();
        switch (operator) {
            case "&&" -> {
                return truth(evaluation.truth(infix.left()) && evaluation.truth(infix.right()));
            }
            case "||" -> {
                return truth(evaluation.truth(infix.left()) || evaluation.truth(infix.right()));
            }
            case "==", "!=" -> {
                Optional<Boolean> variant = variant(infix);
                if (variant.isPresent()) {
                    return truth(variant.get() == operator.equals("=="));
                }
            }
            default -> {}
        }
        return infix(
                operator,
                evaluation.given(infix.left()),
                evaluation.given(infix.right()),
                infix.column());
    }

    /**
     * Whether a value of a Rust enumeration is the variant that is named, whatever is in it; empty
     * if nothing of the kind is asked.
     */
    private Optional<Boolean> variant(Node.Infix infix) throws ExpressionException {
        if (!evaluation.types().isRust()
                || !(infix.right() instanceof Node.Name(int _, String name))
                || scope.isVariable(name)) {
            return Optional.empty();
        }
        String wanted = name.substring(name.lastIndexOf(':') + 1);
        Value left = evaluation.value(infix.left());
        boolean known =
                left instanceof AvailableValue value
                        && value.plainType() instanceof CompositeType type
                        && type.parts().variantParts().stream()
                                .flatMap(part -> part.variants().stream())
                                .flatMap(variant -> variant.members().stream())
                                .anyMatch(member -> member.name().equals(wanted));
        return known
                ? Optional.of(left.summary().split("[ ({]", 2)[0].equals(wanted))
                : Optional.empty();
    }

    Value infix(String operator, Given left, Given right, int column) throws ExpressionException {
        if (Operators.isComparison(operator)) {
            Optional<Boolean> texts = texts(operator, left, right);
            if (texts.isPresent()) {
                return truth(texts.get());
            }
        }
        if (isObject(left) || isObject(right)) {
            Optional<Value> own = evaluation.classes().infix(operator, left, right, column);
            if (own.isPresent()) {
                return own.get();
            }
            requireCompiled(operator, left, column);
        }
        return evaluation
                .conversions()
                .value(
                        evaluation
                                .operators()
                                .infix(
                                        operator,
                                        evaluation.scalar(left),
                                        evaluation.scalar(right),
                                        column));
    }

    /** An operator that the class has in the source and not in the program is told as that. */
    private void requireCompiled(String operator, Given left, int column)
            throws ExpressionException {
        if (left instanceof Given.Computed(int _, AvailableValue value, Node _)
                && value.plainType() instanceof CompositeType type) {
            String missing = scope.missingFunction(type.qualifiedName() + "::operator" + operator);
            if (missing.contains(" was not compiled ")) {
                throw new ExpressionException(column, missing);
            }
        }
    }

    private boolean isObject(Given given) {
        return given instanceof Given.Computed(int _, Value value, Node _)
                && ClassOperators.isClass(value)
                && !evaluation.isSmartPointer(value);
    }

    private Value truth(boolean value) {
        return evaluation.conversions().value(evaluation.operators().bool(value));
    }

    /** How texts compare, if it is texts that are compared. */
    private Optional<Boolean> texts(String operator, Given left, Given right)
            throws ExpressionException {
        OptionalInt order = TextComparison.compare(left, right);
        if (order.isPresent()) {
            return Optional.of(Operators.compared(operator, order.getAsInt()));
        }
        if (!operator.equals("==") && !operator.equals("!=")) {
            return Optional.empty();
        }
        Given other = right instanceof Given.Text ? left : right;
        Given text = right instanceof Given.Text ? right : left;
        return text instanceof Given.Text(int _, String wanted)
                        && other instanceof Given.Computed(int column, Value value, Node _)
                ? Optional.of(
                        TextComparison.equal(
                                        evaluation.conversions().available(value, column),
                                        wanted,
                                        column)
                                == operator.equals("=="))
                : Optional.empty();
    }
}
