package dev.wasmscope.dwarf.value;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.Inheritance;
import dev.wasmscope.dwarf.type.Member;
import dev.wasmscope.dwarf.type.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The class that an object was made as, told by its vtable (Itanium C++ ABI, section 2.5.2): by the
 * vtable's own entry in the debug information where the compiler writes one, by the name in its
 * type information, else by the class of its virtual functions.
 */
final class DynamicType {
    private static final int MAX_NAME = 512;
    private static final int MAX_SLOTS = 16;
    private static final long MAX_OBJECT = 1L << 28;
    private static final String VTABLE = "::_vtable$";

    private final AvailableValue object;
    private final int pointerSize;

    private DynamicType(AvailableValue object, int pointerSize) {
        this.object = object;
        this.pointerSize = pointerSize;
    }

    /** The whole object that a value is a part of; the value if there is nothing to tell it by. */
    static AvailableValue of(AvailableValue value) {
        if (!(value.plainType() instanceof CompositeType type)
                || type.isIncomplete()
                || !(value.storage() instanceof MemoryStorage(var _, long address))) {
            return value;
        }
        int pointerSize = vtablePointerSize(type, new ArrayList<>());
        if (pointerSize != 4 && pointerSize != 8) {
            return value;
        }
        return new DynamicType(value, pointerSize).resolve(type, address).orElse(value);
    }

    /**
     * Size of the vtable pointer that objects begin with; 0 if they have none. Each type is
     * searched once: broken information may have a type among its own bases, many times.
     */
    private static int vtablePointerSize(CompositeType type, List<Type> searched) {
        if (searched.contains(type)) {
            return 0;
        }
        searched.add(type);
        for (Member member : type.parts().members()) {
            if (member.name().startsWith("_vptr")) {
                return (int) member.type().get().byteSize().orElse(0);
            }
        }
        for (Inheritance base : type.parts().bases()) {
            if (base.type().get().stripped() instanceof CompositeType above) {
                int size = vtablePointerSize(above, searched);
                if (size > 0) {
                    return size;
                }
            }
        }
        return 0;
    }

    /** Size of an object's vtable pointer; that of 32-bit memory if it has none. */
    static int pointerSize(AvailableValue object) {
        int size =
                object.plainType() instanceof CompositeType type
                        ? vtablePointerSize(type, new ArrayList<>())
                        : 0;
        return size == 8 ? 8 : 4;
    }

    private Optional<AvailableValue> resolve(CompositeType declared, long address) {
        OptionalLong vtable = word(address, false);
        if (vtable.isEmpty() || vtable.getAsLong() < 2L * pointerSize) {
            return Optional.empty();
        }
        long start = vtable.getAsLong() - 2L * pointerSize;
        long toTop = word(start, true).orElse(1);
        if (toTop > 0 || toTop < -MAX_OBJECT) {
            return Optional.empty();
        }
        ProgramObjects objects = object.context().objects();
        return objects.objectAt(start)
                .map(ProgramObjects.NamedObject::name)
                .filter(name -> name.endsWith(VTABLE))
                .flatMap(name -> objects.type(name.substring(0, name.length() - VTABLE.length())))
                .or(() -> fromTypeInformation(start + pointerSize))
                .or(() -> toTop == 0 ? fromFunctions(vtable.getAsLong()) : Optional.empty())
                .filter(type -> type instanceof CompositeType whole && fits(whole, declared))
                .map(
                        type ->
                                object.part(
                                        object.name(),
                                        type,
                                        new MemoryStorage(object.frame(), address + toTop)));
    }

    /** The declared class is that class, or one that it inherits from. */
    private static boolean fits(CompositeType whole, CompositeType declared) {
        return !whole.isIncomplete()
                && inherits(whole, declared.qualifiedName(), new ArrayList<>());
    }

    private static boolean inherits(CompositeType type, String name, List<Type> searched) {
        if (searched.contains(type)) {
            return false;
        }
        searched.add(type);
        if (type.qualifiedName().equals(name)) {
            return true;
        }
        for (Inheritance base : type.parts().bases()) {
            if (base.type().get().stripped() instanceof CompositeType above
                    && inherits(above, name, searched)) {
                return true;
            }
        }
        return false;
    }

    private Optional<Type> fromTypeInformation(long at) {
        OptionalLong information = word(at, false);
        OptionalLong name =
                information.isEmpty() || information.getAsLong() == 0
                        ? OptionalLong.empty()
                        : word(information.getAsLong() + pointerSize, false);
        return name.isEmpty()
                ? Optional.empty()
                : MangledNames.plain(text(name.getAsLong()))
                        .flatMap(object.context().objects()::type);
    }

    /** The functions in the vtable of a class that has a destructor are its own at least once. */
    private Optional<Type> fromFunctions(long vtable) {
        CompositeType found = null;
        for (int i = 0; i < MAX_SLOTS; i++) {
            OptionalLong slot = word(vtable + (long) i * pointerSize, false);
            if (slot.isEmpty() || slot.getAsLong() == 0) {
                break;
            }
            Optional<Type> owner =
                    object.frame().codeInTable(slot.getAsLong())
                                    instanceof Answer.Known<Long>(Long pc)
                            ? object.context().objects().classOfMethod(pc)
                            : Optional.empty();
            if (owner.isPresent()
                    && owner.get() instanceof CompositeType type
                    && (found == null
                            || inherits(type, found.qualifiedName(), new ArrayList<>()))) {
                found = type;
            }
        }
        return Optional.ofNullable(found);
    }

    private OptionalLong word(long address, boolean signed) {
        return object.frame().readMemory(address, pointerSize)
                        instanceof Answer.Known<byte[]>(byte[] bytes)
                ? OptionalLong.of(Scalars.integer(bytes, signed).longValue())
                : OptionalLong.empty();
    }

    private String text(long address) {
        StringBuilder text = new StringBuilder();
        while (text.length() < MAX_NAME
                && object.frame().readMemory(address + text.length(), 1)
                        instanceof Answer.Known<byte[]>(byte[] next)
                && next[0] != 0) {
            text.append(new String(next, StandardCharsets.ISO_8859_1));
        }
        return text.toString();
    }
}
