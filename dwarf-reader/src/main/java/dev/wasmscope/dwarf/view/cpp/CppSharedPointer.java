package dev.wasmscope.dwarf.view.cpp;

import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code std::shared_ptr} and {@code std::weak_ptr} of libc++, with their counts of owners. */
final class CppSharedPointer implements ValueView {
    private static final String WHAT = "std::shared_ptr";
    private static final long MAX_OWNERS = 1L << 28;

    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        Optional<AvailableValue> pointer = context.member(raw, "__ptr_");
        OptionalLong control = context.number(raw, "__cntrl_");
        if (pointer.isEmpty() || control.isEmpty()) {
            return Optional.empty();
        }
        if (control.getAsLong() == 0) {
            return CppPointers.view(raw, context, pointer.get(), "");
        }
        // The class of the counts is described in the library only, which mostly comes without
        // debug information: behind its vtable pointer both are as long as that.
        int size = (int) pointer.get().type().byteSize().orElse(4);
        OptionalLong owners = context.word(control.getAsLong() + size, size);
        OptionalLong weak = context.word(control.getAsLong() + 2L * size, size);
        if (owners.isEmpty() || weak.isEmpty()) {
            return Optional.of(
                    ViewedValue.invalid(raw, WHAT, "its counts of owners are not in memory"));
        }
        // Both are kept less one, and all strong owners together count as one weak.
        long strong = owners.getAsLong() + 1 & mask(size);
        if (strong == 0) {
            return Optional.of(ViewedValue.leaf("expired"));
        }
        String counts = " (" + strong + " strong, " + weak.getAsLong() + " weak)";
        return strong > MAX_OWNERS || weak.getAsLong() > MAX_OWNERS
                ? Optional.of(ViewedValue.invalid(raw, WHAT, "its counts are" + counts))
                : CppPointers.view(raw, context, pointer.get(), counts);
    }

    private static long mask(int size) {
        return -1L >>> (64 - 8 * size);
    }
}
