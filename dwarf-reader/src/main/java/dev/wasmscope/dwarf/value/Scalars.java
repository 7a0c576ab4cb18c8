package dev.wasmscope.dwarf.value;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.type.BaseType;
import dev.wasmscope.dwarf.type.EnumerationType;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.type.Type;
import java.math.BigInteger;

/** Values that are a single number, character or truth value. */
final class Scalars {
    private static final int MAX_SIZE = 32;

    private Scalars() {}

    /** The bytes of a scalar. */
    static Answer<byte[]> bytes(AvailableValue value) {
        long size = value.plainType().byteSize().orElse(0);
        return size < 1 || size > MAX_SIZE
                ? Answer.unknown("values of " + size + " bytes are not supported")
                : value.storage().read(0, (int) size);
    }

    static Answer<Long> asLong(AvailableValue value) {
        Type type = value.plainType();
        boolean signed =
                switch (type) {
                    case BaseType base -> base.encoding().isSigned();
                    case EnumerationType enumeration -> enumeration.isSigned();
                    default -> false;
                };
        boolean integral =
                switch (type) {
                    case BaseType base ->
                            switch (base.encoding()) {
                                case FLOAT, COMPLEX_FLOAT, UNSUPPORTED -> false;
                                default -> true;
                            };
                    case EnumerationType _, PointerType _ -> true;
                    default -> false;
                };
        return integral
                ? bytes(value).map(bytes -> integer(bytes, signed).longValue())
                : Answer.unknown("it is not an integer");
    }

    static Answer<Double> asDouble(AvailableValue value) {
        boolean isFloat =
                value.plainType() instanceof BaseType base
                        && base.encoding() == BaseType.Encoding.FLOAT;
        return isFloat ? bytes(value).map(Floats::toDouble) : asLong(value).map(Long::doubleValue);
    }

    /** An integer of any size from its bytes in memory order. */
    static BigInteger integer(byte[] littleEndian, boolean signed) {
        byte[] bytes = new byte[littleEndian.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = littleEndian[bytes.length - 1 - i];
        }
        return signed ? new BigInteger(bytes) : new BigInteger(1, bytes);
    }

    /** A base type's value as text. */
    static String text(BaseType type, byte[] bytes) {
        return switch (type.encoding()) {
            case BOOLEAN -> bool(integer(bytes, false));
            case FLOAT -> Floats.text(bytes);
            case COMPLEX_FLOAT -> Floats.complex(bytes);
            case SIGNED -> integer(bytes, true).toString();
            case UNSIGNED -> integer(bytes, false).toString();
            case SIGNED_CHAR, UNSIGNED_CHAR ->
                    character(integer(bytes, type.encoding().isSigned()));
            case UTF -> unicode(integer(bytes, false).intValue());
            case ADDRESS, UNSUPPORTED -> "0x" + integer(bytes, false).toString(16);
        };
    }

    private static String bool(BigInteger value) {
        if (value.signum() == 0) {
            return "false";
        }
        return value.equals(BigInteger.ONE) ? "true" : "true (" + value + ")";
    }

    private static String character(BigInteger value) {
        int code = value.intValue() & 0xff;
        return code < 0x80 ? value + " '" + Quoted.escape(code, '\'') + "'" : value.toString();
    }

    private static String unicode(int code) {
        return Character.isValidCodePoint(code)
                ? "'" + Quoted.escape(code, '\'') + "'"
                : "U+" + Integer.toHexString(code);
    }
}
