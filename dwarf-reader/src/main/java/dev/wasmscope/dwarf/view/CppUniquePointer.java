package dev.wasmscope.dwarf.view;

import dev.wasmscope.dwarf.value.AvailableValue;
import java.util.Optional;

/** {@code std::unique_ptr} of libc++: its pointer and what that leads to. */
final class CppUniquePointer implements ValueView {
    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        return CppNames.standard(raw, "unique_ptr").isEmpty()
                ? Optional.empty()
                : CppNames.unpacked(raw, context, "__ptr_")
                        .flatMap(pointer -> CppPointers.view(raw, context, pointer, ""));
    }
}
