package dev.wasmscope.dwarf.view;

import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.view.TextLayout.Field;
import dev.wasmscope.dwarf.view.cpp.Alignment;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The classes whose layout is known that keep sorted elements in a tree: {@code std::map} and
 * {@code std::set} of libc++ with {@code std::less}, whose nodes hold left, right, parent, colour
 * and element.
 */
public final class TreeLayouts {
    private static final Pattern STANDARD =
            Pattern.compile("std::(?:__\\w+::)?(map|set)<.*", Pattern.DOTALL);
    private static final Pattern LESS =
            Pattern.compile("std::(?:__\\w+::)?less<.*", Pattern.DOTALL);

    private TreeLayouts() {}

    /** The layout of a type, without its typedefs; empty if it is no such type. */
    public static Optional<TreeLayout> of(Type type) {
        if (!(type.stripped() instanceof CompositeType composite)) {
            return Optional.empty();
        }
        Matcher name = STANDARD.matcher(composite.qualifiedName());
        if (!name.matches()) {
            return Optional.empty();
        }
        boolean isMap = name.group(1).equals("map");
        Type order = Standard.argument(composite, isMap ? 2 : 1);
        Type element =
                isMap
                        ? Standard.pair(Standard.argument(composite, 3))
                        : Standard.argument(composite, 0);
        Places.Place root = Standard.unpacked(composite, "__end_node_", "__pair1_");
        Places.Place size = Standard.unpacked(composite, "__size_", "__pair3_");
        return element == null || root == null || size == null || !Standard.isOf(order, LESS)
                ? Optional.empty()
                : of(element, isMap, root, size.field());
    }

    private static Optional<TreeLayout> of(
            Type element, boolean isMap, Places.Place end, Field size) {
        int pointer = (int) end.type().byteSize().orElse(0);
        if (pointer != 4 && pointer != 8) {
            return Optional.empty();
        }
        Field root = new Field(end.offset(), pointer, 0, 8 * pointer);
        long at = Alignment.next(3L * pointer + 1, element);
        return KeyedElement.of(element, isMap, at)
                .map(found -> new TreeLayout(found, root, size, pointer));
    }
}
