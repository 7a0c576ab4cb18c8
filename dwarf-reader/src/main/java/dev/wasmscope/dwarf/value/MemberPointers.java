package dev.wasmscope.dwarf.value;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.CompositeType.VirtualMethod;
import dev.wasmscope.dwarf.type.Inheritance;
import dev.wasmscope.dwarf.type.Member;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.type.TypeRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Pointers to members. Of data, it is an offset in the object, -1 for none. Of functions, it is a
 * table index or, if the lowest bit of the adjustment is set, an offset in the vtable: WebAssembly
 * uses the variant of the C++ ABI that ARM has.
 */
final class MemberPointers {
    /** A type is searched once for an offset: broken information may have it within itself. */
    private record Searched(CompositeType type, long offset) {}

    private MemberPointers() {}

    static String summary(AvailableValue value, PointerType pointer) {
        int size = (int) pointer.byteSize().orElse(pointer.size());
        return switch (value.storage().read(0, size)) {
            case Answer.Unknown<byte[]>(String reason) -> "<not available: " + reason + ">";
            case Answer.Known<byte[]>(byte[] bytes) ->
                    pointer.isToMethod()
                            ? method(value, containing(pointer), bytes)
                            : data(containing(pointer), Scalars.integer(bytes, true).longValue());
        };
    }

    private static @Nullable CompositeType containing(PointerType pointer) {
        TypeRef containing = pointer.containing();
        return containing != null && containing.get().stripped() instanceof CompositeType type
                ? type
                : null;
    }

    private static String data(@Nullable CompositeType type, long offset) {
        if (offset == -1) {
            return "nullptr";
        }
        String path = type == null ? "" : path(type, offset, new HashSet<>());
        return type == null || path.isEmpty()
                ? "offset " + offset
                : type.qualifiedName() + "::" + path + " (offset " + offset + ")";
    }

    /** The member at an offset, with those around it that have no name left out. */
    private static String path(CompositeType type, long offset, Set<Searched> searched) {
        if (offset < 0 || !searched.add(new Searched(type, offset))) {
            return "";
        }
        for (Member member : type.parts().members()) {
            if (member.isStatic() || member.bits() != null) {
                continue;
            }
            boolean anonymous =
                    member.name().isEmpty()
                            && member.type().get().stripped() instanceof CompositeType;
            if (!anonymous && member.byteOffset() == offset) {
                return member.name();
            }
            String inner =
                    anonymous && member.type().get().stripped() instanceof CompositeType part
                            ? path(part, offset - member.byteOffset(), searched)
                            : "";
            if (!inner.isEmpty()) {
                return inner;
            }
        }
        for (Inheritance base : type.parts().bases()) {
            if (!base.isVirtual() && base.type().get().stripped() instanceof CompositeType above) {
                String inner = path(above, offset - base.byteOffset(), searched);
                if (!inner.isEmpty()) {
                    return inner;
                }
            }
        }
        return "";
    }

    private static String method(AvailableValue value, @Nullable CompositeType type, byte[] bytes) {
        int half = bytes.length / 2;
        long target = Scalars.integer(Arrays.copyOf(bytes, half), false).longValue();
        long adjustment =
                Scalars.integer(Arrays.copyOfRange(bytes, half, bytes.length), true).longValue();
        long shift = adjustment >> 1;
        String object = shift == 0 ? "" : " (object + " + shift + ")";
        if ((adjustment & 1) != 0) {
            return virtual(type, target / half) + object;
        }
        return target == 0
                ? "nullptr"
                : value.frame().functionInTable(target).orElse("function " + target) + object;
    }

    private static String virtual(@Nullable CompositeType type, long slot) {
        String name = type == null ? "" : virtualName(type, slot, new ArrayList<>());
        return name.isEmpty() ? "virtual function " + slot : name + " (virtual)";
    }

    private static String virtualName(CompositeType type, long slot, List<Type> searched) {
        if (searched.contains(type)) {
            return "";
        }
        searched.add(type);
        for (VirtualMethod method : type.parts().virtualMethods()) {
            if (method.slot() == slot) {
                return type.qualifiedName() + "::" + method.name();
            }
        }
        for (Inheritance base : type.parts().bases()) {
            if (base.type().get().stripped() instanceof CompositeType above) {
                String name = virtualName(above, slot, searched);
                if (!name.isEmpty()) {
                    return name;
                }
            }
        }
        return "";
    }
}
