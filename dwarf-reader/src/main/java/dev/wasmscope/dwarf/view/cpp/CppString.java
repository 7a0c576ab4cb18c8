package dev.wasmscope.dwarf.view.cpp;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * {@code std::string} and its relatives of libc++: both layouts (the flag of long strings in the
 * first or in the last byte), with and without a compressed pair, and those before LLVM 15, whose
 * flag is a bit of the size.
 */
final class CppString implements ValueView {
    private static final String WHAT = "std::string";

    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        Optional<CompositeType> type = CppNames.type(raw);
        Optional<Type> character = type.flatMap(t -> CppNames.argument(t, 0));
        Optional<AvailableValue> shorter =
                context.member(raw, "__rep_", "__s")
                        .or(() -> context.member(raw, "__r_", "__value_", "__s"));
        Optional<AvailableValue> longer =
                context.member(raw, "__rep_", "__l")
                        .or(() -> context.member(raw, "__r_", "__value_", "__l"));
        if (character.isEmpty() || shorter.isEmpty() || longer.isEmpty()) {
            return Optional.empty();
        }
        int unit = (int) character.get().byteSize().orElse(0);
        boolean known = unit == 1 || unit == 2 || unit == 4;
        return known ? view(raw, context, shorter.get(), longer.get(), unit) : Optional.empty();
    }

    private static Optional<ViewedValue> view(
            AvailableValue raw,
            ViewContext context,
            AvailableValue shorter,
            AvailableValue longer,
            int unit) {
        OptionalLong flag = context.number(shorter, "__is_long_");
        OptionalLong size = context.number(shorter, "__size_");
        Optional<AvailableValue> data = context.member(shorter, "__data_");
        if (size.isEmpty() || data.isEmpty()) {
            return Optional.empty();
        }
        boolean isLong = flag.isPresent() ? flag.getAsLong() != 0 : (size.getAsLong() & 1) != 0;
        long units = flag.isPresent() ? size.getAsLong() : size.getAsLong() >>> 1;
        if (isLong) {
            return inMemory(raw, context, longer, unit);
        }
        long room = data.get().type().byteSize().orElse(0) / unit;
        return Optional.of(
                units >= room
                        ? ViewedValue.invalid(raw, WHAT, "its size is " + units)
                        : text(raw, context.text(data.get(), units, unit)));
    }

    private static Optional<ViewedValue> inMemory(
            AvailableValue raw, ViewContext context, AvailableValue longer, int unit) {
        OptionalLong at = context.number(longer, "__data_");
        OptionalLong size = context.number(longer, "__size_");
        if (at.isEmpty() || size.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(text(raw, context.text(at.getAsLong(), size.getAsLong(), unit)));
    }

    private static ViewedValue text(AvailableValue raw, Answer<String> text) {
        return switch (text) {
            case Answer.Known<String>(String quoted) -> ViewedValue.leaf(quoted);
            case Answer.Unknown<String>(String why) -> ViewedValue.invalid(raw, WHAT, why);
        };
    }
}
