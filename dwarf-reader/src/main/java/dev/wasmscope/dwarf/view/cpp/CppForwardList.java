package dev.wasmscope.dwarf.view.cpp;

import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** {@code std::forward_list} of libc++, which does not know its size. */
final class CppForwardList implements ValueView {
    private static final String WHAT = "std::forward_list";
    private static final int MAX_COUNTED = 10_000;

    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        Optional<Type> element = CppNames.type(raw).flatMap(t -> CppNames.argument(t, 0));
        Optional<AvailableValue> head =
                context.member(raw, "__before_begin_", "__next_")
                        .or(() -> context.member(raw, "__before_begin_", "__value_", "__next_"));
        if (element.isEmpty() || head.isEmpty()) {
            return Optional.empty();
        }
        OptionalLong first = context.number(head.get());
        if (first.isEmpty()) {
            return Optional.empty();
        }
        int pointer = (int) head.get().type().byteSize().orElse(4);
        long counted = count(context, first.getAsLong(), pointer);
        if (counted < 0) {
            return Optional.of(
                    ViewedValue.invalid(raw, WHAT, "its nodes do not lead to an end in memory"));
        }
        long valueAt = Alignment.next(pointer, element.get());
        NodeChain nodes =
                new NodeChain(counted, first.getAsLong(), NodeChain.link(context, 0, pointer));
        return Optional.of(
                ViewedValue.sequence(
                        counted,
                        nodes.values(
                                (index, node) ->
                                        context.at(
                                                "[" + index + "]",
                                                element.get(),
                                                node + valueAt))));
    }

    /** Number of nodes, at most {@value #MAX_COUNTED}; -1 if they do not end. */
    private static long count(ViewContext context, long first, int pointer) {
        Set<Long> seen = new HashSet<>();
        long node = first;
        while (node != 0 && seen.size() < MAX_COUNTED) {
            OptionalLong next = context.word(node, pointer);
            if (next.isEmpty() || !seen.add(node)) {
                return -1;
            }
            node = next.getAsLong();
        }
        return seen.size();
    }
}
