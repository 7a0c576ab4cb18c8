package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.module.GlobalType;
import dev.wasmscope.engine.module.NumType;
import org.jspecify.annotations.Nullable;

/**
 * A global variable (core specification 4.2, "Global Instances"). Not thread-safe, like {@link
 * Memory}.
 */
public final class GlobalInstance implements ExternInstance {
    private final GlobalType type;

    /**
     * The number's bits (an i32 or f32 in the low half, the rest of it undefined), or the lower
     * half of a vector.
     */
    long bits;

    /** The upper half of a vector. */
    long high;

    /** The reference; of a global that a core file lacks, the value that says so. */
    @Nullable Object reference;

    /** Whether it is watched. */
    boolean watched;

    /** A global with its first value. */
    public GlobalInstance(GlobalType type, Value value) {
        this.type = type;
        store(value);
    }

    /** Value type and mutability. */
    public GlobalType type() {
        return type;
    }

    /** The current value. */
    public Value value() {
        return reference instanceof Value.Missing missing
                ? missing
                : Value.of(type.valType(), bits, high, reference);
    }

    /**
     * Replaces the value, as an embedder or a debugger may.
     *
     * @throws IllegalArgumentException if the global is immutable or the value is of another kind
     */
    public void set(Value value) {
        if (!type.mutable()) {
            throw new IllegalArgumentException("the global is immutable");
        }
        if (!References.fits(value, type.valType())) {
            throw new IllegalArgumentException(
                    "a " + type.valType() + " global cannot hold a " + value.type());
        }
        store(value);
    }

    /** Whether it is the number, and no vector, that a slot of a frame holds. */
    boolean holds(long slot) {
        return type.valType() == NumType.I32 || type.valType() == NumType.F32
                ? (int) bits == (int) slot
                : bits == slot;
    }

    /** Replaces the value, of a constant too. */
    void store(Value value) {
        bits = value.slotBits();
        high = value instanceof Value.V128 vector ? vector.high() : 0;
        reference = value instanceof Value.Missing ? value : value.reference();
    }
}
