package dev.wasmscope.dwarf.view.cpp;

import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.Optional;

/** {@code std::atomic} of libc++: what it holds. */
final class CppAtomic implements ValueView {
    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        return context.member(raw, "__a_", "__a_value").map(ViewedValue::like);
    }
}
