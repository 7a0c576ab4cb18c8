package dev.wasmscope.dwarf.view.rust;

import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code Vec<T>}: a buffer and how many elements of it are in use. */
final class RustVec implements ValueView {
    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        Optional<Type> element =
                RustTypes.library(raw, "Vec").flatMap(type -> RustTypes.argument(type, 0));
        if (element.isEmpty()) {
            return Optional.empty();
        }
        OptionalLong at = elements(raw, context);
        OptionalLong length = context.number(raw, "len");
        return at.isPresent() && length.isPresent()
                ? Optional.of(
                        RustSequence.of(
                                raw,
                                context,
                                "Vec",
                                element.get(),
                                at.getAsLong(),
                                length.getAsLong()))
                : Optional.empty();
    }

    /** Where the elements of a {@code Vec} or {@code VecDeque} begin; 1.63 has no {@code inner}. */
    static OptionalLong elements(AvailableValue vec, ViewContext context) {
        return RustTypes.address(vec, context, "buf.inner.ptr", "buf.ptr");
    }
}
