package dev.wasmscope.dwarf.view.rust;

import dev.wasmscope.dwarf.section.Language;
import dev.wasmscope.dwarf.type.ArrayType;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.Optional;

/** Arrays between the brackets that Rust writes. */
final class RustArray implements ValueView {
    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        AvailableValue members = raw.raw();
        return raw.plainType() instanceof ArrayType type && type.language() == Language.RUST
                ? Optional.of(RustSequence.of(members.childCount(), members::children).plain())
                : Optional.empty();
    }
}
