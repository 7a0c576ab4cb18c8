package dev.wasmscope.dwarf.view;

import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.TemplateArgument;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.view.TextLayout.Field;
import dev.wasmscope.dwarf.view.cpp.Alignment;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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
        Type order = argument(composite, isMap ? 2 : 1);
        Type element = isMap ? pair(argument(composite, 3)) : argument(composite, 0);
        Places.Place root = unpacked(composite, "__end_node_", "__pair1_");
        Places.Place size = unpacked(composite, "__size_", "__pair3_");
        return element == null || root == null || size == null || !isOf(order, LESS)
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
        if (!isMap) {
            return Optional.of(new TreeLayout(element, null, root, size, pointer, at, at));
        }
        return KeyedPair.of(element)
                .map(
                        pair ->
                                new TreeLayout(
                                        pair.key(),
                                        pair.value(),
                                        root,
                                        size,
                                        pointer,
                                        at + pair.keyAt(),
                                        at + pair.valueAt()));
    }

    /** A member, which older versions keep in a compressed pair. */
    static Places.@Nullable Place unpacked(CompositeType type, String name, String packed) {
        Places.Place own = Places.find(type, Places.named(name));
        Places.Place pair = own == null ? Places.find(type, Places.named(packed)) : null;
        return pair == null ? own : Places.part(pair, "__value_");
    }

    /** Whether a type is a class of a name: an order or an equality that is known. */
    static boolean isOf(@Nullable Type type, Pattern name) {
        return type != null
                && type.stripped() instanceof CompositeType composite
                && name.matcher(composite.qualifiedName()).matches();
    }

    /** What the allocator of a map makes room for. */
    static @Nullable Type pair(@Nullable Type allocator) {
        return allocator != null && allocator.stripped() instanceof CompositeType type
                ? argument(type, 0)
                : null;
    }

    static @Nullable Type argument(CompositeType type, int index) {
        List<TemplateArgument> arguments = type.parts().templateArguments();
        return index >= arguments.size() || arguments.get(index).value() != null
                ? null
                : arguments.get(index).type().get();
    }
}
