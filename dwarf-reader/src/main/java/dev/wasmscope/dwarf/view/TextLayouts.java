package dev.wasmscope.dwarf.view;

import dev.wasmscope.dwarf.type.ArrayType;
import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.view.TextLayout.Field;
import dev.wasmscope.dwarf.view.TextLayout.Small;
import java.util.Optional;
import java.util.regex.Pattern;

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
        Places.Place at = Places.find(type, Places.named(pointer));
        Places.Place size = Places.find(type, Places.named(length));
        return at == null || size == null || !(at.type() instanceof PointerType)
                ? Optional.empty()
                : Optional.of(new TextLayout(type, at.field(), size.field(), null, null));
    }

    private static Optional<TextLayout> rustString(CompositeType type) {
        Places.Place pointer = Places.find(type, Places::isPointer);
        Places.Place length = Places.find(type, Places.named("len"));
        return pointer == null || length == null
                ? Optional.empty()
                : Optional.of(new TextLayout(type, pointer.field(), length.field(), null, null));
    }

    private static Optional<TextLayout> string(CompositeType type) {
        Places.Place shorter = Places.find(type, Places.named("__s"));
        Places.Place longer = Places.find(type, Places.named("__l"));
        if (shorter == null || longer == null) {
            return Optional.empty();
        }
        Places.Place data = Places.part(shorter, "__data_");
        Places.Place size = Places.part(shorter, "__size_");
        Places.Place pointer = Places.part(longer, "__data_");
        Places.Place length = Places.part(longer, "__size_");
        Places.Place capacity = Places.part(longer, "__cap_");
        Places.Place flag = Places.part(shorter, "__is_long_");
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
}
