package dev.wasmscope.dwarf.view;

import dev.wasmscope.dwarf.type.Type;
import java.util.Optional;

/** The classes whose layout is known that keep elements by their keys. */
public final class KeyedLayouts {
    private KeyedLayouts() {}

    /** The layout of a type, without its typedefs; empty if it is no such type. */
    public static Optional<KeyedLayout> of(Type type) {
        return TreeLayouts.of(type)
                .<KeyedLayout>map(layout -> layout)
                .or(() -> ChainLayouts.of(type));
    }
}
