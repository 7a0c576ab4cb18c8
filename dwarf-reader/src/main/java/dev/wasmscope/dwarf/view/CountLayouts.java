package dev.wasmscope.dwarf.view;

import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.view.TextLayout.Field;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where containers of libc++ keep how many elements they have: those whose elements lie neither in
 * a row nor in a tree of a known order. Lists and queues have a member for it, hash tables one in
 * their table; older versions put it into a compressed pair.
 */
public final class CountLayouts {
    private static final Pattern STANDARD =
            Pattern.compile(
                    "std::(?:__\\w+::)?(?:(list|deque)|(unordered_(?:multi)?(?:map|set))|(?:multi)?(?:map|set))"
                            + "<.*",
                    Pattern.DOTALL);

    private CountLayouts() {}

    /** The number of elements in objects of a type; empty if it is no such type. */
    public static Optional<Field> of(Type type) {
        if (!(type.stripped() instanceof CompositeType composite)) {
            return Optional.empty();
        }
        Matcher name = STANDARD.matcher(composite.qualifiedName());
        if (!name.matches()) {
            return Optional.empty();
        }
        Places.Place size;
        if (name.group(1) != null) {
            size = first(composite, 0, "__size_", "__size_alloc_");
        } else {
            Places.Place table =
                    Places.find(
                            composite,
                            Places.named(name.group(2) != null ? "__table_" : "__tree_"));
            size =
                    table != null && table.type() instanceof CompositeType inner
                            ? first(inner, table.offset(), "__size_", "__p2_", "__pair3_")
                            : null;
        }
        return Optional.ofNullable(size).map(Places.Place::field);
    }

    /** A number that is a member under one of some names, or the first of a pair that is. */
    private static Places.@Nullable Place first(CompositeType type, long offset, String... names) {
        for (String name : names) {
            Places.Place found = Places.member(type, offset, name);
            if (found != null) {
                return found.type() instanceof CompositeType
                        ? Places.part(found, "__value_")
                        : found;
            }
        }
        return null;
    }
}
