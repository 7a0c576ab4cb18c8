package dev.wasmscope.session.expression;

import dev.wasmscope.dwarf.type.BaseType;
import dev.wasmscope.session.expression.Scalar.Int;
import dev.wasmscope.session.expression.Scalar.Pointer;
import dev.wasmscope.session.expression.Scalar.Real;
import java.math.BigInteger;

/** What operators make of numbers: C's usual conversions, Rust's literals of no type. */
final class Operators {
    private final ScalarTypes types;

    Operators(ScalarTypes types) {
        this.types = types;
    }

    Int bool(boolean value) {
        return new Int(value ? BigInteger.ONE : BigInteger.ZERO, types.bool());
    }

    /** {@code - + ~ !} in front of a number. */
    Scalar prefixed(String operator, Scalar operand, int column) throws ExpressionException {
        boolean truth = types.isRust() && !operand.type().equals(types.bool());
        if (operator.equals("!") && !truth) {
            return bool(!operand.isTrue());
        }
        return switch (operand) {
            case Real real when operator.equals("-") -> new Real(-real.value(), real.type());
            case Real real when operator.equals("+") -> real;
            case Int whole -> {
                Int promoted = promoted(whole);
                BigInteger value = promoted.value();
                BigInteger result =
                        switch (operator) {
                            case "-" -> value.negate();
                            case "~", "!" -> value.not();
                            default -> value;
                        };
                yield new Int(
                        Scalar.wrap(result, promoted.type()), promoted.type(), whole.untyped());
            }
            default ->
                    throw new ExpressionException(
                            column,
                            "'" + operator + "' means nothing for a " + operand.type().name());
        };
    }

    /** An operator between two numbers; not those that may leave one of them out. */
    Scalar infix(String operator, Scalar left, Scalar right, int column)
            throws ExpressionException {
        if (left instanceof Pointer || right instanceof Pointer) {
            return pointers(operator, left, right, column);
        }
        if (left instanceof Real || right instanceof Real) {
            return reals(operator, left, right, column);
        }
        return integers(operator, (Int) left, (Int) right, column);
    }

    private Scalar pointers(String operator, Scalar left, Scalar right, int column)
            throws ExpressionException {
        if (isComparison(operator)) {
            return bool(compared(operator, Long.compareUnsigned(address(left), address(right))));
        }
        if (left instanceof Pointer from && right instanceof Pointer to && operator.equals("-")) {
            long distance = (from.address() - to.address()) / from.step();
            return new Int(BigInteger.valueOf(distance), types.difference());
        }
        if (left instanceof Pointer pointer && right instanceof Int count) {
            if (operator.equals("+") || operator.equals("-")) {
                long sign = operator.equals("+") ? 1 : -1;
                return moved(pointer, sign * count.value().longValue());
            }
        }
        if (left instanceof Int count && right instanceof Pointer pointer && operator.equals("+")) {
            return moved(pointer, count.value().longValue());
        }
        throw new ExpressionException(
                column,
                "'%s' means nothing between a %s and a %s"
                        .formatted(operator, left.type().name(), right.type().name()));
    }

    private static Pointer moved(Pointer pointer, long count) {
        long address = pointer.address() + count * pointer.step();
        boolean wide = pointer.type().size() > 4;
        return new Pointer(wide ? address : address & 0xffff_ffffL, pointer.type());
    }

    private static long address(Scalar scalar) {
        return switch (scalar) {
            case Pointer pointer -> pointer.address();
            case Int whole -> whole.value().longValue();
            case Real real -> (long) real.value();
        };
    }

