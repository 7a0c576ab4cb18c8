package dev.wasmscope.dwarf.view;

import dev.wasmscope.dwarf.type.ArrayType;
import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.Inheritance;
import dev.wasmscope.dwarf.type.Member;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.view.TextLayout.Field;
import dev.wasmscope.dwarf.view.TextLayout.Small;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text types whose layout is known: {@code std::string} and {@code std::string_view} of libc++
 * with characters of one byte, {@code String} and {@code &str} of Rust, Zig's slices of bytes.
 */
public final class TextLayouts {
    private static final Pattern STRING =
            Pattern.compile("std::(?:__\\w+::)?basic_string<char,.*", Pattern.DOTALL);
    private static final Pattern VIEW =
            Pattern.compile("std::(?:__\\w+::)?basic_string_view<char,.*", Pattern.DOTALL);

    private TextLayouts() {}

    /** A member and how far it is from the start of the object. */
    private record Place(Member member, long offset) {
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

    /** The layout of a type, without its typedefs; empty if it is no such type. */
    public static Optional<TextLayout> of(Type type) {
        if (!(type.stripped() instanceof CompositeType composite)
                || composite.byteSize().isEmpty()) {
            return Optional.empty();
        }
        String name = composite.qualifiedName();
        if (STRING.matcher(name).matches()) {
            return string(composite);
        }
        if (VIEW.matcher(name).matches()) {
            return slice(composite, "__data_", "__size_");
        }
        return switch (name) {
            case "&str" -> slice(composite, "data_ptr", "length");
            case "[]u8", "[]const u8" -> slice(composite, "ptr", "len");
            case "alloc::string::String" -> rustString(composite);
            default -> Optional.empty();
        };
    }

    private static Optional<TextLayout> slice(CompositeType type, String pointer, String length) {
        Place at = find(type, 0, named(pointer), new ArrayList<>());
        Place size = find(type, 0, named(length), new ArrayList<>());
        return at == null || size == null || !(at.type() instanceof PointerType)
                ? Optional.empty()
                : Optional.of(new TextLayout(type, at.field(), size.field(), null, null));
    }

    private static Optional<TextLayout> rustString(CompositeType type) {
        Place pointer = find(type, 0, member -> isPointer(member), new ArrayList<>());
        Place length = find(type, 0, named("len"), new ArrayList<>());
        return pointer == null || length == null
                ? Optional.empty()
                : Optional.of(new TextLayout(type, pointer.field(), length.field(), null, null));
    }

    private static boolean isPointer(Member member) {
        return member.type().get().stripped() instanceof PointerType;
    }

    private static Optional<TextLayout> string(CompositeType type) {
        Place shorter = find(type, 0, named("__s"), new ArrayList<>());
        Place longer = find(type, 0, named("__l"), new ArrayList<>());
        if (shorter == null || longer == null) {
            return Optional.empty();
        }
        Place data = part(shorter, "__data_");
        Place size = part(shorter, "__size_");
        Place pointer = part(longer, "__data_");
        Place length = part(longer, "__size_");
        Place capacity = part(longer, "__cap_");
        Place flag = part(shorter, "__is_long_");
        if (data == null
                || size == null
                || pointer == null
                || length == null
                || !(data.type() instanceof ArrayType room)) {
            return Optional.empty();
        }
        Field units = size.field();
        // before LLVM 15 the lowest bit of the size is the flag
        Field isLong = flag == null ? new Field(units.offset(), units.bytes(), 0, 1) : flag.field();
        Field count =
                flag == null
                        ? new Field(units.offset(), units.bytes(), 1, units.bits() - 1)
                        : units;
        Small small = new Small(isLong, count, data.offset(), (int) room.byteSize().orElse(0));
        return Optional.of(
                new TextLayout(
                        type,
                        pointer.field(),
                        length.field(),
                        capacity == null ? null : capacity.field(),
                        small));
    }

    private static @Nullable Place part(Place of, String name) {
        return of.type() instanceof CompositeType type
                ? find(type, of.offset(), named(name), new ArrayList<>())
                : null;
    }

    private static Predicate<Member> named(String name) {
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
