package dev.wasmscope.dwarf.view.rust;

import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.List;
import java.util.Optional;

/** Closures with what they capture, by reference or by value. */
final class RustClosure implements ValueView {
    /** What the text begins with. */
    static final String NAME = "closure";

    private static final String BY_REFERENCE = "_ref__";

    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        Optional<CompositeType> type = RustTypes.composite(raw);
        boolean closure =
                type.isPresent()
                        && RustTypes.plainName(type.get().qualifiedName()).startsWith("{closure");
        if (!closure) {
            return Optional.empty();
        }
        List<Value> captured = RustStruct.fields(raw).stream().map(RustClosure::unmarked).toList();
        return Optional.of(
                ViewedValue.of(nesting -> RustStruct.text(NAME, captured, nesting), captured));
    }

    private static Value unmarked(Value captured) {
        return captured.name().startsWith(BY_REFERENCE)
                ? captured.named(captured.name().substring(BY_REFERENCE.length()))
                : captured;
    }
}
