package dev.wasmscope.dwarf.view.cpp;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.Optional;
import java.util.OptionalLong;

/** What the smart pointers have in common. */
final class CppPointers {
    private CppPointers() {}

    /**
     * A smart pointer by the pointer in it: {@code nullptr}, or {@code 0x1234 {x=1}}.
     *
     * @param counts stands behind the address, such as {@code " (2 strong, 1 weak)"}
     */
    static Optional<ViewedValue> view(
            AvailableValue raw, ViewContext context, AvailableValue pointer, String counts) {
        OptionalLong address = context.number(pointer);
        if (!(pointer.plainType() instanceof PointerType) || address.isEmpty()) {
            return Optional.empty();
        }
        if (address.getAsLong() == 0) {
            return Optional.of(ViewedValue.leaf("nullptr" + counts));
        }
        String text = "0x" + Long.toHexString(address.getAsLong()) + counts;
        return Optional.of(
                switch (pointer.dereference()) {
                    case Answer.Unknown<Value> _ -> ViewedValue.leaf(text);
                    case Answer.Known<Value>(Value target) ->
                            ViewedValue.pointer(
                                    nesting ->
                                            nesting.isDeepest()
                                                    ? text
                                                    : text + " " + nesting.of(target),
                                    target.named("*" + raw.name()));
                });
    }
}
