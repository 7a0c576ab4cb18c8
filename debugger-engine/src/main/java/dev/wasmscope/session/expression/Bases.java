package dev.wasmscope.session.expression;

import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.Inheritance;
import dev.wasmscope.dwarf.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Where in an object the part is that it inherits from another class. */
final class Bases {
    private Bases() {}

    /**
     * Bytes from the start of an object to the part of a class.
     *
     * @return empty if it does not inherit from the class, or in a way that only the object knows
     */
    static OptionalLong offset(Type object, Type base) {
        return offset(object, base, new ArrayList<>());
    }

    /**
     * Each type is searched once: where it does not inherit from the class, a second part of the
     * same type does not either, and broken information may have a type among its own bases.
     */
    private static OptionalLong offset(Type object, Type base, List<Type> searched) {
        Type from = object.stripped();
        Type to = base.stripped();
        if (from.name().equals(to.name())) {
            return OptionalLong.of(0);
        }
        if (!(from instanceof CompositeType composite) || searched.contains(from)) {
            return OptionalLong.empty();
        }
        searched.add(from);
        for (Inheritance part : composite.parts().bases()) {
            OptionalLong inside =
                    part.isVirtual()
                            ? OptionalLong.empty()
                            : offset(part.type().get(), to, searched);
            if (inside.isPresent()) {
                return OptionalLong.of(part.byteOffset() + inside.getAsLong());
            }
        }
        return OptionalLong.empty();
    }
}
