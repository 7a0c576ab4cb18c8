package dev.wasmscope.dwarf.view.rust;

import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.type.TypeRef;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.ProgramObjects.NamedObject;
import dev.wasmscope.dwarf.view.ViewContext;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The vtable of a trait object: a function that drops the value, its size, its alignment, and its
 * methods.
 *
 * @param type the type that the vtable is for
 * @param alignment alignment of its values
 */
record RustVtable(Type type, long alignment) {
    private static final String DROP = "drop_in_place<";
    private static final long MAX_ALIGNMENT = 1L << 29;

    /** The vtable at an address; empty if it is none, or one of an unknown type. */
    static Optional<RustVtable> at(long address, int pointerSize, ViewContext context) {
        OptionalLong alignment = context.word(address + 2L * pointerSize, pointerSize);
        boolean possible =
                alignment.isPresent()
                        && Long.bitCount(alignment.getAsLong()) == 1
                        && alignment.getAsLong() <= MAX_ALIGNMENT;
        return possible
                ? type(address, pointerSize, context)
                        .map(type -> new RustVtable(type, alignment.getAsLong()))
                : Optional.empty();
    }

    private static Optional<Type> type(long address, int pointerSize, ViewContext context) {
        return context.objectAt(address)
                .flatMap(object -> recorded(object, context))
                .or(() -> dropped(address, pointerSize, context));
    }

    /** The compiler describes vtables as variables of a type that names the concrete one. */
    private static Optional<Type> recorded(NamedObject object, ViewContext context) {
        TypeRef type =
                object.type().stripped() instanceof CompositeType vtable
                        ? vtable.parts().containingType()
                        : null;
        return type == null
                ? implementor(object.name()).flatMap(context::type)
                : Optional.of(type.get());
    }

    /** The {@code T} of {@code <T as Trait>::{vtable}}. */
    private static Optional<String> implementor(String name) {
        int depth = 0;
        for (int i = 0; i < name.length() && name.startsWith("<"); i++) {
            depth += name.charAt(i) == '<' ? 1 : name.charAt(i) == '>' ? -1 : 0;
            if (depth == 1 && name.startsWith(" as ", i)) {
                return Optional.of(name.substring(1, i));
            }
        }
        return Optional.empty();
    }

    /**
     * Without debug information of the vtable, the function that drops the value names its type.
     */
    private static Optional<Type> dropped(long address, int pointerSize, ViewContext context) {
        OptionalLong drop = context.word(address, pointerSize);
        Optional<String> function =
                drop.isPresent() && drop.getAsLong() != 0
                        ? context.function(drop.getAsLong())
                        : Optional.empty();
        return function.filter(name -> name.contains(DROP) && name.endsWith(">"))
                .map(name -> name.substring(name.indexOf(DROP) + DROP.length(), name.length() - 1))
                .flatMap(context::type);
    }

    /** The place of a value that follows a header. */
    long aligned(long address) {
        return (address + alignment - 1) & -alignment;
    }

    /** The value behind a trait object. */
    AvailableValue concrete(String name, long address, ViewContext context) {
        return context.at(name, type, address);
    }
}
