package dev.wasmscope.dwarf.view;

import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.Inheritance;
import dev.wasmscope.dwarf.type.Member;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.view.TextLayout.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds where in an object of a library's class a member lies, whatever holds it there. */
final class Places {
    private Places() {}

    /** A member and how far it is from the start of the object. */
    record Place(Member member, long offset) {
        Type type() {
            return member.type().get().stripped();
        }

        Field field() {
            Member.BitField bits = member.bits();
            if (bits == null) {
                int size = (int) type().byteSize().orElse(4);
                return new Field(offset, size, 0, 8 * size);
            }
            long from = 8 * (offset - member.byteOffset()) + bits.bitOffset();
            int size = 1;
            while (size < 8 && (from & 8L * size - 1) + bits.bitSize() > 8L * size) {
                size *= 2;
            }
            long start = from / (8L * size) * size;
            return new Field(start, size, (int) (from - 8 * start), bits.bitSize());
        }
    }

    /** The first member that is wanted, of the type itself, else of its members and bases. */
    static @Nullable Place find(CompositeType type, Predicate<Member> wanted) {
        return find(type, 0, wanted, new ArrayList<>());
    }

    /**
     * A member of a type itself or of its bases, not of its members: these may have one of that
     * name for something else.
     *
     * @param offset of the type in the object
     */
    static @Nullable Place member(CompositeType type, long offset, String name) {
        for (Member member : type.parts().members()) {
            if (!member.isStatic() && member.name().equals(name)) {
                return new Place(member, offset + member.byteOffset());
            }
        }
        for (Inheritance base : type.parts().bases()) {
            Place found =
                    !base.isVirtual() && base.type().get().stripped() instanceof CompositeType own
                            ? member(own, offset + base.byteOffset(), name)
                            : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    static boolean isPointer(Member member) {
        return member.type().get().stripped() instanceof PointerType;
    }

    /** A member of a member. */
    static @Nullable Place part(Place of, String name) {
        return of.type() instanceof CompositeType type
                ? find(type, of.offset(), named(name), new ArrayList<>())
                : null;
    }

    static Predicate<Member> named(String name) {
        return member -> member.name().equals(name);
    }

    /**
     * The first member that is wanted, of the type itself, else of its members and bases; each type
     * is searched once.
     */
    private static @Nullable Place find(
            CompositeType type, long offset, Predicate<Member> wanted, List<Type> searched) {
        searched.add(type);
        List<Member> members =
                type.parts().members().stream().filter(member -> !member.isStatic()).toList();
        for (Member member : members) {
            if (wanted.test(member)) {
                return new Place(member, offset + member.byteOffset());
            }
        }
        for (Member member : members) {
            Place found =
                    inside(member.type().get(), offset + member.byteOffset(), wanted, searched);
            if (found != null) {
                return found;
            }
        }
        for (Inheritance base : type.parts().bases()) {
            Place found =
                    base.isVirtual()
                            ? null
                            : inside(
                                    base.type().get(),
                                    offset + base.byteOffset(),
                                    wanted,
                                    searched);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable Place inside(
            Type type, long offset, Predicate<Member> wanted, List<Type> searched) {
        return type.stripped() instanceof CompositeType composite && !searched.contains(composite)
                ? find(composite, offset, wanted, searched)
                : null;
    }
}
