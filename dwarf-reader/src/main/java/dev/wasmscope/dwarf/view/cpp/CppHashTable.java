package dev.wasmscope.dwarf.view.cpp;

import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.ChildSource;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * {@code std::unordered_map}, {@code unordered_set} and their multi variants of libc++: all nodes
 * are in one chain.
 */
final class CppHashTable implements ValueView {
    private final boolean isMap;

    private CppHashTable(boolean isMap) {
        this.isMap = isMap;
    }

    /** The view of {@code unordered_map} and {@code unordered_multimap}. */
    static CppHashTable maps() {
        return new CppHashTable(true);
    }

    /** The view of {@code unordered_set} and {@code unordered_multiset}. */
    static CppHashTable sets() {
        return new CppHashTable(false);
    }

    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        Optional<CompositeType> type = CppNames.type(raw);
        Optional<Type> element =
                type.flatMap(t -> isMap ? CppNames.pair(t, 4) : CppNames.argument(t, 0));
        Optional<AvailableValue> table = context.member(raw, "__table_");
        if (element.isEmpty() || table.isEmpty()) {
            return Optional.empty();
        }
        Optional<AvailableValue> first =
                CppNames.unpacked(table.get(), context, "__first_node_")
                        .or(() -> CppNames.unpacked(table.get(), context, "__p1_"))
                        .flatMap(node -> context.member(node, "__next_"));
        OptionalLong size = CppNames.size(table.get(), context, "__size_", "__p2_");
        if (first.isEmpty() || size.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(view(raw, context, element.get(), first.get(), size.getAsLong()));
    }

    private ViewedValue view(
            AvailableValue raw,
            ViewContext context,
            Type element,
            AvailableValue first,
            long size) {
        long start = context.number(first).orElse(0);
        int pointer = (int) first.type().byteSize().orElse(4);
        boolean possible =
                size >= 0 && (size == 0) == (start == 0) && context.inMemory(start, 3L * pointer);
        if (!possible) {
            return ViewedValue.invalid(
                    raw,
                    isMap ? "std::unordered_map" : "std::unordered_set",
                    "its size is "
                            + size
                            + " but its first node is at 0x"
                            + Long.toHexString(start));
        }
        long valueAt = Alignment.next(2L * pointer, element);
        NodeChain nodes = new NodeChain(size, start, NodeChain.link(context, 0, pointer));
        ChildSource values =
                nodes.values((i, node) -> context.at("[" + i + "]", element, node + valueAt));
        return isMap
                ? MapEntries.view(
                        "size=" + size + " ",
                        size,
                        (from, count) -> CppNames.entries(context, values, from, count))
                : ViewedValue.sequence(size, values);
    }
}
