package dev.wasmscope.session.expression;

import dev.wasmscope.dwarf.type.BaseType;
import dev.wasmscope.dwarf.type.BaseType.Encoding;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.type.Type;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * A part of a condition that was translated to computing with longs and doubles; see {@link
 * ConditionCompiler}.
 */
sealed interface Quick {
    /** Its type, without typedefs. */
    Type type();

    /**
     * An integer of at most 8 bytes, or an address.
     *
     * @param type a {@link BaseType} or {@link PointerType}
     * @param untyped whether it is a literal that takes the type of what it meets (Rust)
     * @param code gives it in the range of its type; unsigned ones of 8 bytes as their bits
     */
    record Number(Type type, boolean untyped, LongSupplier code) implements Quick {
        Number(Type type, LongSupplier code) {
            this(type, false, code);
        }

        boolean isPointer() {
            return type instanceof PointerType;
        }

        BaseType base() {
            return (BaseType) type;
        }
    }

    /**
     * A floating-point number.
     *
     * @param type of 4 or 8 bytes
     */
    record Real(BaseType type, DoubleSupplier code) implements Quick {
        /** The number whose bits these are. */
        static Real ofBits(BaseType type, LongSupplier bits) {
            return new Real(
                    type,
                    type.size() == 4
                            ? () -> Float.intBitsToFloat((int) bits.getAsLong())
                            : () -> Double.longBitsToDouble(bits.getAsLong()));
        }
    }

    /** An object in memory. */
    record Object(Type type, LongSupplier address) implements Quick {}

    /** Whether numbers of the type can be computed with here. */
    static boolean isInteger(Type type) {
        return type instanceof BaseType base
                && base.encoding() != Encoding.FLOAT
                && base.encoding() != Encoding.COMPLEX_FLOAT
                && base.encoding() != Encoding.UNSUPPORTED
                && (base.size() == 1 || base.size() == 2 || base.size() == 4 || base.size() == 8);
    }

    /** Whether floating-point numbers of the type can be computed with here. */
    static boolean isReal(Type type) {
        return type instanceof BaseType base
                && base.encoding() == Encoding.FLOAT
                && (base.size() == 4 || base.size() == 8);
    }

    /** The number of the type with the same lowest bits. */
    static LongSupplier wrapped(LongSupplier code, BaseType to) {
        boolean signed = to.encoding().isSigned();
        if (to.encoding() == Encoding.BOOLEAN) {
            return () -> code.getAsLong() == 0 ? 0 : 1;
        }
        return switch ((int) to.size()) {
            case 1 -> signed ? () -> (byte) code.getAsLong() : () -> code.getAsLong() & 0xff;
            case 2 -> signed ? () -> (short) code.getAsLong() : () -> code.getAsLong() & 0xffff;
            case 4 -> signed ? () -> (int) code.getAsLong() : () -> code.getAsLong() & 0xffff_ffffL;
            default -> code;
        };
    }
}
