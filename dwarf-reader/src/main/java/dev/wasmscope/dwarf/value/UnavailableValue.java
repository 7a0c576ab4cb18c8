package dev.wasmscope.dwarf.value;

import dev.wasmscope.dwarf.type.Type;
import java.util.List;

/**
 * A value that cannot be had.
 *
 * @param name how it is called in its parent
 * @param type its type
 * @param reason why, such as "optimized out here"
 */
public record UnavailableValue(String name, Type type, String reason) implements Value {
    @Override
    public String locationText() {
        return reason;
    }

    @Override
    public String summary() {
        return "<not available: " + reason + ">";
    }

    @Override
    public long childCount() {
        return 0;
    }

    @Override
    public List<Value> children(long from, int count) {
        return List.of();
    }

    @Override
    public Value named(String newName) {
        return new UnavailableValue(newName, type, reason);
    }
}
