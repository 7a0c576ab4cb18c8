package dev.wasmscope.dwarf.view.rust;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.section.Language;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.Optional;

/**
 * {@code &T}, {@code &mut T} and {@code Box<T>}, which are shown as what they lead to; they are
 * never null in a running program. Raw pointers are shown as addresses.
 */
final class RustReference implements ValueView {
    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        if (!(raw.plainType() instanceof PointerType pointer)
                || pointer.language() != Language.RUST
                || !leads(pointer.recordedName())) {
            return Optional.empty();
        }
        return raw.dereference() instanceof Answer.Known<Value>(AvailableValue target)
                        && isReadable(target)
                ? Optional.of(to(target))
                : Optional.empty();
    }

    private static boolean leads(String name) {
        return name.startsWith("&") || RustTypes.plainName(name).equals("Box");
    }

    /** Whether the target is in memory; one without a size is everywhere. */
    static boolean isReadable(AvailableValue target) {
        long size = target.type().byteSize().orElse(-1);
        return size == 0 || size > 0 && target.bytes(size - 1, 1).isKnown();
    }

    /** The view of something that is shown as another value. */
    static ViewedValue to(Value target) {
        ViewedValue like = ViewedValue.like(target);
        return new ViewedValue(like.text(), like.childCount(), like.source(), target);
    }
}
