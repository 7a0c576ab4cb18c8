package dev.wasmscope.engine.module;

import java.util.OptionalLong;

/**
 * Size range of a memory (in pages) or a table (in elements); both numbers are unsigned 64-bit
 * (core specification 2.3.13).
 */
public record Limits(long min, OptionalLong max) {

    @Override
    public String toString() {
        String text = Long.toUnsignedString(min);
        return max.isPresent() ? text + " " + Long.toUnsignedString(max.getAsLong()) : text;
    }
}
