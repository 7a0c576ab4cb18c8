package dev.wasmscope.dwarf.type;

import dev.wasmscope.dwarf.section.At;
import dev.wasmscope.dwarf.section.AttributeValue.Reference;
import dev.wasmscope.dwarf.section.Die;
import dev.wasmscope.dwarf.section.Language;
import dev.wasmscope.dwarf.section.Tag;
import dev.wasmscope.dwarf.type.ArrayType.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Reads array types (DWARF 5, section 5.5) and subroutine types (section 5.10). */
final class ArrayTypes {
    private ArrayTypes() {}

    static Type read(Die die, TypeReader types, Language language) {
        List<Dimension> dimensions = new ArrayList<>();
        for (Die child : die.children()) {
            if (child.tag() == Tag.SUBRANGE_TYPE) {
                dimensions.add(dimension(child));
            } else if (child.tag() == Tag.ENUMERATION_TYPE) {
                long count =
                        child.children().stream().filter(c -> c.tag() == Tag.ENUMERATOR).count();
                dimensions.add(new Dimension(0, count));
            }
        }
        if (dimensions.isEmpty()) {
            dimensions.add(new Dimension(0, -1));
        }
        return new ArrayType(types.typeOf(die), dimensions, die.flag(At.GNU_VECTOR), language);
    }

    private static Dimension dimension(Die range) {
        long lower = range.constant(At.LOWER_BOUND).orElse(0);
        if (range.attribute(At.COUNT) instanceof Reference) {
            return new Dimension(lower, -1, range.reference(At.COUNT));
        }
        OptionalLong count = range.constant(At.COUNT);
        OptionalLong upper = range.constant(At.UPPER_BOUND);
        if (count.isPresent()) {
            return new Dimension(lower, Math.max(-1, count.getAsLong()));
        }
        // an upper bound of -1, in whatever size it is written, is how C writes "no elements known"
        boolean unknown =
                upper.isEmpty() || upper.getAsLong() == -1 || upper.getAsLong() == 0xffffffffL;
        return new Dimension(lower, unknown ? -1 : Math.max(-1, upper.getAsLong() - lower + 1));
    }

    static Type subroutine(Die die, TypeReader types, Language language) {
        List<TypeRef> parameters = new ArrayList<>();
        boolean variadic = false;
        for (Die child : die.children()) {
            if (child.tag() == Tag.FORMAL_PARAMETER) {
                parameters.add(types.typeOf(child));
            }
            variadic |= child.tag() == Tag.UNSPECIFIED_PARAMETERS;
        }
        return new SubroutineType(types.typeOf(die), parameters, variadic, language);
    }
}
