package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.exec.gc.HeapObject;
import dev.wasmscope.engine.module.NumType;
import dev.wasmscope.engine.module.RefType;
import dev.wasmscope.engine.module.TypeIndex;
import dev.wasmscope.engine.module.ValType;
import dev.wasmscope.engine.module.VecType;
import org.jspecify.annotations.Nullable;

/**
 * A value at the edge of the engine. Inside, numbers are bits in a {@code long[]} and references
 * lie in an {@code Object[]} beside it.
 */
public sealed interface Value {
    /** The value's type. */
    ValType type();

    /** A 32-bit integer, sign-agnostic. */
    record I32(int value) implements Value {
        @Override
        public ValType type() {
            return NumType.I32;
        }
    }

    /** A 64-bit integer, sign-agnostic. */
    record I64(long value) implements Value {
        @Override
        public ValType type() {
            return NumType.I64;
        }
    }

    /** A 32-bit float by its bits, so that every NaN keeps its payload. */
    record F32(int bits) implements Value {
        /** The float. */
        public float value() {
            return Float.intBitsToFloat(bits);
        }

        @Override
        public ValType type() {
            return NumType.F32;
        }
    }

    /** A 64-bit float by its bits. */
    record F64(long bits) implements Value {
        /** The double. */
        public double value() {
            return Double.longBitsToDouble(bits);
        }

        @Override
        public ValType type() {
            return NumType.F64;
        }
    }

    /** A vector: {@code low} holds lanes 0 to 7 of its bytes. */
    record V128(long low, long high) implements Value {
        @Override
        public ValType type() {
            return VecType.V128;
        }
    }

    /**
     * A reference.
     *
     * @param type its static type
     * @param referent what it refers to: a {@link FunctionInstance}, {@link HeapObject}, {@link
     *     dev.wasmscope.engine.exec.gc.I31} or {@link ExceptionInstance}, or the host's own object;
     *     null is the null reference
     */
    record Ref(RefType type, @Nullable Object referent) implements Value {}

    /**
     * A value that is not known, because a core file does not have it. A running guest has none.
     *
     * @param type its type
     */
    record Missing(ValType type) implements Value {}

    /** A reference to a struct or an array, of exactly its type in the store. */
    static Value ref(HeapObject object) {
        return new Ref(new RefType(false, new TypeIndex(object.type().number())), object);
    }

    /** A 32-bit integer. */
    static Value i32(int value) {
        return new I32(value);
    }

    /** A 64-bit integer. */
    static Value i64(long value) {
        return new I64(value);
    }

    /** A 32-bit float. */
    static Value f32(float value) {
        return new F32(Float.floatToRawIntBits(value));
    }

    /** A 64-bit float. */
    static Value f64(double value) {
        return new F64(Double.doubleToRawLongBits(value));
    }

    /** The default of a type: zero or null (core specification 4.2, "Default Values"). */
    static Value defaultOf(ValType type) {
        return of(type, 0, 0, null);
    }

    /** A value from the engine's slots: {@code high} is the upper half of a vector. */
    static Value of(ValType type, long bits, long high, @Nullable Object reference) {
        return switch (type) {
            case NumType.I32 -> new I32((int) bits);
            case NumType.I64 -> new I64(bits);
            case NumType.F32 -> new F32((int) bits);
            case NumType.F64 -> new F64(bits);
            case VecType.V128 -> new V128(bits, high);
            case RefType ref -> new Ref(ref, reference);
        };
    }

    /**
     * The bits of a number or the lower half of a vector; 0 for a reference. An i32 or f32 is
     * zero-extended.
     */
    default long slotBits() {
        return switch (this) {
            case I32 v -> v.value;
            case I64 v -> v.value;
            case F32 v -> v.bits;
            case F64 v -> v.bits;
            case V128 v -> v.low;
            case Ref _, Missing _ -> 0;
        };
    }

    /** The reference, or null if this is the null reference or no reference. */
    default @Nullable Object reference() {
        return this instanceof Ref ref ? ref.referent : null;
    }
}
