package dev.wasmscope.dwarf.type;

import dev.wasmscope.dwarf.section.At;
import dev.wasmscope.dwarf.section.AttributeValue.Constant;
import dev.wasmscope.dwarf.section.Die;
import dev.wasmscope.dwarf.section.Language;
import dev.wasmscope.dwarf.section.Tag;
import dev.wasmscope.dwarf.type.EnumerationType.Enumerator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads enumeration types (DWARF 5, section 5.7). */
final class EnumerationTypes {
    private static final long DEFAULT_SIZE = 4;

    private EnumerationTypes() {}

    static Type read(Die die, String name, Language language) {
        Die underlying = underlying(die);
        long size =
                die.constant(At.BYTE_SIZE)
                        .orElseGet(
                                () ->
                                        underlying == null
                                                ? DEFAULT_SIZE
                                                : underlying
                                                        .constant(At.BYTE_SIZE)
                                                        .orElse(DEFAULT_SIZE));
        List<Enumerator> enumerators = new ArrayList<>();
        boolean negative = false;
        for (Die child : die.children()) {
            if (child.tag() == Tag.ENUMERATOR
                    && child.attribute(At.CONST_VALUE) instanceof Constant(long value, int _)) {
                enumerators.add(new Enumerator(child.name(), extend(value, size)));
                negative |= value < 0;
            }
        }
        boolean isSigned =
                underlying == null
                        ? negative
                        : BaseType.Encoding.of(underlying.constant(At.ENCODING).orElse(0))
                                .isSigned();
        return new EnumerationType(
                name, size, isSigned, die.flag(At.ENUM_CLASS), enumerators, language);
    }

    /** The base type below typedefs, or null; followed by entry, since a type may name itself. */
    private static @Nullable Die underlying(Die die) {
        Die type = die.reference(At.TYPE);
        for (int i = 0; i < TypeNames.MAX_DEPTH && type != null; i++) {
            if (type.tag() == Tag.BASE_TYPE) {
                return type;
            }
            type = type.reference(At.TYPE);
        }
        return null;
    }

    private static long extend(long value, long size) {
        int unused = size >= 1 && size < 8 ? (int) (64 - 8 * size) : 0;
        return value << unused >> unused;
    }
}
