package dev.wasmscope.dwarf.view.cpp;

import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code std::optional} of libc++: {@code nullopt} or what it holds. */
final class CppOptional implements ValueView {
    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        OptionalLong engaged = context.number(raw, "__engaged_");
        Optional<AvailableValue> held = context.member(raw, "__val_");
        if (engaged.isEmpty() || held.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch ((int) engaged.getAsLong()) {
                    case 0 -> ViewedValue.leaf("nullopt");
                    case 1 -> ViewedValue.holder(raw, held.get());
                    default ->
                            ViewedValue.invalid(
                                    raw, "std::optional", "its flag is " + engaged.getAsLong());
                });
    }
}
