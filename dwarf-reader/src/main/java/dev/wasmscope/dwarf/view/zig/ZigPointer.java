package dev.wasmscope.dwarf.view.zig;

import dev.wasmscope.dwarf.section.Language;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Pointers: 0 is {@code null}, since only {@code ?*T} can be 0. What is recorded of {@code
 * [*:0]const u8} is {@code *u8}: if a text that ends with 0 is there, it is told behind the
 * address.
 */
final class ZigPointer implements ValueView {
    private static final int MAX_TEXT = 200;

    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        if (!(raw.plainType() instanceof PointerType pointer)
                || pointer.language() != Language.ZIG) {
            return Optional.empty();
        }
        OptionalLong address = context.number(raw);
        if (address.isEmpty()) {
            return Optional.empty();
        }
        if (address.getAsLong() == 0) {
            return Optional.of(ViewedValue.leaf("null"));
        }
        Type target = pointer.target().get();
        return ZigSlice.isByte(target)
                ? text(context, address.getAsLong()).map(text -> withTarget(raw, text))
                : Optional.empty();
    }

    private static ViewedValue withTarget(AvailableValue raw, String text) {
        AvailableValue members = raw.raw();
        String line = members.summary() + " " + text;
        return ViewedValue.of(_ -> line, members.childCount(), members::children);
    }

    private static Optional<String> text(ViewContext context, long address) {
        for (int length = 0; length <= MAX_TEXT; length++) {
            OptionalLong unit = context.word(address + length, 1);
            if (unit.isEmpty()) {
                return Optional.empty();
            }
            if (unit.getAsLong() == 0) {
                return length == 0 ? Optional.empty() : ZigSlice.text(context, address, length);
            }
        }
        return Optional.empty();
    }
}
