package dev.wasmscope.dwarf.view.rust;

import dev.wasmscope.dwarf.type.BaseType;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.Optional;

/** {@code ()}, which DWARF describes as a number without bytes. */
final class RustUnit implements ValueView {
    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        return raw.plainType() instanceof BaseType type && type.recordedName().equals("()")
                ? Optional.of(ViewedValue.leaf("()").plain())
                : Optional.empty();
    }
}
