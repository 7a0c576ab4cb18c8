package dev.wasmscope.dwarf.view.cpp;

import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.ChildSource;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.List;
import java.util.Optional;

/** {@code std::pair}: {@code (1, "a")}. */
final class CppPair implements ValueView {
    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        Optional<Value> first = raw.child("first");
        Optional<Value> second = raw.child("second");
        if (first.isEmpty() || second.isEmpty()) {
            return Optional.empty();
        }
        ChildSource both = ChildSource.of(List.of(first.get(), second.get()));
        return Optional.of(ViewedValue.sequence("", "(", ")", 2, both));
    }
}
