package dev.wasmscope.dwarf.view;

import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.Type;
import java.util.Optional;

/**
 * What a map keeps for each key.
 *
 * @param keyAt where in the pair the key is
 * @param valueAt where what it leads to is
 */
record KeyedPair(Type key, Type value, long keyAt, long valueAt) {
    /** Of a {@code std::pair}; empty if the type is none. */
    static Optional<KeyedPair> of(Type type) {
        if (!(type.stripped() instanceof CompositeType pair)) {
            return Optional.empty();
        }
        Places.Place first = Places.find(pair, Places.named("first"));
        Places.Place second = Places.find(pair, Places.named("second"));
        return first == null || second == null
                ? Optional.empty()
                : Optional.of(
                        new KeyedPair(
                                first.type(), second.type(), first.offset(), second.offset()));
    }
}
