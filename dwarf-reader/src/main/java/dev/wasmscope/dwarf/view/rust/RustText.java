package dev.wasmscope.dwarf.view.rust;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;

/** Texts of the program, which are UTF-8 or nearly so. */
final class RustText {
    private RustText() {}

    /**
     * The view of a value that stands for a text.
     *
     * @param what the type as people call it
     * @param address of its first byte
     * @param length its length in bytes
     */
    static ViewedValue of(
            AvailableValue raw, ViewContext context, String what, long address, long length) {
        if (!RustSequence.fits(context, address, length, 1)) {
            return ViewedValue.invalid(
                    raw, what, RustSequence.notInMemory(length, "bytes", address));
        }
        return switch (context.text(address, length, 1)) {
            case Answer.Known<String>(String quoted) -> ViewedValue.leaf(quoted);
            case Answer.Unknown<String>(String why) -> ViewedValue.invalid(raw, what, why);
        };
    }
}
