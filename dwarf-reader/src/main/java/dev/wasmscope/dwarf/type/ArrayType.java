package dev.wasmscope.dwarf.type;

import dev.wasmscope.dwarf.section.Die;
import dev.wasmscope.dwarf.section.Language;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

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
     * @param variable the variable that holds the number at run time, or null
     */
    public record Dimension(long lowerBound, long count, @Nullable Die variable) {
        /** A dimension whose size is known, or unknown for good. */
        public Dimension(long lowerBound, long count) {
            this(lowerBound, count, null);
        }

        /** Whether the number of elements is recorded. */
        public boolean isKnown() {
            return count >= 0;
        }
    }

    /** Whether a variable of the program holds one of the sizes. */
    public boolean isVariable() {
        return dimensions.stream().anyMatch(d -> d.variable() != null)
                || (element.get() instanceof ArrayType inner && inner.isVariable());
    }

    /**
     * The same array with the sizes that variables of the program hold.
     *
     * @param read the number that a variable holds; -1 if that is not known
     */
    public ArrayType sized(ToLongFunction<Die> read) {
        List<Dimension> sized =
                dimensions.stream()
                        .map(
                                d -> {
                                    Die variable = d.variable();
                                    return variable == null
                                            ? d
                                            : new Dimension(
                                                    d.lowerBound(), read.applyAsLong(variable));
                                })
                        .toList();
        TypeRef inner =
                element.get() instanceof ArrayType nested && nested.isVariable()
                        ? TypeRef.to(nested.sized(read))
                        : element;
        return new ArrayType(inner, sized, isVector, language);
    }

    @Override
    public OptionalLong byteSize() {
        long total = 1;
        ArrayType array = this;
        for (int i = 0; i < TypeNames.MAX_DEPTH; i++) {
            for (Dimension dimension : array.dimensions()) {
                total = multiply(total, dimension.count());
            }
            Type next = array.element().get().stripped();
            if (total < 0) {
                return OptionalLong.empty();
            }
            if (!(next instanceof ArrayType inner)) {
                long size = multiply(total, next.byteSize().orElse(-1));
                return size < 0 ? OptionalLong.empty() : OptionalLong.of(size);
            }
            array = inner;
        }
        return OptionalLong.empty();
    }

    /** The product, or -1 if a factor is negative or the product is too large. */
    private static long multiply(long left, long right) {
        boolean fits = left >= 0 && right >= 0 && Math.multiplyHigh(left, right) == 0;
        return fits ? Math.max(-1, left * right) : -1;
    }

    /** The type of {@code array[i]}: an array with one dimension less, or the element. */
    public Type elementOfFirstDimension() {
        return dimensions.size() <= 1
                ? element.get()
                : new ArrayType(
                        element, dimensions.subList(1, dimensions.size()), isVector, language);
    }
}
