package dev.wasmscope.session;

import dev.wasmscope.engine.exec.simd.LaneShape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A value in wasm's own terms: a local, global, operand or result.
 *
 * @param index of the local or global; of an operand, 0 for the bottom of its frame's stack
 * @param name from the name section or an export; empty if there is none
 * @param type as in WAT, for example {@code i32} or {@code (ref null func)}
 * @param value decimal for integers, shortest exact form for floats, for a reference what it refers
 *     to with the beginning of its fields or elements
 * @param hex the bits, {@code 0x} first; empty for references
 * @param mutable whether it can change
 * @param object the struct, array or exception that a reference refers to, for {@link
 *     DebugSession#children}; only at a stop
 */
public record WasmValue(
        int index,
        String name,
        String type,
        String value,
        String hex,
        boolean mutable,
        Optional<Variable> object) {

    /** A value that is no reference to an object. */
    public WasmValue(
            int index, String name, String type, String value, String hex, boolean mutable) {
        this(index, name, type, value, hex, mutable, Optional.empty());
    }

    /** A vector by lanes, one line for each way to see it; empty for other types. */
    public List<String> lanes() {
        if (!type.equals("v128")) {
            return List.of();
        }
        long high = Long.parseUnsignedLong(hex, 2, 18, 16);
        long low = Long.parseUnsignedLong(hex, 18, 34, 16);
        return Arrays.stream(LaneShape.values()).map(shape -> shape.describe(low, high)).toList();
    }
}
