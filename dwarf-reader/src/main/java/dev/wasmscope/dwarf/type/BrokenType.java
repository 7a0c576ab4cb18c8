package dev.wasmscope.dwarf.type;

import java.util.OptionalLong;

/**
 * A type that could not be read; only what depends on it is lost.
 *
 * @param reason why
 */
public record BrokenType(String reason) implements Type {
    @Override
    public OptionalLong byteSize() {
        return OptionalLong.empty();
    }
}
