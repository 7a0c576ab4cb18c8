package dev.wasmscope.session.expression;

import dev.wasmscope.dwarf.type.BaseType;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.type.Type;
import java.math.BigInteger;

/** A number that can be computed with. */
sealed interface Scalar {
    Type type();

    /** Whether it counts as true. */
    boolean isTrue();

    /**
     * An integer, character or truth value, within the range of its type.
     *
     * @param untyped whether it is a literal that takes the type of what it meets (Rust)
     */
    record Int(BigInteger value, BaseType type, boolean untyped) implements Scalar {
        Int(BigInteger value, BaseType type) {
            this(wrap(value, type), type, false);
        }

        @Override
        public boolean isTrue() {
            return value.signum() != 0;
        }
    }

    /** A floating-point number. */
    record Real(double value, BaseType type) implements Scalar {
        @Override
        public boolean isTrue() {
            return value != 0;
        }
    }

    /** An address. */
    record Pointer(long address, PointerType type) implements Scalar {
        @Override
        public boolean isTrue() {
            return address != 0;
        }

        /** Bytes of what it points to; 1 for {@code void} and the like. */
        long step() {
            return Math.max(1, type.target().get().byteSize().orElse(1));
        }
    }

    /** The number of the type that has the same lowest bits. */
    static BigInteger wrap(BigInteger value, BaseType type) {
        if (type.encoding() == BaseType.Encoding.BOOLEAN) {
            return value.signum() == 0 ? BigInteger.ZERO : BigInteger.ONE;
        }
        int bits = (int) (8 * type.size());
        BigInteger low = value.and(BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE));
        return type.encoding().isSigned() && low.testBit(bits - 1)
                ? low.subtract(BigInteger.ONE.shiftLeft(bits))
                : low;
    }
}
