package dev.wasmscope.ui.wasmstate;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.InstanceView;
import dev.wasmscope.session.WasmValue;
import dev.wasmscope.ui.place.Place;
import dev.wasmscope.ui.wasmstate.WasmNode.Kind;
import dev.wasmscope.ui.wasmstate.WasmNode.Setter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rows for what belongs to the instance: tables, memories and segments. */
final class InstanceRows {
    private static final Pattern COPIED = Pattern.compile("memory (\\d+) at 0x([0-9a-f]+)");

    private final ValueRows values;
    private final SeenValues seen;

    InstanceRows(ValueRows values, SeenValues seen) {
        this.values = values;
        this.seen = seen;
    }

    /** The groups, each of which reads its rows when it is opened. */
    List<WasmNode> groups() {
        return List.of(
                group("Tables", view -> view.tables().stream().map(this::table).toList()),
                group("Memories", view -> view.memories().stream().map(this::memory).toList()),
                group("Data segments", view -> view.data().stream().map(this::data).toList()),
                group(
                        "Element segments",
                        view -> view.elements().stream().map(this::elements).toList()));
    }

    private WasmNode group(String name, Function<InstanceView, List<WasmNode>> rows) {
        return WasmNode.group(
                name,
                to -> values.ask(DebugSession::instance, view -> to.accept(rows.apply(view))));
    }

    private static String named(String prefix, int index, String name) {
        return name.isEmpty() ? prefix + " " + index : prefix + " " + index + "  " + name;
    }

    private WasmNode table(InstanceView.Area area) {
        String path = "/Tables/" + area.index();
        return area(path, "table", area, area.size() + " elements")
                .below(to -> tableRows(path, area, 0, to));
    }

    private WasmNode area(String path, String prefix, InstanceView.Area area, String size) {
        WasmNode node =
                WasmNode.of(
                        path,
                        Kind.AREA,
                        named(prefix, area.index(), area.name()),
                        area.type(),
                        size);
        return seen.isChanged(path, size) ? node.changing() : node;
    }

    private void tableRows(
            String path, InstanceView.Area area, long from, Consumer<List<WasmNode>> to) {
        values.ask(
                s -> s.tableElements(area.index(), from, ValueRows.PAGE),
                page -> {
                    List<WasmNode> rows = new ArrayList<>();
                    for (WasmValue v : page) {
                        rows.add(
                                values.node(
                                        path + "/" + v.index(),
                                        "[" + v.index() + "]",
                                        v,
                                        Optional.of(new Setter.Element(area.index(), v.index()))));
                    }
                    long next = from + page.size();
                    boolean goesOn = page.size() == ValueRows.PAGE && next < area.size();
                    to.accept(page(rows, path, next, goesOn, m -> tableRows(path, area, next, m)));
                });
    }

    private WasmNode memory(InstanceView.Area area) {
        String path = "/Memories/" + area.index();
        String size =
                String.format(Locale.ROOT, "%d pages, 0x%x bytes", area.size() >> 16, area.size());
        return area(path, "memory", area, size).leadingTo(new Place.Memory(area.index(), 0, 0));
    }

    private WasmNode data(InstanceView.Segment segment) {
        String path = "/Data segments/" + segment.index();
        WasmNode node =
                segment("data", path, segment, segment.size() + " bytes")
                        .below(to -> bytes(path, segment, 0, to));
        Matcher copied = COPIED.matcher(segment.mode());
        return copied.matches()
                ? node.leadingTo(
                        new Place.Memory(
                                Integer.parseInt(copied.group(1)),
                                Long.parseUnsignedLong(copied.group(2), 16),
                                segment.size()))
                : node;
    }

    private static WasmNode segment(
            String prefix, String path, InstanceView.Segment segment, String size) {
        return WasmNode.of(
                path,
                segment.dropped() ? Kind.DROPPED : Kind.SEGMENT,
                named(prefix, segment.index(), segment.name()),
                segment.type().isEmpty() ? segment.mode() : segment.type() + ", " + segment.mode(),
                size + (segment.dropped() ? ", dropped" : ""));
    }

    private void bytes(
            String path, InstanceView.Segment segment, long from, Consumer<List<WasmNode>> to) {
        int length = HexRows.WIDTH * ValueRows.PAGE;
        values.ask(
                s -> s.dataSegment(segment.index(), from, length),
                bytes -> {
                    List<WasmNode> rows = new ArrayList<>(HexRows.of(path, from, bytes));
                    long next = from + bytes.length;
                    boolean goesOn = bytes.length == length && next < segment.size();
                    to.accept(page(rows, path, next, goesOn, m -> bytes(path, segment, next, m)));
                });
    }

    private WasmNode elements(InstanceView.Segment segment) {
        String path = "/Element segments/" + segment.index();
        return segment("elem", path, segment, segment.size() + " elements")
                .below(to -> elementRows(path, segment, 0, to));
    }

    private void elementRows(
            String path, InstanceView.Segment segment, long from, Consumer<List<WasmNode>> to) {
        values.ask(
                s -> s.elementSegment(segment.index(), from, ValueRows.PAGE),
                page -> {
                    List<WasmNode> rows = new ArrayList<>();
                    for (WasmValue v : page) {
                        String own = path + "/" + v.index();
                        rows.add(values.node(own, "[" + v.index() + "]", v, Optional.empty()));
                    }
                    long next = from + page.size();
                    boolean goesOn = page.size() == ValueRows.PAGE && next < segment.size();
                    to.accept(
                            page(
                                    rows,
                                    path,
                                    next,
                                    goesOn,
                                    m -> elementRows(path, segment, next, m)));
                });
    }

    /** The rows of a page; if it goes on behind it, the last one stands for the rest. */
    private static List<WasmNode> page(
            List<WasmNode> rows,
            String path,
            long next,
            boolean goesOn,
            Consumer<Consumer<List<WasmNode>>> rest) {
        if (goesOn) {
            rows.add(ValueRows.more(path, next, rest));
        }
        return rows;
    }
}
