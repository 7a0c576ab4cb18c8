package dev.wasmscope.session.expression;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.expr.ValueLocation;
import dev.wasmscope.dwarf.type.ArrayType;
import dev.wasmscope.dwarf.type.BaseType;
import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.EnumerationType;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.UnavailableValue;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.dwarf.value.ValueContext;
import dev.wasmscope.dwarf.value.Values;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/** Between the values of the program and the numbers that are computed with. */
final class Conversions {
    private static final int MAX_BYTES = 16;
    private static final Pattern SMART = Pattern.compile("std::(__\\w+::)?(unique|shared)_ptr<");

    private final ScalarTypes types;
    private final ValueContext context;

    Conversions(ScalarTypes types, ValueContext context) {
        this.types = types;
        this.context = context;
    }

    /** A value that is there, references followed. */
    AvailableValue available(Value value, int column) throws ExpressionException {
        AvailableValue present =
                switch (value) {
                    case AvailableValue there -> there;
                    case UnavailableValue missing ->
                            throw new ExpressionException(
                                    column,
                                    missing.name() + " is not available: " + missing.reason());
                };
        boolean reference =
                present.plainType() instanceof PointerType pointer
                        && (pointer.kind() == PointerType.Kind.REFERENCE
                                || pointer.kind() == PointerType.Kind.RVALUE_REFERENCE);
        return reference && !types.isRust()
                ? available(known(present.dereference(), column), column)
                : present;
    }

    /** An answer's value. */
    static <T> T known(Answer<T> answer, int column) throws ExpressionException {
        return switch (answer) {
            case Answer.Known<T>(T value) -> value;
            case Answer.Unknown<T>(String reason) -> throw new ExpressionException(column, reason);
        };
    }

    /** The pointer that a smart pointer of C++ has; empty for anything else. */
    Optional<Scalar> smartPointer(AvailableValue value) {
        boolean smart =
                value.plainType() instanceof CompositeType type
                        && SMART.matcher(type.qualifiedName()).lookingAt()
                        && value.isViewed();
        if (!smart) {
            return Optional.empty();
        }
        if (value.dereference() instanceof Answer.Known<Value>(Value target)
                && target instanceof AvailableValue there
                && there.location() instanceof ValueLocation.Memory(long address)) {
            return Optional.of(new Scalar.Pointer(address, types.pointerTo(there.type())));
        }
        return value.summary().startsWith("nullptr")
                ? Optional.of(new Scalar.Pointer(0, types.pointerTo(types.character())))
                : Optional.empty();
    }

    /** The number that a value is. */
    Scalar scalar(Value value, int column) throws ExpressionException {
        AvailableValue present = available(value, column);
        Type type = present.plainType();
        Optional<Scalar> smart = smartPointer(present);
        if (smart.isPresent()) {
            return smart.get();
        }
        return switch (type) {
            case BaseType base when base.encoding() == BaseType.Encoding.FLOAT ->
                    new Scalar.Real(known(present.asDouble(), column), base);
            case BaseType base when isInteger(base) ->
                    new Scalar.Int(integer(present, base.size(), column), named(present, base));
            case EnumerationType enumeration ->
                    new Scalar.Int(
                            integer(present, enumeration.size(), column),
                            types.integer(
                                    (int) Math.max(4, enumeration.size()), enumeration.isSigned()));
            case PointerType pointer ->
                    new Scalar.Pointer(known(present.asLong(), column), pointer);
            case ArrayType array when present.location() instanceof ValueLocation.Memory(long at) ->
                    new Scalar.Pointer(at, types.pointerTo(array.elementOfFirstDimension()));
            default ->
                    throw new ExpressionException(
                            column, "expected a number, not a " + present.typeName());
        };
    }

    /** The value's type keeps the name of a typedef such as {@code size_t}. */
    private static BaseType named(AvailableValue value, BaseType base) {
        return new BaseType(value.typeName(), base.encoding(), base.size());
    }

