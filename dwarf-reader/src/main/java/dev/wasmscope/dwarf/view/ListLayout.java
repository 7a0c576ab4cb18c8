package dev.wasmscope.dwarf.view;

import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.view.TextLayout.Field;
import dev.wasmscope.dwarf.view.TextLayout.Reader;
import dev.wasmscope.dwarf.view.cpp.Alignment;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a {@code std::list} of libc++ has its first and its last element, for reading them without
 * reading values.
 *
 * @param first pointer to the first node, in the object
 * @param last pointer to the last one
 * @param size number of elements
 * @param elementAt where a node has its element
 */
public record ListLayout(Type element, Field first, Field last, Field size, long elementAt) {
    private static final Pattern STANDARD =
            Pattern.compile("std::(?:__\\w+::)?list<.*", Pattern.DOTALL);

    /** The layout of a type, without its typedefs; empty if it is no such type. */
    public static Optional<ListLayout> of(Type type) {
        if (!(type.stripped() instanceof CompositeType composite)
                || !STANDARD.matcher(composite.qualifiedName()).matches()) {
            return Optional.empty();
        }
        Type element = Standard.argument(composite, 0);
        Places.Place end = Places.find(composite, Places.named("__end_"));
        Places.@Nullable Place first = end == null ? null : Places.part(end, "__next_");
        Places.@Nullable Place last = end == null ? null : Places.part(end, "__prev_");
        Optional<Field> size = CountLayouts.of(type);
        if (element == null || first == null || last == null || size.isEmpty()) {
            return Optional.empty();
        }
        long elementAt = Alignment.next(2L * first.field().bytes(), element);
        return Optional.of(
                new ListLayout(element, first.field(), last.field(), size.get(), elementAt));
    }

    /**
     * The address of the first or last element.
     *
     * @return 0 if there is none
     */
    public long end(long object, Reader reader, boolean isFirst) {
        return size.read(object, reader) <= 0
                ? 0
                : (isFirst ? first : last).read(object, reader) + elementAt;
    }
}
