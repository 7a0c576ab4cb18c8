package dev.wasmscope.session.expression;

import dev.wasmscope.dwarf.type.BaseType;
import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.EnumerationType;
import dev.wasmscope.dwarf.type.Inheritance;
import dev.wasmscope.dwarf.type.Member;
import dev.wasmscope.dwarf.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Members of objects in conditions: of the class itself, of its bases, virtual ones too, and of
 * members without a name; bit fields as numbers. Each type is searched once, since broken
 * information may have it among its own bases.
 */
final class QuickMembers {
    private final LiveNumbers live;
    private final ScalarTypes types;
    private final int pointerSize;

    QuickMembers(LiveNumbers live, ScalarTypes types, int pointerSize) {
        this.live = live;
        this.types = types;
        this.pointerSize = pointerSize;
    }

    /** The member of an object; null if there is none, or none that can be read like this. */
    @Nullable Quick find(CompositeType type, LongSupplier address, String name) {
        return find(type, address, name, new ArrayList<>());
    }

    private @Nullable Quick find(
            CompositeType type, LongSupplier address, String name, List<Type> searched) {
        if (!type.parts().variantParts().isEmpty() || searched.contains(type)) {
            return null;
        }
        searched.add(type);
        for (Member member : type.parts().members()) {
            if (member.name().equals(name)) {
                return member.isStatic() ? null : read(member, address);
            }
        }
        for (Inheritance base : type.parts().bases()) {
            Quick found = inside(base.type().get(), start(base, address), name, searched);
            if (found != null) {
                return found;
            }
        }
        for (Member member : type.parts().members()) {
            long at = member.byteOffset();
            Quick found =
                    member.name().isEmpty() && !member.isStatic()
                            ? inside(
                                    member.type().get(),
                                    () -> address.getAsLong() + at,
                                    name,
                                    searched)
                            : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Quick inside(
            Type type, LongSupplier address, String name, List<Type> searched) {
        return type.stripped() instanceof CompositeType composite
                ? find(composite, address, name, searched)
                : null;
    }

    /** The object's table of virtual functions says where its virtual bases are. */
    private LongSupplier start(Inheritance base, LongSupplier object) {
        if (!base.isVirtual()) {
            long at = base.byteOffset();
            return () -> object.getAsLong() + at;
        }
        long entry = base.vtableOffset();
        return () -> {
            long address = object.getAsLong();
            long table = live.load(address, pointerSize);
            long offset = live.load(table + entry, pointerSize);
            return address + (pointerSize == 4 ? (int) offset : offset);
        };
    }

    private @Nullable Quick read(Member member, LongSupplier address) {
        Type type = member.type().get().stripped();
        Member.BitField bits = member.bits();
        if (bits != null) {
            return bitField(type, bits, address);
        }
        long at = member.byteOffset();
        return new Quick.Object(type, () -> address.getAsLong() + at);
    }

    /** At most 8 bytes hold it; of more the general way takes care. */
    private @Nullable Quick bitField(Type type, Member.BitField bits, LongSupplier address) {
        int shift = (int) (bits.bitOffset() & 7);
        int bytes = shift + bits.bitSize() + 7 >> 3;
        BaseType shown =
                switch (type) {
                    case BaseType base when Quick.isInteger(base) -> base;
                    case EnumerationType enumeration when enumeration.size() <= 8 ->
                            types.integer(
                                    (int) Math.max(4, enumeration.size()), enumeration.isSigned());
                    default -> null;
                };
        if (shown == null || bytes > 8) {
            return null;
        }
        boolean signed =
                type instanceof BaseType base
                        ? base.encoding().isSigned()
                        : shown.encoding().isSigned();
        long first = bits.bitOffset() >> 3;
        int unused = 64 - bits.bitSize();
        LongSupplier code =
                () -> {
                    long at = address.getAsLong() + first;
                    long word = 0;
                    for (int i = 0; i < bytes; i++) {
                        word |= live.load(at + i, 1) << 8 * i;
                    }
                    long left = word >>> shift << unused;
                    return signed ? left >> unused : left >>> unused;
                };
        return new Quick.Number(shown, Quick.wrapped(code, shown));
    }

    /** Whether a class has a member of that name, its own, of a base, or of one without a name. */
    static boolean has(Type type, String name) {
        return has(type, name, new ArrayList<>());
    }

    private static boolean has(Type type, String name, List<Type> searched) {
        if (!(type.stripped() instanceof CompositeType composite) || searched.contains(composite)) {
            return false;
        }
        searched.add(composite);
        return composite.parts().members().stream()
                        .anyMatch(
                                member ->
                                        member.name().equals(name)
                                                || member.name().isEmpty()
                                                        && has(member.type().get(), name, searched))
                || composite.parts().bases().stream()
                        .anyMatch(base -> has(base.type().get(), name, searched));
    }
}
