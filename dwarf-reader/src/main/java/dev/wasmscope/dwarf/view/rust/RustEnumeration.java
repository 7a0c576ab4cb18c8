package dev.wasmscope.dwarf.view.rust;

import dev.wasmscope.dwarf.section.Language;
import dev.wasmscope.dwarf.type.EnumerationType;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.Optional;

/** Enums without data: a variant's name alone, as those of enums with data are shown. */
final class RustEnumeration implements ValueView {
    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        if (!(raw.plainType() instanceof EnumerationType type)
                || type.language() != Language.RUST) {
            return Optional.empty();
        }
        String text = raw.raw().summary();
        String path = type.qualifiedName() + "::";
        return text.startsWith(path)
                ? Optional.of(ViewedValue.leaf(text.substring(path.length())).plain())
                : Optional.of(
                        ViewedValue.leaf(
                                "<not a valid "
                                        + RustTypes.plainName(type.qualifiedName())
                                        + ": its discriminant is "
                                        + raw.asLong().map(String::valueOf).orElse("not available")
                                        + ">"));
    }
}
