package dev.wasmscope.dwarf.view.zig;

import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.EnumerationType;
import dev.wasmscope.dwarf.type.EnumerationType.Enumerator;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.ChildSource;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code union(enum)}: the field that the tag names, {@code circle: 1.5}. */
final class ZigTaggedUnion implements ValueView {
    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        Optional<AvailableValue> tag =
                ZigViews.structure(raw).flatMap(_ -> context.member(raw, "tag"));
        Optional<AvailableValue> payload = tag.flatMap(_ -> context.member(raw, "payload"));
        OptionalLong number = tag.isPresent() ? context.number(tag.get()) : OptionalLong.empty();
        if (number.isEmpty()
                || !(tag.get().plainType() instanceof EnumerationType type)
                || !isUnion(payload)) {
            return Optional.empty();
        }
        Optional<String> name =
                type.enumerators().stream()
                        .filter(enumerator -> enumerator.value() == number.getAsLong())
                        .map(Enumerator::name)
                        .findFirst();
        return Optional.of(
                name.isEmpty()
                        ? ViewedValue.invalid(raw, "union", "its tag is " + number.getAsLong())
                        : view(name.get(), context.member(payload.get(), name.get())));
    }

    private static boolean isUnion(Optional<AvailableValue> payload) {
        return payload.isPresent()
                && payload.get().plainType() instanceof CompositeType type
                && type.kind() == CompositeType.Kind.UNION;
    }

    /** A field without a value has no member. */
    private static ViewedValue view(String name, Optional<AvailableValue> field) {
        return field.isEmpty()
                ? ViewedValue.leaf(name)
                : new ViewedValue(
                        nesting -> name + ": " + nesting.of(field.get()),
                        1,
                        ChildSource.of(List.of(field.get())),
                        null);
    }
}
