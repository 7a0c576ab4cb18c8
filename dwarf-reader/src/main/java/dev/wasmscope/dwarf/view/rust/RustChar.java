package dev.wasmscope.dwarf.view.rust;

import dev.wasmscope.dwarf.type.BaseType;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code char}: the escapes of characters that cannot be printed are those of Rust. */
final class RustChar implements ValueView {
    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        boolean character =
                raw.plainType() instanceof BaseType type
                        && type.encoding() == BaseType.Encoding.UTF
                        && type.recordedName().equals("char");
        OptionalLong code = character ? context.number(raw) : OptionalLong.empty();
        if (code.isEmpty()) {
            return Optional.empty();
        }
        String text = raw.raw().summary();
        return text.startsWith("'\\x") && code.getAsLong() > 0x7f
                ? Optional.of(
                        ViewedValue.leaf("'\\u{" + Long.toHexString(code.getAsLong()) + "}'")
                                .plain())
                : Optional.empty();
    }
}
