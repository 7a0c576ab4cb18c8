package dev.wasmscope.dwarf.expr;

import org.jspecify.annotations.Nullable;

/**
 * What a location expression leads to.
 *
 * @param location where the object is
 * @param bytes its bytes if it is not in memory, else null
 */
public record Located(ValueLocation location, @Nullable ObjectBytes bytes) {
    static Located inMemory(long address) {
        return new Located(new ValueLocation.Memory(address), null);
    }

    /** An object that is nowhere but has a known value. */
    public static Located implicit(byte[] bytes) {
        return new Located(new ValueLocation.Implicit(), ObjectBytes.of(bytes));
    }
}
