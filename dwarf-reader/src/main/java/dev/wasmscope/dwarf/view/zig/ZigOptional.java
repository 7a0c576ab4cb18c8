package dev.wasmscope.dwarf.view.zig;

import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code ?T}: a value, or {@code null}. */
final class ZigOptional implements ValueView {
    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        boolean optional = ZigViews.structure(raw).filter(name -> name.startsWith("?")).isPresent();
        Optional<AvailableValue> data = optional ? context.member(raw, "data") : Optional.empty();
        OptionalLong some = optional ? context.number(raw, "some") : OptionalLong.empty();
        if (data.isEmpty() || some.isEmpty()) {
            return Optional.empty();
        }
        if (some.getAsLong() > 1) {
            String why = "its flag is " + some.getAsLong();
            return Optional.of(ViewedValue.invalid(raw, "optional", why));
        }
        return Optional.of(
                some.getAsLong() == 0 ? ViewedValue.leaf("null") : ViewedValue.like(data.get()));
    }
}
