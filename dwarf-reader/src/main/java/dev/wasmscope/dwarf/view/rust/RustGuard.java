package dev.wasmscope.dwarf.view.rust;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.Optional;

/** What {@code borrow()} and {@code lock()} give: shown as the value that they lead to. */
final class RustGuard implements ValueView {
    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        if (RustTypes.library(raw, "Ref", "RefMut", "RwLockReadGuard").isPresent()
                && context.member(raw, "lock").isEmpty()) {
            return RustTypes.member(raw, context, "value", "data")
                    .map(pointer -> RustTypes.unwrap(pointer, context))
                    .flatMap(RustGuard::target)
                    .map(RustReference::to);
        }
        boolean guard =
                RustTypes.library(raw, "MutexGuard", "RwLockReadGuard", "RwLockWriteGuard")
                        .isPresent();
        return guard
                ? RustTypes.member(raw, context, "lock.data.value").map(RustReference::to)
                : Optional.empty();
    }

    private static Optional<AvailableValue> target(AvailableValue pointer) {
        return pointer.dereference() instanceof Answer.Known<Value>(AvailableValue target)
                        && RustReference.isReadable(target)
                ? Optional.of(target)
                : Optional.empty();
    }
}
