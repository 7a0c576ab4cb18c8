package dev.wasmscope.dwarf.view.cpp;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code std::string_view} and its relatives of libc++. */
final class CppStringView implements ValueView {
    private static final String WHAT = "std::string_view";

    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        Optional<Type> character = CppNames.type(raw).flatMap(t -> CppNames.argument(t, 0));
        if (character.isEmpty()) {
            return Optional.empty();
        }
        int unit = (int) character.get().byteSize().orElse(0);
        OptionalLong at = context.number(raw, "__data_");
        OptionalLong size = context.number(raw, "__size_");
        boolean known = unit == 1 || unit == 2 || unit == 4;
        if (!known || at.isEmpty() || size.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (context.text(at.getAsLong(), size.getAsLong(), unit)) {
                    case Answer.Known<String>(String text) -> ViewedValue.leaf(text);
                    case Answer.Unknown<String>(String why) -> ViewedValue.invalid(raw, WHAT, why);
                });
    }
}
