package dev.wasmscope.dwarf.view.rust;

import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code Cell<T>} and {@code RefCell<T>} with the state of its borrows. */
final class RustCell implements ValueView {
    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        Optional<AvailableValue> value = context.member(raw, "value", "value");
        if (RustTypes.library(raw, "Cell").isPresent()) {
            return value.map(inner -> view("Cell", inner, ""));
        }
        OptionalLong borrow = RustTypes.number(raw, context, "borrow");
        boolean refCell = RustTypes.library(raw, "RefCell").isPresent() && borrow.isPresent();
        return refCell
                ? value.map(inner -> view("RefCell", inner, state(borrow.getAsLong())))
                : Optional.empty();
    }

    private static String state(long borrow) {
        if (borrow == 0) {
            return "";
        }
        if (borrow < 0) {
            return ", mutably borrowed";
        }
        return ", borrowed" + (borrow == 1 ? "" : " " + borrow + " times");
    }

    /** The view of something that holds a value and has a state. */
    static ViewedValue view(String name, AvailableValue value, String state) {
        return new ViewedValue(
                nesting -> name + "(" + nesting.of(value) + state + ")",
                1,
                dev.wasmscope.dwarf.value.ChildSource.of(List.of(value.named("value"))),
                value);
    }
}
