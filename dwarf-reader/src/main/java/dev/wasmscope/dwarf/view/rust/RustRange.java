package dev.wasmscope.dwarf.view.rust;

import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.Nesting;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ranges as they are written: {@code 1..5}, {@code 1..=5}, {@code 3..}, {@code ..}. */
final class RustRange implements ValueView {
    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        Optional<CompositeType> type =
                RustTypes.library(
                        raw,
                        "Range",
                        "RangeInclusive",
                        "RangeFrom",
                        "RangeTo",
                        "RangeToInclusive",
                        "RangeFull");
        if (type.isEmpty()) {
            return Optional.empty();
        }
        Optional<AvailableValue> start = context.member(raw, "start");
        Optional<AvailableValue> end = RustTypes.member(raw, context, "end", "last");
        boolean inclusive = RustTypes.plainName(type.get().qualifiedName()).endsWith("Inclusive");
        boolean exhausted = context.number(raw, "exhausted").orElse(0) != 0;
        String dots = (inclusive ? "..=" : "..");
        List<Value> bounds = new ArrayList<>();
        start.ifPresent(bounds::add);
        end.ifPresent(bounds::add);
        return Optional.of(
                ViewedValue.of(
                        nesting ->
                                bound(start, nesting)
                                        + dots
                                        + bound(end, nesting)
                                        + (exhausted ? " (exhausted)" : ""),
                        bounds));
    }

    private static String bound(Optional<AvailableValue> value, Nesting nesting) {
        return value.map(nesting::of).orElse("");
    }
}
