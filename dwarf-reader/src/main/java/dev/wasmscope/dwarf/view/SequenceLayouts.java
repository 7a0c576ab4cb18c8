package dev.wasmscope.dwarf.view;

import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.Member;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.view.TextLayout.Field;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The classes whose layout is known that hold elements or point to an object: {@code std::vector},
 * {@code std::span}, {@code std::unique_ptr} and {@code std::shared_ptr} of libc++, {@code Vec} and
 * slices of Rust.
 */
public final class SequenceLayouts {
    private static final Pattern STANDARD =
            Pattern.compile(
                    "std::(?:__\\w+::)?(vector|span|unique_ptr|shared_ptr)<.*", Pattern.DOTALL);
    private static final Pattern RUST_SLICE = Pattern.compile("&(?:mut )?\\[.*\\]");
    private static final String RUST_VECTOR = "alloc::vec::Vec<";

    private SequenceLayouts() {}

    /** The layout of a type, without its typedefs; empty if it is no such type. */
    public static Optional<SequenceLayout> of(Type type) {
        if (!(type.stripped() instanceof CompositeType composite)) {
            return Optional.empty();
        }
        String name = composite.qualifiedName();
        if (name.startsWith(RUST_VECTOR)) {
            return counted(composite, Standard.argument(composite, 0), Places::isPointer, "len");
        }
        if (RUST_SLICE.matcher(name).matches()) {
            return counted(composite, null, Places.named("data_ptr"), "length");
        }
        return switch (standard(name)) {
            case "vector" -> vector(composite);
            case "span" ->
                    counted(
                            composite,
                            Standard.argument(composite, 0),
                            Places.named("__data_"),
                            "__size_");
            default -> Optional.empty();
        };
    }

    /**
     * Where a smart pointer keeps its pointer; empty if the type is none.
     *
     * @param type the pointer's
     * @param at where it is in the object
     */
    public record Pointer(PointerType type, Field at) {}

    /** The pointer in objects of a class of smart pointers. */
    public static Optional<Pointer> pointer(Type type) {
        if (!(type.stripped() instanceof CompositeType composite)
                || !standard(composite.qualifiedName()).endsWith("_ptr")) {
            return Optional.empty();
        }
        Places.Place at = Places.find(composite, Places::isPointer);
        return at != null && at.type() instanceof PointerType pointer
                ? Optional.of(new Pointer(pointer, at.field()))
                : Optional.empty();
    }

    private static String standard(String name) {
        Matcher matcher = STANDARD.matcher(name);
        return matcher.matches() ? matcher.group(1) : "";
    }

    /** A vector of {@code bool} has no such pointers: its elements are bits. */
    private static Optional<SequenceLayout> vector(CompositeType type) {
        Places.Place begin = Places.find(type, pointer("__begin_"));
        Places.Place end = Places.find(type, pointer("__end_"));
        Places.Place limit = Places.find(type, pointer("__cap_"));
        Places.Place pair = Places.find(type, Places.named("__end_cap_"));
        if (limit == null && pair != null) {
            limit = Places.isPointer(pair.member()) ? pair : Places.part(pair, "__value_");
        }
        Type element = Standard.argument(type, 0);
        long stride = element == null ? 0 : element.byteSize().orElse(0);
        return begin == null || end == null || limit == null || element == null || stride <= 0
                ? Optional.empty()
                : Optional.of(
                        new SequenceLayout(
                                element, stride, begin.field(), end.field(), null, limit.field()));
    }

    private static Optional<SequenceLayout> counted(
            CompositeType type, @Nullable Type known, Predicate<Member> start, String count) {
        Places.Place pointer = Places.find(type, start);
        Places.Place number = Places.find(type, Places.named(count));
        if (pointer == null || number == null || !(pointer.type() instanceof PointerType target)) {
            return Optional.empty();
        }
        Type element = known == null ? target.target().get() : known;
        long stride = element.byteSize().orElse(0);
        return stride <= 0
                ? Optional.empty()
                : Optional.of(
                        new SequenceLayout(
                                element, stride, pointer.field(), null, number.field(), null));
    }

    private static Predicate<Member> pointer(String name) {
        return member -> member.name().equals(name) && Places.isPointer(member);
    }
}
