package dev.wasmscope.dwarf.view.cpp;

import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * {@code std::map}, {@code set}, {@code multimap} and {@code multiset} of libc++: a red-black tree
 * whose nodes hold left, right, parent, colour and value.
 */
final class CppTree implements ValueView {
    /** Longer ways from the root to a leaf need more nodes than memory has room for. */
    private static final int MAX_HEIGHT = 128;

    private final boolean isMap;

    private CppTree(boolean isMap) {
        this.isMap = isMap;
    }

    /** The view of {@code map} and {@code multimap}. */
    static CppTree maps() {
        return new CppTree(true);
    }

    /** The view of {@code set} and {@code multiset}. */
    static CppTree sets() {
        return new CppTree(false);
    }

    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        Optional<CompositeType> type = CppNames.type(raw);
        Optional<Type> element =
                type.flatMap(t -> isMap ? CppNames.pair(t, 3) : CppNames.argument(t, 0));
        Optional<AvailableValue> tree = context.member(raw, "__tree_");
        if (element.isEmpty() || tree.isEmpty()) {
            return Optional.empty();
        }
        Optional<AvailableValue> begin = context.member(tree.get(), "__begin_node_");
        OptionalLong size = CppNames.size(tree.get(), context, "__size_", "__pair3_");
        Optional<AvailableValue> end =
                CppNames.unpacked(tree.get(), context, "__end_node_")
                        .or(() -> CppNames.unpacked(tree.get(), context, "__pair1_"));
        OptionalLong endAt = end.isEmpty() ? OptionalLong.empty() : CppNames.address(end.get());
        if (begin.isEmpty() || size.isEmpty() || endAt.isEmpty()) {
            return Optional.empty();
        }
        int pointer = (int) begin.get().type().byteSize().orElse(4);
        Walk walk = new Walk(context, endAt.getAsLong(), pointer);
        return Optional.of(view(raw, context, element.get(), begin.get(), size.getAsLong(), walk));
    }

    private ViewedValue view(
            AvailableValue raw,
            ViewContext context,
            Type element,
            AvailableValue begin,
            long size,
            Walk walk) {
        String what = isMap ? "std::map" : "std::set";
        long first = context.number(begin).orElse(0);
        boolean empty = first == walk.end();
        if (size < 0 || empty != (size == 0) || !walk.isNode(first)) {
            return ViewedValue.invalid(raw, what, "its size is " + size + " but its tree is not");
        }
        long valueAt = Alignment.next(3L * walk.pointer() + 1, element);
        NodeChain nodes = new NodeChain(size, first, walk::successor);
        return isMap
                ? MapEntries.view(
                        "size=" + size + " ",
                        size,
                        (from, count) ->
                                CppNames.entries(
                                        context,
                                        nodes.values(
                                                (i, node) ->
                                                        context.at(
                                                                "[" + i + "]",
                                                                element,
                                                                node + valueAt)),
                                        from,
                                        count))
                : ViewedValue.sequence(
                        size,
                        nodes.values(
                                (i, node) -> context.at("[" + i + "]", element, node + valueAt)));
    }

    /** From node to node in order. */
    private record Walk(ViewContext context, long end, int pointer) {
        private long left(long node) {
            return context.word(node, pointer).orElse(0);
        }

        private long right(long node) {
            return context.word(node + pointer, pointer).orElse(0);
        }

        private long parent(long node) {
            return context.word(node + 2L * pointer, pointer).orElse(0);
        }

        /** Whether the parent of a node has it as a child; the end node counts. */
        boolean isNode(long node) {
            if (node == end) {
                return true;
            }
            long parent = node == 0 ? 0 : parent(node);
            return parent != 0 && (left(parent) == node || right(parent) == node);
        }

        /** The node behind a node, or 0. */
        long successor(long node) {
            long at = right(node);
            if (at != 0) {
                for (int i = 0; i < MAX_HEIGHT && left(at) != 0; i++) {
                    at = left(at);
                }
                return at;
            }
            at = node;
            for (int i = 0; i < MAX_HEIGHT; i++) {
                long parent = parent(at);
                if (parent == 0 || parent == end) {
                    return 0;
                }
                if (left(parent) == at) {
                    return parent;
                }
                at = parent;
            }
            return 0;
        }
    }
}
