package dev.wasmscope.dwarf.view.cpp;

import dev.wasmscope.dwarf.type.ArrayType;
import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.TemplateArgument;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.ChildSource;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.List;
import java.util.Optional;

/** {@code std::array} of libc++. */
final class CppArray implements ValueView {
    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        Optional<CompositeType> type = CppNames.type(raw);
        Optional<AvailableValue> elements = context.member(raw, "__elems_");
        if (type.isEmpty() || elements.isEmpty()) {
            return Optional.empty();
        }
        List<TemplateArgument> arguments = type.get().parts().templateArguments();
        Long size = arguments.size() > 1 ? arguments.get(1).value() : null;
        if (size != null && size == 0) {
            return Optional.of(ViewedValue.sequence(0, ChildSource.NONE));
        }
        AvailableValue array = elements.get();
        return array.plainType() instanceof ArrayType
                ? Optional.of(ViewedValue.sequence(array.childCount(), array::children))
                : Optional.empty();
    }
}
