package dev.wasmscope.dwarf.view.rust;

import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.List;
import java.util.Optional;

/**
 * Enums with data, {@code Option} and {@code Result} among them: the variant that the value has,
 * wherever the compiler put its discriminant.
 */
final class RustEnum implements ValueView {
    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        Optional<CompositeType> type = RustTypes.composite(raw);
        if (type.isEmpty() || type.get().parts().variantParts().size() != 1) {
            return Optional.empty();
        }
        if (type.get().parts().variantParts().getFirst().variants().isEmpty()) {
            return Optional.of(ViewedValue.leaf("<an enum without variants has no values>"));
        }
        List<Value> variant = raw.raw().children(0, 1);
        return Optional.of(
                variant.isEmpty()
                        ? ViewedValue.invalid(
                                raw,
                                RustTypes.plainName(type.get().qualifiedName()),
                                "no variant has its discriminant")
                        : ViewedValue.like(variant.getFirst()).plain());
    }
}
