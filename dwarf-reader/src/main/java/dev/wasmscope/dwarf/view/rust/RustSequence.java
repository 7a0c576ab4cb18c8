package dev.wasmscope.dwarf.view.rust;

import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.ChildSource;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.OptionalLong;

/** Elements that lie side by side in memory, shown as {@code [1, 2, 3]}. */
final class RustSequence {
    private RustSequence() {}

    /**
     * The view of a value that is such a sequence.
     *
     * @param what the type as people call it
     * @param address of the first element
     * @param length number of elements
     */
    static ViewedValue of(
            AvailableValue raw,
            ViewContext context,
            String what,
            Type element,
            long address,
            long length) {
        OptionalLong stride = element.byteSize();
        if (stride.isEmpty()) {
            return ViewedValue.invalid(raw, what, "the size of its elements is not known");
        }
        if (!fits(context, address, length, stride.getAsLong())) {
            return ViewedValue.invalid(raw, what, notInMemory(length, "elements", address));
        }
        ChildSource elements =
                (from, count) -> context.elements(element, address, length, from, count);
        return of(length, elements);
    }

    /** Any elements between square brackets. */
    static ViewedValue of(long length, ChildSource elements) {
        return ViewedValue.sequence("", "[", "]", length, elements);
    }

    /** Whether that many elements can be there. */
    static boolean fits(ViewContext context, long address, long length, long stride) {
        boolean countable =
                length >= 0 && stride >= 0 && (stride == 0 || length < Long.MAX_VALUE / stride);
        return countable && context.inMemory(address, length * stride);
    }

    /** Why a sequence is not valid. */
    static String notInMemory(long length, String things, long address) {
        return Long.toUnsignedString(length)
                + " "
                + things
                + " at 0x"
                + Long.toHexString(address)
                + " are not in memory";
    }
}
