package dev.wasmscope.dwarf.type;

import dev.wasmscope.dwarf.section.Language;
import java.util.List;
import java.util.OptionalLong;

/**
 * An array.
 *
 * @param element type of the elements
 * @param dimensions the dimensions, outermost first; at least one
 * @param isVector whether it is a SIMD vector
 * @param language language to write the name in
 */
public record ArrayType(
        TypeRef element, List<Dimension> dimensions, boolean isVector, Language language)
        implements Type {
    public ArrayType {
        dimensions = List.copyOf(dimensions);
    }

    /**
     * One dimension.
     *
     * @param lowerBound index of the first element
     * @param count number of elements, or -1 if not known at compile time
     */
    public record Dimension(long lowerBound, long count) {
        /** Whether the number of elements is recorded. */
        public boolean isKnown() {
            return count >= 0;
        }
    }

    @Override
    public OptionalLong byteSize() {
        OptionalLong size = element.get().byteSize();
        if (size.isEmpty()) {
            return size;
        }
        long total = size.getAsLong();
        for (Dimension dimension : dimensions) {
            if (!dimension.isKnown()) {
                return OptionalLong.empty();
            }
            long high = Math.multiplyHigh(total, dimension.count());
            total *= dimension.count();
            if (high != 0 || total < 0) {
                return OptionalLong.empty();
            }
        }
        return OptionalLong.of(total);
    }

    /** The type of {@code array[i]}: an array with one dimension less, or the element. */
    public Type elementOfFirstDimension() {
        return dimensions.size() <= 1
                ? element.get()
                : new ArrayType(
                        element, dimensions.subList(1, dimensions.size()), isVector, language);
    }
}
