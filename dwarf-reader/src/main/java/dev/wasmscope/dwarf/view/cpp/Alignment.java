package dev.wasmscope.dwarf.view.cpp;

import dev.wasmscope.dwarf.type.ArrayType;
import dev.wasmscope.dwarf.type.BaseType;
import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.EnumerationType;
import dev.wasmscope.dwarf.type.Inheritance;
import dev.wasmscope.dwarf.type.Member;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.type.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * Alignment of types as the C ABI of WebAssembly defines it: debug information records it only
 * where the program asks for another one.
 */
public final class Alignment {
    private static final long MAX_ALIGNMENT = 16;

    private Alignment() {}

    /** What addresses of values of a type are multiples of, in bytes; at least 1. */
    static long of(Type type) {
        return of(type, new ArrayList<>());
    }

    /** The first address from {@code offset} on where a value of a type may begin. */
    public static long next(long offset, Type type) {
        long alignment = of(type);
        return (offset + alignment - 1) / alignment * alignment;
    }

    private static long of(Type type, List<Type> searched) {
        return switch (type.stripped()) {
            case BaseType base when base.encoding() == BaseType.Encoding.COMPLEX_FLOAT ->
                    natural(base.size() / 2);
            case BaseType base -> natural(base.size());
            case EnumerationType enumeration -> natural(enumeration.size());
            case PointerType pointer when pointer.kind() == PointerType.Kind.MEMBER ->
                    natural(Math.min(pointer.size(), 4));
            case PointerType pointer -> natural(pointer.size());
            case ArrayType array -> of(array.element().get(), searched);
            case CompositeType composite -> composite(composite, searched);
            default -> 1;
        };
    }

    /** Each type counts once: broken information may have it within itself, many times. */
    private static long composite(CompositeType type, List<Type> searched) {
        if (searched.contains(type)) {
            return 1;
        }
        searched.add(type);
        long alignment = Math.max(1, type.parts().alignment());
        for (Member member : type.parts().members()) {
            if (!member.isStatic()) {
                alignment = Math.max(alignment, of(member.type().get(), searched));
            }
        }
        for (Inheritance base : type.parts().bases()) {
            alignment = Math.max(alignment, of(base.type().get(), searched));
        }
        return alignment;
    }

    /** The power of two that a scalar of some bytes is aligned to. */
    private static long natural(long size) {
        return Math.clamp(Long.highestOneBit(Math.max(1, size)), 1, MAX_ALIGNMENT);
    }
}
