package dev.wasmscope.dwarf.view.rust;

import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import dev.wasmscope.dwarf.view.rust.RustEntries.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * {@code BTreeMap} and {@code BTreeSet}: nodes with up to 11 keys in order; those that are not
 * leaves have one more edge than keys, behind what leaves have.
 */
final class RustBTree implements ValueView {
    private static final int MAX_KEYS = 11;
    private static final int MAX_HEIGHT = 24;

    /** How a node is laid out. */
    private record Layout(Type leaf, Type key, Type value, int pointerSize, long length) {}

    /** One walk through a tree in order. */
    private static final class Walk {
        private final ViewContext context;
        private final Layout layout;
        private final long from;
        private final long end;
        private final List<Entry> entries = new ArrayList<>();
        private long seen;
        private int nodes;

        Walk(ViewContext context, Layout layout, long from, int count) {
            this.context = context;
            this.layout = layout;
            this.from = from;
            this.end = Math.min(layout.length(), from + count);
        }

        private boolean isDone() {
            return seen >= end || nodes > ViewContext.MAX_NODES;
        }

        void visit(long address, long height) {
            AvailableValue node = context.at("", layout.leaf(), address);
            long keys = context.number(node, "len").orElse(0);
            nodes++;
            if (keys > MAX_KEYS) {
                return;
            }
            for (int i = 0; i <= keys && !isDone(); i++) {
                if (height > 0) {
                    OptionalLong child = context.word(edge(address, i), layout.pointerSize());
                    child.ifPresent(at -> visit(at, height - 1));
                }
                if (i < keys && !isDone() && seen++ >= from) {
                    add(node, i);
                }
            }
        }

        private long edge(long address, int index) {
            long size = layout.leaf().byteSize().orElse(0);
            return address + size + (long) index * layout.pointerSize();
        }

        private void add(AvailableValue node, int index) {
            Optional<AvailableValue> key = slot(node, "keys", layout.key(), index);
            Optional<AvailableValue> value = slot(node, "vals", layout.value(), index);
            if (key.isPresent() && value.isPresent()) {
                entries.add(new Entry(key.get(), value.get()));
            }
        }

        /** A slot, which DWARF says may be uninitialised; those below the length are not. */
        private Optional<AvailableValue> slot(
                AvailableValue node, String array, Type type, int index) {
            return context.member(node, array)
                    .flatMap(slots -> address(slots))
                    .map(at -> context.at("", type, at + index * type.byteSize().orElse(0)));
        }

        private static Optional<Long> address(AvailableValue value) {
            return value.location()
                            instanceof dev.wasmscope.dwarf.expr.ValueLocation.Memory(long at)
                    ? Optional.of(at)
                    : Optional.empty();
        }
    }

    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        Optional<CompositeType> type = RustTypes.library(raw, "BTreeMap", "BTreeSet");
        Optional<AvailableValue> map = type.map(_ -> context.member(raw, "map").orElse(raw));
        Optional<CompositeType> mapType = map.flatMap(m -> RustTypes.library(m, "BTreeMap"));
        OptionalLong length =
                map.isPresent() ? context.number(map.get(), "length") : OptionalLong.empty();
        if (type.isEmpty() || mapType.isEmpty() || length.isEmpty()) {
            return Optional.empty();
        }
        String what = RustTypes.plainName(type.get().qualifiedName());
        if (context.member(map.get(), "root", "None").isPresent() || length.getAsLong() == 0) {
            return Optional.of(show(what, 0, (_, _) -> List.of()));
        }
        return view(raw, context, what, map.get(), mapType.get(), length.getAsLong());
    }

    private static Optional<ViewedValue> view(
            AvailableValue raw,
            ViewContext context,
            String what,
            AvailableValue map,
            CompositeType mapType,
            long length) {
        Optional<AvailableValue> root = context.member(map, "root", "Some", "__0");
        Optional<AvailableValue> node =
                root.flatMap(r -> context.member(r, "node"))
                        .map(pointer -> RustTypes.unwrap(pointer, context));
        OptionalLong height =
                root.isPresent() ? context.number(root.get(), "height") : OptionalLong.empty();
        Optional<Type> leaf = node.flatMap(pointer -> context.target(pointer.type()));
        Optional<Type> key = RustTypes.argument(mapType, 0);
        Optional<Type> value = RustTypes.argument(mapType, 1);
        if (leaf.isEmpty() || height.isEmpty() || key.isEmpty() || value.isEmpty()) {
            return Optional.empty();
        }
        int pointerSize = (int) node.get().type().byteSize().orElse(4);
        Layout layout = new Layout(leaf.get(), key.get(), value.get(), pointerSize, length);
        long address = context.number(node.get()).orElse(0);
        OptionalLong keys = context.number(context.at("", leaf.get(), address), "len");
        if (keys.isEmpty() || keys.getAsLong() > MAX_KEYS || height.getAsLong() > MAX_HEIGHT) {
            String why = "its root is not at 0x" + Long.toHexString(address);
            return Optional.of(ViewedValue.invalid(raw, what, why));
        }
        return Optional.of(
                show(
                        what,
                        length,
                        (from, count) -> {
                            Walk walk = new Walk(context, layout, from, count);
                            walk.visit(address, height.getAsLong());
                            return walk.entries;
                        }));
    }

    private static ViewedValue show(String what, long length, RustEntries.Source entries) {
        return what.equals("BTreeMap")
                ? RustEntries.map(length, entries)
                : RustEntries.set(length, entries);
    }
}
