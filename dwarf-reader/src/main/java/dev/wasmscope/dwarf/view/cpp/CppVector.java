package dev.wasmscope.dwarf.view.cpp;

import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code std::vector} of libc++, except that of {@code bool}. */
final class CppVector implements ValueView {
    private static final String WHAT = "std::vector";

    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        Optional<CompositeType> type = CppNames.type(raw);
        Optional<Type> element = type.flatMap(t -> CppNames.argument(t, 0));
        if (element.isEmpty()) {
            return Optional.empty();
        }
        OptionalLong begin = context.number(raw, "__begin_");
        OptionalLong end = context.number(raw, "__end_");
        OptionalLong limit = CppNames.capacity(raw, context);
        long stride = element.get().byteSize().orElse(0);
        if (begin.isEmpty() || end.isEmpty() || limit.isEmpty() || stride == 0) {
            return Optional.empty();
        }
        return Optional.of(
                view(
                        raw,
                        context,
                        element.get(),
                        begin.getAsLong(),
                        end.getAsLong(),
                        limit.getAsLong()));
    }

    private static ViewedValue view(
            AvailableValue raw,
            ViewContext context,
            Type element,
            long begin,
            long end,
            long limit) {
        long stride = element.byteSize().orElse(1);
        long size = (end - begin) / stride;
        if (begin > end || end > limit || (end - begin) % stride != 0) {
            return ViewedValue.invalid(
                    raw,
                    WHAT,
                    String.format("it begins at 0x%x, ends at 0x%x of 0x%x", begin, end, limit));
        }
        if (!context.inMemory(begin, end - begin)) {
            return ViewedValue.invalid(raw, WHAT, size + " elements are not in memory");
        }
        return ViewedValue.sequence(
                size, (from, count) -> context.elements(element, begin, size, from, count));
    }
}
