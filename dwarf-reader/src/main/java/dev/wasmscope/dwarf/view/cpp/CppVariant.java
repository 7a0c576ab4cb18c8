package dev.wasmscope.dwarf.view.cpp;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.Optional;

/** {@code std::variant} of libc++: {@code [1] "text"}, the index and what it holds. */
final class CppVariant implements ValueView {
    private static final String WHAT = "std::variant";

    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        Optional<AvailableValue> impl =
                context.member(raw, "__impl_").or(() -> context.member(raw, "__impl"));
        Optional<AvailableValue> index = impl.flatMap(at -> context.member(at, "__index"));
        Optional<AvailableValue> data = impl.flatMap(at -> context.member(at, "__data"));
        if (index.isEmpty() || data.isEmpty()) {
            return Optional.empty();
        }
        int size = Math.clamp(index.get().type().byteSize().orElse(4), 1, 8);
        if (!(index.get().bytes(size) instanceof Answer.Known<byte[]>(byte[] bytes))) {
            return Optional.empty();
        }
        long none = -1L >>> (64 - 8 * size);
        long chosen = ViewContext.littleEndian(bytes);
        if (chosen == none) {
            return Optional.of(ViewedValue.leaf("valueless by exception"));
        }
        long count = CppNames.arguments(raw);
        return Optional.of(
                chosen < 0 || chosen >= count
                        ? ViewedValue.invalid(raw, WHAT, "its index is " + chosen)
                        : held(raw, context, data.get(), chosen));
    }

    /** The union of an alternative and of the union of all the others. */
    private static ViewedValue held(
            AvailableValue raw, ViewContext context, AvailableValue data, long index) {
        Optional<AvailableValue> at = Optional.of(data);
        for (long i = 0; i < index && at.isPresent(); i++) {
            at = context.member(at.get(), "__tail");
        }
        Optional<AvailableValue> held =
                at.flatMap(union -> context.member(union, "__head", "__value"));
        String name = "[" + index + "]";
        return held.isEmpty()
                ? ViewedValue.invalid(raw, WHAT, "its alternative " + index + " is not described")
                : ViewedValue.pointer(
                        nesting -> name + " " + nesting.of(held.get()), held.get().named(name));
    }
}
