package dev.wasmscope.dwarf.view.rust;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code LinkedList<T>}. */
final class RustLinkedList implements ValueView {
    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        OptionalLong length = context.number(raw, "len");
        boolean list =
                RustTypes.library(raw, "LinkedList").isPresent()
                        && length.isPresent()
                        && context.member(raw, "head").isPresent();
        if (!list) {
            return Optional.empty();
        }
        if (length.getAsLong() > 0 && next(raw, context, "head").isEmpty()) {
            return Optional.of(
                    ViewedValue.invalid(raw, "LinkedList", "its first node is not there"));
        }
        return Optional.of(
                RustSequence.of(
                        length.getAsLong(),
                        (from, count) ->
                                elements(
                                        raw,
                                        context,
                                        from,
                                        Math.min(length.getAsLong(), from + count))));
    }

    private static List<Value> elements(
            AvailableValue list, ViewContext context, long from, long end) {
        List<Value> elements = new ArrayList<>();
        Optional<AvailableValue> node = next(list, context, "head");
        for (long i = 0; i < end && i < ViewContext.MAX_NODES && node.isPresent(); i++) {
            Optional<AvailableValue> element = context.member(node.get(), "element");
            if (i >= from && element.isPresent()) {
                elements.add(element.get().named("[" + i + "]"));
            }
            node = next(node.get(), context, "next");
        }
        return elements;
    }

    /** The node that a member of type {@code Option<NonNull<Node<T>>>} leads to. */
    private static Optional<AvailableValue> next(
            AvailableValue value, ViewContext context, String member) {
        return context.member(value, member, "Some", "__0")
                .map(pointer -> RustTypes.unwrap(pointer, context))
                .flatMap(
                        pointer ->
                                pointer.dereference()
                                                        instanceof
                                                        Answer.Known<Value>(AvailableValue to)
                                                && RustReference.isReadable(to)
                                        ? Optional.of(to)
                                        : Optional.empty());
    }
}
