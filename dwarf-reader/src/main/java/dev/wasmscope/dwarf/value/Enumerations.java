package dev.wasmscope.dwarf.value;

import dev.wasmscope.dwarf.type.EnumerationType;
import dev.wasmscope.dwarf.type.EnumerationType.Enumerator;
import java.util.List;

/** Values of enumerations as names. */
final class Enumerations {
    private Enumerations() {}

    /**
     * An enumeration's value: its name; the names of its flags and the bits that have none; or its
     * number behind the type's name.
     */
    static String text(EnumerationType type, String typeName, byte[] bytes) {
        long value = Scalars.integer(bytes, true).longValue();
        String prefix = type.scoped() ? type.qualifiedName() + "::" : "";
        for (Enumerator enumerator : type.enumerators()) {
            if (enumerator.value() == value) {
                return prefix + enumerator.name();
            }
        }
        String flags = hasFlags(type.enumerators()) ? flags(type, value, prefix) : "";
        String number = Scalars.integer(bytes, type.isSigned()).toString();
        return flags.isEmpty() ? "(" + typeName + ") " + number : flags;
    }

    /**
     * Whether the values are meant to be combined: all are bits, or made up of bits that have
     * names. Values that just count on, such as 0, 1, 2, 3, are not.
     */
    private static boolean hasFlags(List<Enumerator> enumerators) {
        long bits = 0;
        int named = 0;
        for (Enumerator enumerator : enumerators) {
            if (Long.bitCount(enumerator.value()) == 1) {
                bits |= enumerator.value();
                named++;
            }
        }
        boolean count = true;
        for (Enumerator enumerator : enumerators) {
            if ((enumerator.value() & ~bits) != 0) {
                return false;
            }
            count &= enumerator.value() < enumerators.size() + 1 && enumerator.value() >= 0;
        }
        return named >= 2 && !(count && enumerators.stream().anyMatch(e -> e.value() == 3));
    }

    private static String flags(EnumerationType type, long value, String prefix) {
        StringBuilder names = new StringBuilder();
        long rest = value;
        for (Enumerator enumerator : type.enumerators()) {
            long bit = enumerator.value();
            if (Long.bitCount(bit) == 1 && (rest & bit) != 0) {
                names.append(names.isEmpty() ? "" : " | ").append(prefix).append(enumerator.name());
                rest &= ~bit;
            }
        }
        if (names.isEmpty() || rest == 0) {
            return names.toString();
        }
        long unnamed = type.size() >= 8 ? rest : rest & (1L << (8 * type.size())) - 1;
        return names + " | 0x" + Long.toHexString(unnamed);
    }
}
