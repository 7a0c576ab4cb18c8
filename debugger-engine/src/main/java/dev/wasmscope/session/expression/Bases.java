package dev.wasmscope.session.expression;

import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.Inheritance;
import dev.wasmscope.dwarf.type.Type;
import java.util.OptionalLong;

/** Where in an object the part is that it inherits from another class. */
final class Bases {
    private static final int MAX_DEPTH = 16;

    private Bases() {}

    /**
     * Bytes from the start of an object to the part of a class.
     *
     * @return empty if it does not inherit from the class, or in a way that only the object knows
     */
    static OptionalLong offset(Type object, Type base) {
        return offset(object, base, 0);
    }

    private static OptionalLong offset(Type object, Type base, int depth) {
        Type from = object.stripped();
        Type to = base.stripped();
        if (from.name().equals(to.name())) {
            return OptionalLong.of(0);
        }
        if (!(from instanceof CompositeType composite) || depth > MAX_DEPTH) {
            return OptionalLong.empty();
        }
        for (Inheritance part : composite.parts().bases()) {
            OptionalLong inside =
                    part.isVirtual()
                            ? OptionalLong.empty()
                            : offset(part.type().get(), to, depth + 1);
            if (inside.isPresent()) {
                return OptionalLong.of(part.byteOffset() + inside.getAsLong());
            }
        }
        return OptionalLong.empty();
    }
}
