package dev.wasmscope.dwarf.scope;

import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.Nesting;
import dev.wasmscope.dwarf.value.Presentation;
import dev.wasmscope.dwarf.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A pointer that the optimiser removed together with the place of what it pointed to, whose value
 * is known still (DWARF 5, section 2.6.1.1.4).
 *
 * @param offset bytes from the start of the variable to where it points
 * @param variable reads the variable
 */
record ImpliedPointer(AvailableValue pointer, long offset, Supplier<Value> variable)
        implements Presentation {
    @Override
    public String summary(Nesting nesting) {
        return nesting.isDeepest() ? "to …" : "to " + nesting.of(pointedTo());
    }

    private Value pointedTo() {
        Value whole = variable.get();
        Value at =
                whole instanceof AvailableValue object
                                && pointer.plainType() instanceof PointerType type
                        ? object.partAt(offset, type.target().get())
                        : whole;
        return at.named("*" + pointer.name());
    }

    @Override
    public long childCount() {
        return 1;
    }

    @Override
    public List<Value> children(long from, int count) {
        return from == 0 && count > 0 ? List.of(pointedTo()) : List.of();
    }

    @Override
    public Optional<Value> target() {
        return Optional.of(pointedTo());
    }
}
