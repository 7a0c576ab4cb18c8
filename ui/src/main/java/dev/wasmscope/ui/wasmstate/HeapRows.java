package dev.wasmscope.ui.wasmstate;

import dev.wasmscope.session.GcHeap;
import dev.wasmscope.session.WasmValue;
import dev.wasmscope.ui.wasmstate.WasmNode.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Rows for the objects of a guest whose memory is garbage-collected: types, objects, fields. */
final class HeapRows {
    private final ValueRows values;
    private final SeenValues seen;

    HeapRows(ValueRows values, SeenValues seen) {
        this.values = values;
        this.seen = seen;
    }

    /** The group; the heap is walked when it is opened. */
    WasmNode group() {
        return WasmNode.group(
                "GC heap",
                to ->
                        values.ask(
                                s -> s.gcHeap().groups(),
                                groups -> to.accept(groups.stream().map(this::type).toList())));
    }

    private WasmNode type(GcHeap.Group group) {
        String path = "/GC heap/" + group.type();
        String size =
                String.format(
                        Locale.ROOT,
                        group.objects() == 1 ? "%,d object, %,d bytes" : "%,d objects, %,d bytes",
                        group.objects(),
                        group.bytes());
        WasmNode node =
                WasmNode.of(path, Kind.AREA, group.type(), "", size)
                        .below(to -> objects(path, group, 0, to));
        return seen.isChanged(path, size) ? node.changing() : node;
    }

    private void objects(String path, GcHeap.Group group, long from, Consumer<List<WasmNode>> to) {
        values.ask(
                s -> s.gcHeap().objects(group.type(), from, ValueRows.PAGE),
                page -> {
                    List<WasmNode> rows = new ArrayList<>();
                    for (WasmValue v : page) {
                        String own = path + "/" + v.index();
                        rows.add(values.node(own, "[" + v.index() + "]", v, Optional.empty()));
                    }
                    long next = from + page.size();
                    if (next < group.objects() && !page.isEmpty()) {
                        rows.add(
                                ValueRows.more(
                                        path, next, more -> objects(path, group, next, more)));
                    }
                    to.accept(rows);
                });
    }
}