    private static boolean isInteger(BaseType type) {
        return switch (type.encoding()) {
            case FLOAT, COMPLEX_FLOAT, UNSUPPORTED -> false;
            default -> type.size() >= 1 && type.size() <= MAX_BYTES;
        };
    }

    private static BigInteger integer(AvailableValue value, long size, int column)
            throws ExpressionException {
        byte[] bytes = known(value.bytes(0, (int) size), column);
        byte[] bigEndian = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            bigEndian[i] = bytes[bytes.length - 1 - i];
        }
        return new BigInteger(1, bigEndian);
    }

    /** A number as a value that is nowhere in the program. */
    Value value(Scalar scalar) {
        return Values.computed("", scalar.type(), bytes(scalar), context);
    }

    /** The bytes of a number in memory order, as many as its type has. */
    static byte[] bytes(Scalar scalar) {
        return switch (scalar) {
            case Scalar.Int(BigInteger value, BaseType type, boolean _) ->
                    littleEndian(value, (int) type.size());
            case Scalar.Real(double value, BaseType type) -> bytes(value, (int) type.size());
            case Scalar.Pointer(long address, PointerType type) ->
                    littleEndian(BigInteger.valueOf(address), (int) type.size());
        };
    }

    private static byte[] bytes(double value, int size) {
        return switch (size) {
            case 4 ->
                    littleEndian(BigInteger.valueOf(Float.floatToRawIntBits((float) value)), size);
            case 16 -> Quadruple.bytes(value);
            default -> littleEndian(BigInteger.valueOf(Double.doubleToRawLongBits(value)), size);
        };
    }

    static byte[] littleEndian(BigInteger value, int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = value.shiftRight(8 * i).byteValue();
        }
        return bytes;
    }

    /**
     * A number as another type, as a cast does it.
     *
     * @throws ExpressionException if the type is not one of numbers
     */
    Scalar cast(Scalar scalar, Type to, int column) throws ExpressionException {
        return switch (to.stripped()) {
            case BaseType base when base.encoding() == BaseType.Encoding.FLOAT ->
                    real(scalar, base);
            case BaseType base when isInteger(base) ->
                    new Scalar.Int(
                            whole(scalar, base),
                            new BaseType(to.name(), base.encoding(), base.size()));
            case EnumerationType enumeration ->
                    new Scalar.Int(
                            whole(scalar, types.integer(8, true)),
                            types.integer((int) enumeration.size(), enumeration.isSigned()));
            case PointerType pointer ->
                    new Scalar.Pointer(whole(scalar, types.size()).longValue(), pointer);
            default ->
                    throw new ExpressionException(column, "a number cannot become a " + to.name());
        };
    }

    private static Scalar.Real real(Scalar scalar, BaseType type) {
        double value =
                switch (scalar) {
                    case Scalar.Int whole -> whole.value().doubleValue();
                    case Scalar.Real real -> real.value();
                    case Scalar.Pointer pointer -> pointer.address();
                };
        return new Scalar.Real(type.size() == 4 ? (float) value : value, type);
    }

    /** The integer part; out of range as the type's nearest number, as wasm's own truncation. */
    private static BigInteger whole(Scalar scalar, BaseType type) {
        return switch (scalar) {
            case Scalar.Int whole -> whole.value();
            case Scalar.Pointer pointer -> BigInteger.valueOf(pointer.address());
            case Scalar.Real(double value, BaseType _) -> {
                if (type.encoding() == BaseType.Encoding.BOOLEAN) {
                    yield value == 0 ? BigInteger.ZERO : BigInteger.ONE;
                }
                if (Double.isNaN(value)) {
                    yield BigInteger.ZERO;
                }
                boolean signed = type.encoding().isSigned();
                int bits = (int) (8 * type.size()) - (signed ? 1 : 0);
                BigInteger most = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
                BigInteger least = signed ? most.not() : BigInteger.ZERO;
                yield Double.isInfinite(value)
                        ? (value > 0 ? most : least)
                        : new BigDecimal(value).toBigInteger().min(most).max(least);
            }
        };
    }
}
