package dev.wasmscope.session.expression;

import dev.wasmscope.dwarf.type.BaseType;
import dev.wasmscope.session.expression.Quick.Number;
import dev.wasmscope.session.expression.Quick.Real;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What operators make of floating-point numbers: the same as {@link Operators}, on doubles. */
final class QuickReals {
    private QuickReals() {}

    /** 1 if the number, or the floating-point number, is not zero. */
    static LongSupplier truth(Quick value) {
        return switch (value) {
            case Number number -> number.code();
            case Real real -> () -> real.code().getAsDouble() != 0 ? 1 : 0;
            case Quick.Object _ -> throw new IllegalArgumentException("an object has no truth");
        };
    }

    /** {@code + -}; null for what is left to {@link Operators}. */
    static @Nullable Real prefixed(String operator, Real operand) {
        DoubleSupplier code = operand.code();
        return switch (operator) {
            case "+" -> operand;
            case "-" -> new Real(operand.type(), () -> -code.getAsDouble());
            default -> null;
        };
    }

    /** Between two numbers of which one is a floating-point number; null as above. */
    static @Nullable Quick infix(
            String operator, Quick left, Quick right, QuickOperators operators) {
        DoubleSupplier a = real(left);
        DoubleSupplier b = real(right);
        if (a == null || b == null) {
            return null;
        }
        LongSupplier compared = compared(operator, a, b);
        if (compared != null) {
            return operators.bool(compared);
        }
        DoubleSupplier result = computed(operator, a, b);
        BaseType type = larger(left, right);
        return result == null ? null : new Real(type, rounded(result, type));
    }

    private static @Nullable DoubleSupplier real(Quick value) {
        return switch (value) {
            case Real real -> real.code();
            case Number number when !number.isPointer() -> converted(number);
            default -> null;
        };
    }

    private static DoubleSupplier converted(Number number) {
        LongSupplier code = number.code();
        boolean signed = number.base().encoding().isSigned() || number.base().size() < 8;
        return signed
                ? () -> code.getAsLong()
                : () -> {
                    long value = code.getAsLong();
                    return value >= 0 ? value : ((value >>> 1) | (value & 1)) * 2.0;
                };
    }

    private static DoubleSupplier rounded(DoubleSupplier code, BaseType type) {
        return type.size() == 4 ? () -> (float) code.getAsDouble() : code;
    }

    private static BaseType larger(Quick left, Quick right) {
        if (left instanceof Real a && right instanceof Real b) {
            return a.type().size() >= b.type().size() ? a.type() : b.type();
        }
        return left instanceof Real a ? a.type() : ((Real) right).type();
    }

    private static @Nullable LongSupplier compared(
            String operator, DoubleSupplier a, DoubleSupplier b) {
        return switch (operator) {
            case "<" -> () -> a.getAsDouble() < b.getAsDouble() ? 1 : 0;
            case ">" -> () -> a.getAsDouble() > b.getAsDouble() ? 1 : 0;
            case "<=" -> () -> a.getAsDouble() <= b.getAsDouble() ? 1 : 0;
            case ">=" -> () -> a.getAsDouble() >= b.getAsDouble() ? 1 : 0;
            case "==" -> () -> a.getAsDouble() == b.getAsDouble() ? 1 : 0;
            case "!=" -> () -> a.getAsDouble() != b.getAsDouble() ? 1 : 0;
            default -> null;
        };
    }

    private static @Nullable DoubleSupplier computed(
            String operator, DoubleSupplier a, DoubleSupplier b) {
        return switch (operator) {
            case "+" -> () -> a.getAsDouble() + b.getAsDouble();
            case "-" -> () -> a.getAsDouble() - b.getAsDouble();
            case "*" -> () -> a.getAsDouble() * b.getAsDouble();
            case "/" -> () -> a.getAsDouble() / b.getAsDouble();
            case "%" -> () -> a.getAsDouble() % b.getAsDouble();
            default -> null;
        };
    }
}
