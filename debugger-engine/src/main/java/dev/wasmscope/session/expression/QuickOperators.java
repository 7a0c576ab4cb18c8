package dev.wasmscope.session.expression;

import dev.wasmscope.dwarf.type.BaseType;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.session.expression.Quick.Number;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What operators make of longs: the same as {@link Operators} for integers of up to 8 bytes. */
final class QuickOperators {
    private final ScalarTypes types;
    private final BaseType bool;

    QuickOperators(ScalarTypes types) {
        this.types = types;
        this.bool = types.bool();
    }

    Number bool(LongSupplier truth) {
        return new Number(bool, truth);
    }

    private static long truth(boolean value) {
        return value ? 1 : 0;
    }

    /** {@code - + ~ !}; null for what is left to {@link Operators}. */
    @Nullable Number prefixed(String operator, Number operand) {
        LongSupplier code = operand.code();
        boolean isTruth = !types.isRust() || operand.type().equals(bool);
        if (operator.equals("!") && isTruth) {
            return bool(() -> truth(code.getAsLong() == 0));
        }
        if (operand.isPointer()) {
            return null;
        }
        BaseType type = promoted(operand.base());
        LongSupplier result =
                switch (operator) {
                    case "-" -> () -> -code.getAsLong();
                    case "~", "!" -> () -> ~code.getAsLong();
                    case "+" -> code;
                    default -> null;
                };
        return result == null
                ? null
                : new Number(type, operand.untyped(), Quick.wrapped(result, type));
    }

    /** Between two numbers; null for what is left to {@link Operators}. */
    @Nullable Number infix(String operator, Number left, Number right) {
        if (left.isPointer() || right.isPointer()) {
            return isComparison(operator)
                    ? compared(operator, left.code(), right.code(), false)
                    : moved(operator, left, right);
        }
        boolean shift = operator.equals("<<") || operator.equals(">>");
        BaseType promoted = promoted(left.base());
        BaseType type = shift ? promoted : common(left, right);
        LongSupplier a = Quick.wrapped(left.code(), type);
        LongSupplier b = shift ? right.code() : Quick.wrapped(right.code(), type);
        boolean signed = type.encoding().isSigned();
        if (isComparison(operator)) {
            return compared(operator, a, b, signed);
        }
        LongSupplier result = computed(operator, a, b, signed, 8 * type.size());
        return result == null
                ? null
                : new Number(type, left.untyped() && right.untyped(), Quick.wrapped(result, type));
    }

    private static @Nullable LongSupplier computed(
            String operator, LongSupplier a, LongSupplier b, boolean signed, long bits) {
        return switch (operator) {
            case "+" -> () -> a.getAsLong() + b.getAsLong();
            case "-" -> () -> a.getAsLong() - b.getAsLong();
            case "*" -> () -> a.getAsLong() * b.getAsLong();
            case "&" -> () -> a.getAsLong() & b.getAsLong();
            case "|" -> () -> a.getAsLong() | b.getAsLong();
            case "^" -> () -> a.getAsLong() ^ b.getAsLong();
            case "/" ->
                    signed
                            ? () -> a.getAsLong() / nonZero(b)
                            : () -> Long.divideUnsigned(a.getAsLong(), nonZero(b));
            case "%" ->
                    signed
                            ? () -> a.getAsLong() % nonZero(b)
                            : () -> Long.remainderUnsigned(a.getAsLong(), nonZero(b));
            case "<<" -> () -> a.getAsLong() << count(b, bits);
            case ">>" ->
                    signed
                            ? () -> a.getAsLong() >> count(b, bits)
                            : () -> a.getAsLong() >>> count(b, bits);
            default -> null;
        };
    }

    /** Division by zero is told where the program stops for it. */
    private static long nonZero(LongSupplier divisor) {
        long value = divisor.getAsLong();
        if (value == 0) {
            throw new LiveNumbers.UnreadableException();
        }
        return value;
    }

    private static long count(LongSupplier shift, long bits) {
        long value = shift.getAsLong();
        if (value < 0 || value >= bits) {
            throw new LiveNumbers.UnreadableException();
        }
        return value;
    }

    private Number compared(String operator, LongSupplier a, LongSupplier b, boolean signed) {
        long flip =
                signed
                        ? 0
                        : Long.MIN_VALUE; // unsigned order is signed order with the top bit flipped
        return bool(
                switch (operator) {
                    case "<" -> () -> truth((a.getAsLong() ^ flip) < (b.getAsLong() ^ flip));
                    case ">" -> () -> truth((a.getAsLong() ^ flip) > (b.getAsLong() ^ flip));
                    case "<=" -> () -> truth((a.getAsLong() ^ flip) <= (b.getAsLong() ^ flip));
                    case ">=" -> () -> truth((a.getAsLong() ^ flip) >= (b.getAsLong() ^ flip));
                    case "==" -> () -> truth(a.getAsLong() == b.getAsLong());
                    default -> () -> truth(a.getAsLong() != b.getAsLong());
                });
    }

    /** A pointer and a number of elements. */
    private static @Nullable Number moved(String operator, Number left, Number right) {
        boolean plus = operator.equals("+");
        if (!(left.type() instanceof PointerType type)
                || right.isPointer()
                || !plus && !operator.equals("-")) {
            return null;
        }
        long step = Math.max(1, type.target().get().byteSize().orElse(1)) * (plus ? 1 : -1);
        long mask = type.size() > 4 ? -1 : 0xffff_ffffL;
        return new Number(
                type, () -> (left.code().getAsLong() + step * right.code().getAsLong()) & mask);
    }

    private BaseType promoted(BaseType type) {
        if (types.isRust() && !type.equals(bool)) {
            return type;
        }
        return type.size() < 4 ? types.integer() : type;
    }

    /** The type that two integers are computed in, as {@link Operators} has it. */
    private BaseType common(Number left, Number right) {
        BaseType a = promoted(left.base());
        BaseType b = promoted(right.base());
        if (left.untyped() != right.untyped()) {
            return left.untyped() ? b : a;
        }
        if (a.size() != b.size()) {
            return a.size() > b.size() ? a : b;
        }
        return a.encoding().isSigned() ? b : a;
    }

    private static boolean isComparison(String operator) {
        return switch (operator) {
            case "<", ">", "<=", ">=", "==", "!=" -> true;
            default -> false;
        };
    }
}
