package dev.wasmscope.dwarf.view.cpp;

import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code std::list} of libc++: a ring of nodes through the list itself. */
final class CppList implements ValueView {
    private static final String WHAT = "std::list";

    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        Optional<Type> element = CppNames.type(raw).flatMap(t -> CppNames.argument(t, 0));
        Optional<AvailableValue> end = context.member(raw, "__end_");
        Optional<AvailableValue> next = context.member(raw, "__end_", "__next_");
        Optional<AvailableValue> previous = context.member(raw, "__end_", "__prev_");
        OptionalLong size = CppNames.size(raw, context, "__size_alloc_", "__size_");
        if (element.isEmpty() || end.isEmpty() || next.isEmpty() || previous.isEmpty()) {
            return Optional.empty();
        }
        OptionalLong here = CppNames.address(end.get());
        OptionalLong first = context.number(next.get());
        if (size.isEmpty() || here.isEmpty() || first.isEmpty()) {
            return Optional.empty();
        }
        int pointer = (int) next.get().type().byteSize().orElse(4);
        // previous first, then next, then the value
        OptionalLong back = context.word(first.getAsLong(), pointer);
        if (back.isEmpty() || back.getAsLong() != here.getAsLong() || size.getAsLong() < 0) {
            return Optional.of(
                    ViewedValue.invalid(raw, WHAT, "its first node does not lead back to it"));
        }
        long valueAt = Alignment.next(2L * pointer, element.get());
        NodeChain nodes =
                new NodeChain(
                        size.getAsLong(),
                        first.getAsLong(),
                        node -> {
                            long to = context.word(node + pointer, pointer).orElse(0);
                            return to == here.getAsLong() ? 0 : to;
                        });
        return Optional.of(
                ViewedValue.sequence(
                        size.getAsLong(),
                        nodes.values(
                                (index, node) ->
                                        context.at(
                                                "[" + index + "]",
                                                element.get(),
                                                node + valueAt))));
    }
}
