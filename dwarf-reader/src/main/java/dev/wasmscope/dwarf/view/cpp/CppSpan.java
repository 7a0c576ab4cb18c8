package dev.wasmscope.dwarf.view.cpp;

import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.TemplateArgument;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code std::span} of libc++ and {@code std::initializer_list}: a pointer and a size. */
final class CppSpan implements ValueView {
    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        Optional<CompositeType> type = CppNames.type(raw);
        if (type.isEmpty()) {
            return Optional.empty();
        }
        Optional<Type> element = CppNames.argument(type.get(), 0);
        OptionalLong data = CppNames.either(raw, context, "__data_", "__begin_");
        OptionalLong size = size(raw, context, type.get());
        if (element.isEmpty() || data.isEmpty() || size.isEmpty()) {
            return Optional.empty();
        }
        long first = data.getAsLong();
        long count = size.getAsLong();
        long stride = element.get().byteSize().orElse(0);
        boolean possible =
                count >= 0
                        && stride > 0
                        && count <= Long.MAX_VALUE / stride
                        && context.inMemory(first, count * stride);
        return Optional.of(
                possible
                        ? ViewedValue.sequence(
                                count,
                                (from, wanted) ->
                                        context.elements(element.get(), first, count, from, wanted))
                        : ViewedValue.invalid(
                                raw, "std::span", count + " elements are not in memory"));
    }

    /** The size is a member, or an argument of the template. */
    private static OptionalLong size(AvailableValue raw, ViewContext context, CompositeType type) {
        OptionalLong member = CppNames.either(raw, context, "__size_", "__size_");
        List<TemplateArgument> arguments = type.parts().templateArguments();
        Long fixed = arguments.size() > 1 ? arguments.get(1).value() : null;
        return member.isPresent() || fixed == null ? member : OptionalLong.of(fixed);
    }
}
