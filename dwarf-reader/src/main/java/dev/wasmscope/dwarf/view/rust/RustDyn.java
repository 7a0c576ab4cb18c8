package dev.wasmscope.dwarf.view.rust;

import dev.wasmscope.dwarf.type.RustTypeNames;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.ChildSource;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code &dyn Trait}, {@code Box<dyn Trait>}: the value with its concrete type. */
final class RustDyn implements ValueView {
    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        OptionalLong address = context.number(raw, "pointer");
        OptionalLong table = context.number(raw, "vtable");
        if (RustTypes.composite(raw).isEmpty() || address.isEmpty() || table.isEmpty()) {
            return Optional.empty();
        }
        int pointerSize = (int) (raw.type().byteSize().orElse(8) / 2);
        Optional<RustVtable> vtable = RustVtable.at(table.getAsLong(), pointerSize, context);
        if (vtable.isEmpty()) {
            String why = "no vtable is known at 0x" + Long.toHexString(table.getAsLong());
            return Optional.of(ViewedValue.invalid(raw, "trait object", why));
        }
        AvailableValue value =
                vtable.get().concrete("*" + raw.name(), address.getAsLong(), context);
        return Optional.of(
                RustReference.isReadable(value)
                        ? view(value)
                        : ViewedValue.invalid(
                                raw,
                                "trait object",
                                "0x"
                                        + Long.toHexString(address.getAsLong())
                                        + " is not in memory"));
    }

    /** The view of a pointer to a value whose type only the running program knows. */
    static ViewedValue view(AvailableValue value) {
        String type = RustTypeNames.shortened(value.typeName());
        ViewedValue like = ViewedValue.like(value);
        return new ViewedValue(
                nesting -> named(type, like.text().apply(nesting)),
                1,
                ChildSource.of(List.of(value)),
                value);
    }

    /** Structures say their names themselves. */
    private static String named(String type, String text) {
        return text.startsWith(type) || text.startsWith(RustClosure.NAME)
                ? text
                : type + ": " + text;
    }
}
