package dev.wasmscope.dwarf.view.rust;

import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code Weak<T>} of {@code Rc} and {@code Arc}, whose value may be gone. */
final class RustWeak implements ValueView {
    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        Optional<RustCounted> box =
                RustTypes.library(raw, "Weak").flatMap(_ -> RustCounted.of(raw, context));
        return box.isEmpty() ? Optional.empty() : view(raw, context, box.get());
    }

    private static Optional<ViewedValue> view(
            AvailableValue raw, ViewContext context, RustCounted box) {
        OptionalLong address = box.address(context);
        long pointerSize = box.pointerSize();
        if (address.isPresent() && address.getAsLong() == -1L >>> (64 - 8 * pointerSize)) {
            return Optional.of(ViewedValue.leaf("(Weak) of nothing"));
        }
        OptionalLong strong = box.strong(context);
        OptionalLong weak = box.weak(context);
        if (strong.isEmpty() || weak.isEmpty()) {
            return Optional.of(ViewedValue.invalid(raw, "Weak", "its counters are not in memory"));
        }
        if (strong.getAsLong() == 0) {
            return Optional.of(box.dropped(weak.getAsLong()));
        }
        return box.content(raw, context, "Weak")
                .map(content -> box.view(content, strong.getAsLong(), weak.getAsLong() - 1))
                .map(view -> prefixed("(Weak) ", view));
    }

    private static ViewedValue prefixed(String prefix, ViewedValue view) {
        return new ViewedValue(
                nesting -> nesting.isDeepest() ? "(Weak)" : prefix + view.text().apply(nesting),
                view.childCount(),
                view.source(),
                view.pointee());
    }
}