    private Scalar reals(String operator, Scalar left, Scalar right, int column)
            throws ExpressionException {
        double a = real(left);
        double b = real(right);
        if (isComparison(operator)) {
            boolean unordered = Double.isNaN(a) || Double.isNaN(b);
            return bool(
                    unordered
                            ? operator.equals("!=")
                            : a == b ? equal(operator) : compared(operator, a < b ? -1 : 1));
        }
        double result =
                switch (operator) {
                    case "+" -> a + b;
                    case "-" -> a - b;
                    case "*" -> a * b;
                    case "/" -> a / b;
                    case "%" -> a % b;
                    default ->
                            throw new ExpressionException(
                                    column,
                                    "'" + operator + "' means nothing for floating-point numbers");
                };
        BaseType type = larger(left, right);
        return new Real(type.size() == 4 ? (float) result : result, type);
    }

    private static boolean equal(String operator) {
        return compared(operator, 0);
    }

    private static double real(Scalar scalar) {
        return switch (scalar) {
            case Real real -> real.value();
            case Int whole -> whole.value().doubleValue();
            case Pointer pointer -> pointer.address();
        };
    }

    private static BaseType larger(Scalar left, Scalar right) {
        if (left instanceof Real a && right instanceof Real b) {
            return a.type().size() >= b.type().size() ? a.type() : b.type();
        }
        return left instanceof Real a ? a.type() : ((Real) right).type();
    }

    private Scalar integers(String operator, Int left, Int right, int column)
            throws ExpressionException {
        boolean shift = operator.equals("<<") || operator.equals(">>");
        Int promoted = promoted(left);
        BaseType type = shift ? promoted.type() : common(promoted, promoted(right));
        BigInteger a = Scalar.wrap(left.value(), type);
        BigInteger b = shift ? right.value() : Scalar.wrap(right.value(), type);
        if (isComparison(operator)) {
            return bool(compared(operator, a.compareTo(b)));
        }
        if ((operator.equals("/") || operator.equals("%")) && b.signum() == 0) {
            throw new ExpressionException(column, "division by zero");
        }
        if (shift && (b.signum() < 0 || b.bitLength() > 8 || b.intValue() >= 8 * type.size())) {
            throw new ExpressionException(
                    column, "a " + type.name() + " cannot be shifted by " + b + " bits");
        }
        BigInteger result =
                switch (operator) {
                    case "+" -> a.add(b);
                    case "-" -> a.subtract(b);
                    case "*" -> a.multiply(b);
                    case "/" -> a.divide(b);
                    case "%" -> a.remainder(b);
                    case "&" -> a.and(b);
                    case "|" -> a.or(b);
                    case "^" -> a.xor(b);
                    case "<<" -> a.shiftLeft(b.intValue());
                    case ">>" -> a.shiftRight(b.intValue());
                    default -> throw new ExpressionException(column, "unknown " + operator);
                };
        return new Int(Scalar.wrap(result, type), type, left.untyped() && right.untyped());
    }

    /** Integer promotion (C 6.3.1.1): what is smaller than an int is computed as one. */
    private Int promoted(Int value) {
        if (types.isRust() && !value.type().equals(types.bool())) {
            return value;
        }
        return value.type().size() < types.integer().size()
                ? new Int(value.value(), types.integer())
                : value;
    }

    /** The type that two integers are computed in (C 6.3.1.8). */
    private static BaseType common(Int left, Int right) {
        if (left.untyped() != right.untyped()) {
            return left.untyped() ? right.type() : left.type();
        }
        if (left.type().size() != right.type().size()) {
            return left.type().size() > right.type().size() ? left.type() : right.type();
        }
        return left.type().encoding().isSigned() ? right.type() : left.type();
    }

    static boolean isComparison(String operator) {
        return switch (operator) {
            case "<", ">", "<=", ">=", "==", "!=" -> true;
            default -> false;
        };
    }

    /** Whether a comparison holds between things that compare so. */
    static boolean compared(String operator, int order) {
        return switch (operator) {
            case "<" -> order < 0;
            case ">" -> order > 0;
            case "<=" -> order <= 0;
            case ">=" -> order >= 0;
            case "==" -> order == 0;
            default -> order != 0;
        };
    }
}
