package dev.wasmscope.dwarf.view.rust;

import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * {@code Mutex<T>} and {@code RwLock<T>}: the value, whether it is locked and whether a panic
 * poisoned it. Without threads the state is a flag or a count, with threads a futex.
 */
final class RustLock implements ValueView {
    private static final long FUTEX_READERS = (1 << 30) - 1;

    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        Optional<CompositeType> type = RustTypes.library(raw, "Mutex", "RwLock");
        Optional<AvailableValue> value = context.member(raw, "data", "value");
        if (type.isEmpty() || value.isEmpty() || context.member(raw, "inner").isEmpty()) {
            return Optional.empty();
        }
        OptionalLong poison = RustTypes.number(raw, context, "poison.failed");
        String poisoned = poison.isPresent() && poison.getAsLong() != 0 ? ", poisoned" : "";
        String name = RustTypes.plainName(type.get().qualifiedName());
        String state = name.equals("Mutex") ? mutex(raw, context) : readWrite(raw, context);
        return Optional.of(RustCell.view(name, value.get(), state + poisoned));
    }

    private static String mutex(AvailableValue raw, ViewContext context) {
        OptionalLong state = RustTypes.number(raw, context, "inner");
        return state.isPresent() && state.getAsLong() != 0 ? ", locked" : "";
    }

    private static String readWrite(AvailableValue raw, ViewContext context) {
        OptionalLong futex = RustTypes.number(raw, context, "inner.state", "inner.__0.state");
        if (futex.isPresent()) {
            long readers = futex.getAsLong() & FUTEX_READERS;
            return state(readers == FUTEX_READERS ? -1 : readers);
        }
        OptionalLong mode = RustTypes.number(raw, context, "inner");
        return state(mode.orElse(0));
    }

    private static String state(long mode) {
        if (mode == 0) {
            return "";
        }
        if (mode < 0) {
            return ", locked for writing";
        }
        return ", locked for reading" + (mode == 1 ? "" : " " + mode + " times");
    }
}
