package dev.wasmscope.dwarf.view;

import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.view.TextLayout.Field;
import dev.wasmscope.dwarf.view.TextLayout.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Where objects of a library's class keep elements that lie one after the other: for reading them
 * without reading values. See {@link SequenceLayouts}.
 *
 * @param element the type of the elements
 * @param stride bytes of one, more than 0
 * @param start pointer to the first
 * @param end pointer behind the last; null if the object has a count
 * @param count number of elements; null if the object has an end
 * @param limit pointer behind the memory that the object owns; null if it has none
 */
public record SequenceLayout(
        Type element,
        long stride,
        Field start,
        @Nullable Field end,
        @Nullable Field count,
        @Nullable Field limit) {

    /** The address of an object's first element. */
    public long start(long object, Reader reader) {
        return start.read(object, reader);
    }

    /** The number of an object's elements; negative if the object is broken. */
    public long count(long object, Reader reader) {
        if (count != null) {
            return count.read(object, reader);
        }
        if (end == null) {
            return -1;
        }
        long last = end.read(object, reader);
        long bytes = last - start.read(object, reader);
        boolean fits = limit == null || last <= limit.read(object, reader);
        return fits && bytes % stride == 0 ? bytes / stride : -1;
    }
}
