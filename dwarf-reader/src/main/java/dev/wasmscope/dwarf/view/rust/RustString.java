package dev.wasmscope.dwarf.view.rust;

import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code String}, {@code OsString} and {@code PathBuf}, which are a {@code Vec<u8>} each. */
final class RustString implements ValueView {
    private static final int MAX_LAYERS = 5;

    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        Optional<CompositeType> type = RustTypes.library(raw, "String", "OsString", "PathBuf");
        if (type.isEmpty()) {
            return Optional.empty();
        }
        AvailableValue bytes = raw;
        for (int i = 0; i < MAX_LAYERS && RustTypes.library(bytes, "Vec").isEmpty(); i++) {
            // a Wtf8Buf has a flag beside its bytes
            Optional<AvailableValue> inner =
                    RustTypes.member(bytes, context, "vec", "inner", "bytes");
            if (inner.isEmpty()) {
                return Optional.empty();
            }
            bytes = inner.get();
        }
        OptionalLong at = RustVec.elements(bytes, context);
        OptionalLong length = context.number(bytes, "len");
        String what = RustTypes.plainName(type.get().qualifiedName());
        return at.isPresent() && length.isPresent()
                ? Optional.of(RustText.of(raw, context, what, at.getAsLong(), length.getAsLong()))
                : Optional.empty();
    }
}
