package dev.wasmscope.dwarf.view;

import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.ChildSource;
import dev.wasmscope.dwarf.value.Nesting;
import dev.wasmscope.dwarf.value.Presentation;
import dev.wasmscope.dwarf.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value as a view shows it. Nothing is read before it is asked for.
 *
 * @param text the value on one line; {@link Nesting#of} gives the text of a part, {@link
 *     Nesting#list} that of several
 * @param childCount number of children
 * @param source gives the children
 * @param pointee what a smart pointer leads to, else null
 * @param isPlain whether it is only the way its language writes the members
 * @param isKeyed whether the children are entries, whose names are keys
 */
public record ViewedValue(
        Function<Nesting, String> text,
        long childCount,
        ChildSource source,
        @Nullable Value pointee,
        boolean isPlain,
        boolean isKeyed)
        implements Presentation {
    /** A value that is shown as something else than its members. */
    public ViewedValue(
            Function<Nesting, String> text,
            long childCount,
            ChildSource source,
            @Nullable Value pointee) {
        this(text, childCount, source, pointee, false, false);
    }

    /** The same, when its language writes the members themselves so. */
    public ViewedValue plain() {
        return new ViewedValue(text, childCount, source, pointee, true, isKeyed);
    }

    /** The same, when its children are the entries of a map. */
    public ViewedValue keyed() {
        return new ViewedValue(text, childCount, source, pointee, isPlain, true);
    }

    /** A value without children: a text, a number. */
    public static ViewedValue leaf(String text) {
        return new ViewedValue(_ -> text, 0, ChildSource.NONE, null);
    }

    /** A value with children. */
    public static ViewedValue of(Function<Nesting, String> text, long count, ChildSource source) {
        return new ViewedValue(text, count, source, null);
    }

    /** A value with children that are known already. */
    public static ViewedValue of(Function<Nesting, String> text, List<Value> children) {
        return new ViewedValue(text, children.size(), ChildSource.of(children), null);
    }

    /**
     * A sequence: {@code size=3 {1, 2, 3}}.
     *
     * @param before stands before the elements, such as {@code size=3 }
     */
    public static ViewedValue sequence(
            String before, String open, String close, long count, ChildSource elements) {
        return of(nesting -> before + nesting.list(count, elements, open, close), count, elements);
    }

    /** A sequence as C++ shows it. */
    public static ViewedValue sequence(long count, ChildSource elements) {
        return sequence("size=" + count + " ", "{", "}", count, elements);
    }

    /** Something that leads to one other value, which is its only child. */
    public static ViewedValue pointer(Function<Nesting, String> text, Value target) {
        return new ViewedValue(text, 1, ChildSource.of(List.of(target)), target);
    }

    /** Something around one other value, which its line shows alone. */
    public static ViewedValue holder(AvailableValue raw, Value held) {
        return pointer(nesting -> nesting.outer().of(held), held.named("*" + raw.name()));
    }

    /** Another value in its place, such as what a wrapper wraps. */
    public static ViewedValue like(Value other) {
        return of(nesting -> nesting.outer().of(other), other.childCount(), other::children);
    }

    /**
     * A value whose content cannot be true: its members and why.
     *
     * @param what the type as people call it, such as {@code std::map}
     * @param why such as "its size is negative"
     */
    public static ViewedValue invalid(AvailableValue raw, String what, String why) {
        String note = "<not a valid " + what + ": " + why + ">";
        AvailableValue members = raw.raw();
        return of(_ -> note, members.childCount(), members::children);
    }

    @Override
    public String summary(Nesting nesting) {
        return text.apply(nesting);
    }

    @Override
    public List<Value> children(long from, int count) {
        return source.children(from, count);
    }

    @Override
    public Optional<Value> target() {
        return Optional.ofNullable(pointee);
    }
}
