package dev.wasmscope.dwarf.view.cpp;

import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.ChildSource;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code std::tuple} of libc++: a leaf for each element, which is its base if it is empty. */
final class CppTuple implements ValueView {
    private static final int MAX_ELEMENTS = 1_000;

    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        Optional<CompositeType> type = CppNames.type(raw);
        if (type.isEmpty()) {
            return Optional.empty();
        }
        Optional<AvailableValue> base = context.member(raw, "__base_");
        if (base.isEmpty()) {
            return type.get().parts().members().isEmpty()
                    ? Optional.of(ViewedValue.leaf("()"))
                    : Optional.empty();
        }
        List<Value> elements = new ArrayList<>();
        for (Value leaf : base.get().children(0, MAX_ELEMENTS)) {
            boolean isLeaf =
                    leaf instanceof AvailableValue available
                            && CppNames.isStandard(available, "__tuple_leaf");
            if (!isLeaf) {
                return Optional.empty();
            }
            Value element =
                    leaf.child("__value_")
                            .orElseGet(() -> leaf.children(0, 1).stream().findFirst().orElse(leaf));
            elements.add(element.named("[" + elements.size() + "]"));
        }
        return Optional.of(
                ViewedValue.sequence("", "(", ")", elements.size(), ChildSource.of(elements)));
    }
}
