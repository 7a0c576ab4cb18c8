package dev.wasmscope.dwarf.expr;

import dev.wasmscope.dwarf.section.Die;
import org.jspecify.annotations.Nullable;

/**
 * What a location expression leads to.
 *
 * @param location where the object is
 * @param bytes its bytes if it is not in memory, else null
 * @param pointee what it points to if that is a variable without a place in memory, else null
 */
public record Located(
        ValueLocation location, @Nullable ObjectBytes bytes, @Nullable Pointee pointee) {
    /** An object that points to no variable. */
    public Located(ValueLocation location, @Nullable ObjectBytes bytes) {
        this(location, bytes, null);
    }

    /**
     * A variable that a pointer of the source leads to, though it is not in memory.
     *
     * @param variable its entry
     * @param offset bytes from its start to where the pointer points
     */
    public record Pointee(Die variable, long offset) {}

    static Located inMemory(long address) {
        return new Located(new ValueLocation.Memory(address), null);
    }

    /** An object that is nowhere but has a known value. */
    public static Located implicit(byte[] bytes) {
        return new Located(new ValueLocation.Implicit(), ObjectBytes.of(bytes));
    }
}
