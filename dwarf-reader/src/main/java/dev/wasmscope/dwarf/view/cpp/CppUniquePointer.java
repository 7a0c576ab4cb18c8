package dev.wasmscope.dwarf.view.cpp;

import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.Optional;

/** {@code std::unique_ptr} of libc++: its pointer and what that leads to. */
final class CppUniquePointer implements ValueView {
    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        return CppNames.unpacked(raw, context, "__ptr_")
                .flatMap(pointer -> CppPointers.view(raw, context, pointer, ""));
    }
}
