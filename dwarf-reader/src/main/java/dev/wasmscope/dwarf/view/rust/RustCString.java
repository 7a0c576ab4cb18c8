package dev.wasmscope.dwarf.view.rust;

import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code CString}: bytes with a 0 at the end. */
final class RustCString implements ValueView {
    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        OptionalLong address = context.number(raw, "inner", "data_ptr");
        OptionalLong length = context.number(raw, "inner", "length");
        boolean readable =
                RustTypes.library(raw, "CString").isPresent()
                        && address.isPresent()
                        && length.isPresent();
        return readable
                ? Optional.of(
                        RustText.of(
                                raw,
                                context,
                                "CString",
                                address.getAsLong(),
                                Math.max(0, length.getAsLong() - 1)))
                : Optional.empty();
    }
}
