package dev.wasmscope.dwarf.view.cpp;

import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.Optional;

/** {@code std::complex} of libc++: {@code 1.0 - 2.0i}. */
final class CppComplex implements ValueView {
    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        Optional<AvailableValue> real = context.member(raw, "__re_");
        Optional<AvailableValue> imaginary = context.member(raw, "__im_");
        if (real.isEmpty() || imaginary.isEmpty()) {
            return Optional.empty();
        }
        String second = imaginary.get().summary();
        boolean negative = second.startsWith("-");
        return Optional.of(
                ViewedValue.leaf(
                        real.get().summary()
                                + (negative ? " - " + second.substring(1) : " + " + second)
                                + "i"));
    }
}
