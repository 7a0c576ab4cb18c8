package dev.wasmscope.dwarf.view.rust;

import dev.wasmscope.dwarf.section.Language;
import dev.wasmscope.dwarf.type.BaseType;
import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.Member;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.type.TemplateArgument;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.view.ViewContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/** What the views of Rust know of its types in common. */
final class RustTypes {
    private static final Set<String> LIBRARIES = Set.of("core", "alloc", "std", "hashbrown");
    private static final int MAX_WRAPPERS = 12;

    private RustTypes() {}

    /** The type of a value if it is a structure, enum or union of a Rust program. */
    static Optional<CompositeType> composite(AvailableValue value) {
        return value.plainType() instanceof CompositeType type
                        && type.language() == Language.RUST
                        && !type.isIncomplete()
                ? Optional.of(type)
                : Optional.empty();
    }

    /** The type of a value if it is a type of the standard library with one of these names. */
    static Optional<CompositeType> library(AvailableValue value, String... names) {
        return composite(value).filter(type -> isLibrary(type.qualifiedName(), names));
    }

    private static boolean isLibrary(String qualified, String... names) {
        int crate = qualified.indexOf("::");
        return crate > 0
                && LIBRARIES.contains(qualified.substring(0, crate))
                && List.of(names).contains(plainName(qualified));
    }

    /** The name without path and generic arguments: {@code Vec}. */
    static String plainName(String qualified) {
        int depth = 0;
        int start = 0;
        int end = qualified.length();
        for (int i = 0; i < qualified.length(); i++) {
            switch (qualified.charAt(i)) {
                case '<', '(', '[', '{' -> {
                    if (depth++ == 0 && qualified.charAt(i) == '<' && i > start) {
                        end = i;
                    }
                }
                case '>', ')', ']', '}' -> depth -= isArrow(qualified, i) ? 0 : 1;
                case ':' -> {
                    if (depth == 0) {
                        start = i + 1;
                        end = qualified.length();
                    }
                }
                default -> {}
            }
        }
        return qualified.substring(start, end);
    }

    private static boolean isArrow(String name, int at) {
        return name.charAt(at) == '>' && at > 0 && name.charAt(at - 1) == '-';
    }

    /** A generic argument that is a type. */
    static Optional<Type> argument(CompositeType type, int index) {
        List<TemplateArgument> arguments = type.parts().templateArguments();
        return index < arguments.size()
                ? Optional.of(arguments.get(index).type().get())
                : Optional.empty();
    }

    /** The first of several paths of members, written {@code buf.inner.ptr}, that a value has. */
    static Optional<AvailableValue> member(
            AvailableValue value, ViewContext context, String... paths) {
        for (String path : paths) {
            Optional<AvailableValue> found = context.member(value, path.split("\\."));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The number in the first of several paths of members, whatever it is wrapped in. */
    static OptionalLong number(AvailableValue value, ViewContext context, String... paths) {
        return scalar(member(value, context, paths), at -> number(context, at));
    }

    /** The address in the first of several paths of members, whatever it is wrapped in. */
    static OptionalLong address(AvailableValue value, ViewContext context, String... paths) {
        return scalar(member(value, context, paths), at -> address(context, at));
    }

    private static OptionalLong scalar(
            Optional<AvailableValue> member, Function<AvailableValue, OptionalLong> read) {
        return member.isPresent() ? read.apply(member.get()) : OptionalLong.empty();
    }

    /** The number that a value consists of, such as {@code NonZero<u32>} or {@code Cell<isize>}. */
    static OptionalLong number(ViewContext context, AvailableValue value) {
        AvailableValue inner = unwrap(value, context);
        return inner.plainType() instanceof CompositeType
                ? OptionalLong.empty()
                : context.number(inner);
    }

    /** The address in a pointer, in {@code Unique}, in {@code NonNull}, in a pointer to a slice. */
    static OptionalLong address(ViewContext context, AvailableValue value) {
        AvailableValue inner = unwrap(value, context);
        return switch (inner.plainType()) {
            case PointerType _, BaseType _ -> context.number(inner);
            default -> number(inner, context, "data_ptr", "pointer");
        };
    }

    /** What is left after taking off structures and unions around a single member with a size. */
    static AvailableValue unwrap(AvailableValue value, ViewContext context) {
        AvailableValue at = value;
        for (int i = 0; i < MAX_WRAPPERS; i++) {
            Optional<AvailableValue> inner = onlyMember(at, context);
            if (inner.isEmpty()) {
                return at;
            }
            at = inner.get();
        }
        return at;
    }

    /** The member of a structure that has a size, if there is exactly one. */
    static Optional<AvailableValue> onlyMember(AvailableValue value, ViewContext context) {
        if (!(value.plainType() instanceof CompositeType type)
                || !type.parts().variantParts().isEmpty()) {
            return Optional.empty();
        }
        List<Member> sized =
                type.parts().members().stream()
                        .filter(member -> !member.isStatic())
                        .filter(member -> member.type().get().byteSize().orElse(1) > 0)
                        .toList();
        return sized.size() == 1
                ? context.member(value, sized.getFirst().name())
                : Optional.empty();
    }
}
