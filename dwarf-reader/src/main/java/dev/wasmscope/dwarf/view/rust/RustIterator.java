package dev.wasmscope.dwarf.view.rust;

import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.Optional;
import java.util.OptionalLong;

/** Iterators of slices and of vectors: the elements that are still to come. */
final class RustIterator implements ValueView {
    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        Optional<CompositeType> type = RustTypes.library(raw, "Iter", "IterMut", "IntoIter");
        Optional<Type> element = type.flatMap(iterator -> RustTypes.argument(iterator, 0));
        OptionalLong start = RustTypes.address(raw, context, "ptr");
        OptionalLong end = RustTypes.address(raw, context, "end", "end_or_len");
        if (element.isEmpty() || start.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        long size = element.get().byteSize().orElse(0);
        long bytes = end.getAsLong() - start.getAsLong();
        if (size == 0 || bytes < 0 || bytes % size != 0) {
            return Optional.empty();
        }
        return Optional.of(
                RustSequence.of(
                        raw, context, "iterator", element.get(), start.getAsLong(), bytes / size));
    }
}
