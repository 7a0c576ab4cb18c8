package dev.wasmscope.dwarf.view.rust;

import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code Rc<T>} and {@code Arc<T>}: the value, and how many strong and weak pointers there are. */
final class RustRc implements ValueView {
    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        Optional<CompositeType> type = RustTypes.library(raw, "Rc", "Arc");
        Optional<RustCounted> box = type.flatMap(_ -> RustCounted.of(raw, context));
        return box.isEmpty()
                ? Optional.empty()
                : view(raw, context, box.get(), RustTypes.plainName(type.get().qualifiedName()));
    }

    private static Optional<ViewedValue> view(
            AvailableValue raw, ViewContext context, RustCounted box, String what) {
        OptionalLong strong = box.strong(context);
        OptionalLong weak = box.weak(context);
        if (strong.isEmpty() || weak.isEmpty()) {
            return Optional.of(ViewedValue.invalid(raw, what, "its counters are not in memory"));
        }
        if (strong.getAsLong() < 1 || weak.getAsLong() < 1) {
            String counts = strong.getAsLong() + " strong and " + weak.getAsLong() + " weak";
            return Optional.of(ViewedValue.invalid(raw, what, "it counts " + counts + " pointers"));
        }
        // all strong pointers together hold one weak one
        return box.content(raw, context, what)
                .map(content -> box.view(content, strong.getAsLong(), weak.getAsLong() - 1));
    }
}
