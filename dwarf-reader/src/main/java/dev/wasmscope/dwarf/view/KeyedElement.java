package dev.wasmscope.dwarf.view;

import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a node of a map or set holds.
 *
 * @param key the type of the keys
 * @param value the type that a key leads to; null if there are only keys
 * @param keyAt where a node has its key
 * @param valueAt where a node has its value; of no use where there is none
 */
public record KeyedElement(Type key, @Nullable Type value, long keyAt, long valueAt) {
    /**
     * Of a set the element itself, of a map the two sides of its pair.
     *
     * @param at where a node has its element
     * @return empty if a map's element is no pair
     */
    static Optional<KeyedElement> of(Type element, boolean isMap, long at) {
        if (!isMap) {
            return Optional.of(new KeyedElement(element, null, at, at));
        }
        if (!(element.stripped() instanceof CompositeType pair)) {
            return Optional.empty();
        }
        Places.Place first = Places.find(pair, Places.named("first"));
        Places.Place second = Places.find(pair, Places.named("second"));
        return first == null || second == null
                ? Optional.empty()
                : Optional.of(
                        new KeyedElement(
                                first.type(),
                                second.type(),
                                at + first.offset(),
                                at + second.offset()));
    }
}
