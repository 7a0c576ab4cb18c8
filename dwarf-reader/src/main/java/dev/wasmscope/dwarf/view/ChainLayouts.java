package dev.wasmscope.dwarf.view;

import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.view.TextLayout.Field;
import dev.wasmscope.dwarf.view.cpp.Alignment;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The classes whose layout is known that keep elements in a chain of nodes: {@code
 * std::unordered_map} and {@code std::unordered_set} of libc++ with {@code std::equal_to}, whose
 * nodes hold the next one, the hash and the element.
 */
final class ChainLayouts {
    private static final Pattern STANDARD =
            Pattern.compile("std::(?:__\\w+::)?unordered_(map|set)<.*", Pattern.DOTALL);
    private static final Pattern EQUAL =
            Pattern.compile("std::(?:__\\w+::)?equal_to<.*", Pattern.DOTALL);

    private ChainLayouts() {}

    /** The layout of a type, without its typedefs; empty if it is no such type. */
    static Optional<ChainLayout> of(Type type) {
        if (!(type.stripped() instanceof CompositeType composite)) {
            return Optional.empty();
        }
        Matcher name = STANDARD.matcher(composite.qualifiedName());
        if (!name.matches()) {
            return Optional.empty();
        }
        boolean isMap = name.group(1).equals("map");
        Type equal = Standard.argument(composite, isMap ? 3 : 2);
        Type element =
                isMap
                        ? Standard.pair(Standard.argument(composite, 4))
                        : Standard.argument(composite, 0);
        Places.Place first = Standard.unpacked(composite, "__first_node_", "__p1_");
        Optional<Field> size = CountLayouts.of(type);
        return element == null || first == null || size.isEmpty() || !Standard.isOf(equal, EQUAL)
                ? Optional.empty()
                : of(element, isMap, first, size.get());
    }

    private static Optional<ChainLayout> of(
            Type element, boolean isMap, Places.Place first, Field size) {
        int pointer = (int) first.type().byteSize().orElse(0);
        if (pointer != 4 && pointer != 8) {
            return Optional.empty();
        }
        Field start = new Field(first.offset(), pointer, 0, 8 * pointer);
        long at = Alignment.next(2L * pointer, element);
        return KeyedElement.of(element, isMap, at)
                .map(found -> new ChainLayout(found, start, size, pointer));
    }
}
