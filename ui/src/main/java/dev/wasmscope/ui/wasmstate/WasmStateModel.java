package dev.wasmscope.ui.wasmstate;

import dev.wasmscope.session.CallEffects;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.InstanceView;
import dev.wasmscope.session.StateChanges;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.session.Variable;
import dev.wasmscope.session.WasmValue;
import dev.wasmscope.ui.place.Place;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.wasmstate.WasmNode.Kind;
import dev.wasmscope.ui.wasmstate.WasmNode.Setter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;

/** The state of the chosen frame and of the instance; rows are read when they are opened. */
public final class WasmStateModel implements AutoCloseable {
    private static final int PAGE = 100;
    private static final Pattern FUNCTION = Pattern.compile("func\\[(\\d{1,9})\\].*");
    private static final Pattern COPIED = Pattern.compile("memory (\\d+) at 0x([0-9a-f]+)");

    private final DebugModel debug;
    private final ReadOnlyObjectWrapper<List<WasmNode>> roots =
            new ReadOnlyObjectWrapper<>(this, "roots", List.of());
    private final ObjectProperty<NumberFormat> format =
            new SimpleObjectProperty<>(this, "format", NumberFormat.NATURAL);
    private final Set<String> open = new HashSet<>(Set.of("/Locals", "/Operand stack"));
    private final Map<String, String> before = new HashMap<>();
    private final Map<String, String> now = new HashMap<>();
    private final Subscription subscriptions;
    private int shownStop = -1;

    public WasmStateModel(DebugModel debug) {
        this.debug = debug;
        this.subscriptions =
                Subscription.combine(
                        debug.frameProperty().subscribe(_ -> show()),
                        debug.editsProperty().subscribe(_ -> show()),
                        debug.sessionProperty().subscribe(_ -> forget()));
    }

    /** The first level; empty while there is no frame. */
    public ReadOnlyObjectProperty<List<WasmNode>> rootsProperty() {
        return roots.getReadOnlyProperty();
    }

    /** How numbers are shown. */
    public ObjectProperty<NumberFormat> formatProperty() {
        return format;
    }

    /** Whether a row was open at the stop before. */
    boolean isOpen(WasmNode node) {
        return open.contains(node.path());
    }

    void setOpen(WasmNode node, boolean isOpen) {
        if (isOpen) {
            open.add(node.path());
        } else {
            open.remove(node.path());
        }
    }

    private void forget() {
        before.clear();
        now.clear();
        shownStop = -1;
    }

    private void show() {
        Optional<SymbolisedFrame> frame = debug.frameProperty().get();
        if (frame.isEmpty()) {
            if (debug.session().isEmpty() || debug.stopProperty().get().isPresent()) {
                roots.set(List.of());
            }
            return;
        }
        int stop = debug.stopProperty().get().map(s -> s.number()).orElse(-1);
        if (stop != shownStop) {
            shownStop = stop;
            before.clear();
            before.putAll(now);
        }
        roots.set(groups(frame.get()));
    }

    private List<WasmNode> groups(SymbolisedFrame frame) {
        String function = "@" + frame.functionIndex();
        int index = frame.index();
        return List.of(
                values("Operand stack", function, "$stack", s -> s.operandStack(index)),
                values("Locals", function, "$local", s -> s.wasmLocals(index)),
                values("Globals", "", "$global", DebugSession::wasmGlobals),
                instance("Tables", view -> view.tables().stream().map(this::table).toList()),
                instance("Memories", view -> view.memories().stream().map(this::memory).toList()),
                instance("Data segments", view -> view.data().stream().map(this::data).toList()),
                instance(
                        "Element segments",
                        view -> view.elements().stream().map(this::elements).toList()));
    }

    private WasmNode values(
            String name,
            String function,
            String prefix,
            Function<DebugSession, CompletableFuture<List<WasmValue>>> query) {
        return WasmNode.group(
                name, to -> ask(query, all -> page(all, "/" + name + function, prefix, 0, to)));
    }

    /** A compiler without optimisation makes thousands of locals of one function. */
    private void page(
            List<WasmValue> all,
            String parent,
            String prefix,
            int from,
            Consumer<List<WasmNode>> to) {
        int next = Math.min(all.size(), from + PAGE);
        List<WasmNode> rows = new ArrayList<>();
        all.subList(from, next).forEach(v -> rows.add(value(parent, prefix, v)));
        if (next < all.size()) {
            rows.add(more(parent, next, more -> page(all, parent, prefix, next, more)));
        }
        to.accept(rows);
    }

    private WasmNode value(String parent, String prefix, WasmValue v) {
        String name = v.name().isEmpty() ? prefix + v.index() : v.name();
        Optional<Setter> setter =
                v.mutable() ? Optional.of(new Setter.Assign(prefix + v.index())) : Optional.empty();
        return node(parent + "/" + v.index(), name, v, setter);
    }

    private WasmNode node(String path, String name, WasmValue v, Optional<Setter> setter) {
        WasmNode node =
                WasmNode.of(path, Kind.VALUE, name, v.type(), v.value())
                        .holding(v, note(path, v.value() + v.hex()), setter);
        WasmNode linked = place(v).map(node::leadingTo).orElse(node);
        return v.object()
                .map(object -> linked.below(to -> children(path, object, 0, to)))
                .orElse(linked);
    }

    /** A function that is referred to, or what a number points to. */
    private static Optional<Place> place(WasmValue v) {
        Matcher function = FUNCTION.matcher(v.value());
        if (function.matches()) {
            return Optional.of(new Place.Function(Integer.parseInt(function.group(1))));
        }
        return v.type().equals("i32") || v.type().equals("i64")
                ? Optional.of(
                        Place.Memory.at(Long.parseUnsignedLong(v.hex(), 2, v.hex().length(), 16)))
                : Optional.empty();
    }

    /** Fields and elements of an object of the garbage collector. */
    private void children(String path, Variable object, long from, Consumer<List<WasmNode>> to) {
        ask(
                s -> s.children(object, from, PAGE),
                page -> {
                    List<WasmNode> rows = new ArrayList<>();
                    for (Variable v : page) {
                        String own = path + "/" + v.name();
                        WasmNode node =
                                WasmNode.of(own, Kind.OBJECT, v.name(), v.typeName(), v.value());
                        rows.add(
                                v.childCount() == 0
                                        ? node
                                        : node.below(next -> children(own, v, 0, next)));
                    }
                    if (page.size() == PAGE) {
                        long next = from + PAGE;
                        rows.add(more(path, next, more -> children(path, object, next, more)));
                    }
                    to.accept(rows);
                });
    }

    private static WasmNode more(
            String path, long from, Consumer<Consumer<List<WasmNode>>> children) {
        return WasmNode.of(path + "/…" + from, Kind.MORE, "[" + from + " …]", "", "")
                .below(children);
    }

    private WasmNode instance(String name, Function<InstanceView, List<WasmNode>> rows) {
        return WasmNode.group(
                name, to -> ask(DebugSession::instance, view -> to.accept(rows.apply(view))));
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
        return note(path, size) ? changed(node) : node;
    }

    private static WasmNode changed(WasmNode n) {
        return new WasmNode(
                n.path(),
                n.kind(),
                n.name(),
                n.type(),
                n.text(),
                n.value(),
                true,
                n.setter(),
                n.place(),
                n.children());
    }

    private void tableRows(
            String path, InstanceView.Area area, long from, Consumer<List<WasmNode>> to) {
        ask(
                s -> s.tableElements(area.index(), from, PAGE),
                page -> {
                    List<WasmNode> rows = new ArrayList<>();
                    for (WasmValue v : page) {
                        rows.add(
                                node(
                                        path + "/" + v.index(),
                                        "[" + v.index() + "]",
                                        v,
                                        Optional.of(new Setter.Element(area.index(), v.index()))));
                    }
                    long next = from + page.size();
                    if (page.size() == PAGE && next < area.size()) {
                        rows.add(more(path, next, more -> tableRows(path, area, next, more)));
                    }
                    to.accept(rows);
                });
    }

    private WasmNode memory(InstanceView.Area area) {
        String path = "/Memories/" + area.index();
        String size =
                String.format(
                        java.util.Locale.ROOT,
                        "%d pages, 0x%x bytes",
                        area.size() >> 16,
                        area.size());
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
        int length = HexRows.WIDTH * PAGE;
        ask(
                s -> s.dataSegment(segment.index(), from, length),
                bytes -> {
                    List<WasmNode> rows = new ArrayList<>(HexRows.of(path, from, bytes));
                    long next = from + bytes.length;
                    if (bytes.length == length && next < segment.size()) {
                        rows.add(more(path, next, more -> bytes(path, segment, next, more)));
                    }
                    to.accept(rows);
                });
    }

    private WasmNode elements(InstanceView.Segment segment) {
        String path = "/Element segments/" + segment.index();
        return segment("elem", path, segment, segment.size() + " elements")
                .below(to -> elementRows(path, segment, 0, to));
    }

    private void elementRows(
            String path, InstanceView.Segment segment, long from, Consumer<List<WasmNode>> to) {
        ask(
                s -> s.elementSegment(segment.index(), from, PAGE),
                page -> {
                    List<WasmNode> rows = new ArrayList<>();
                    for (WasmValue v : page) {
                        String own = path + "/" + v.index();
                        rows.add(node(own, "[" + v.index() + "]", v, Optional.empty()));
                    }
                    long next = from + page.size();
                    if (page.size() == PAGE && next < segment.size()) {
                        rows.add(more(path, next, more -> elementRows(path, segment, next, more)));
                    }
                    to.accept(rows);
                });
    }

    /** Remembers a value and tells whether the stop before had another one. */
    private boolean note(String path, String value) {
        now.put(path, value);
        String old = before.get(path);
        return old != null && !old.equals(value);
    }

    private <T> void ask(Function<DebugSession, CompletableFuture<T>> query, Consumer<T> answer) {
        debug.ask(query, answer, debug::fail);
    }

    /**
     * Sets a value of the stopped program.
     *
     * @param text an expression; for an element of a table the name of a function
     * @param failed hears why it cannot be set
     */
    void set(WasmNode node, String text, Runnable done, Consumer<String> failed) {
        int frame = debug.frameProperty().get().map(SymbolisedFrame::index).orElse(0);
        node.setter()
                .ifPresent(
                        setter ->
                                debug.ask(
                                        s -> set(s, frame, setter, text),
                                        _ -> {
                                            done.run();
                                            debug.edited();
                                        },
                                        f -> failed.accept(String.valueOf(f.getMessage()))));
    }

    private static CompletableFuture<?> assign(
            DebugSession s, int frame, String expression, String text) {
        return s.changes()
                .evaluate(
                        frame,
                        expression + " = " + text,
                        CallEffects.KEEP,
                        StateChanges.CALL_LIMIT);
    }

    private static CompletableFuture<Boolean> set(
            DebugSession s, int frame, Setter setter, String text) {
        CompletableFuture<?> set =
                switch (setter) {
                    case Setter.Assign(String expression) -> assign(s, frame, expression, text);
                    case Setter.Element(int table, long index) ->
                            s.changes().setTableElement(table, index, text);
                };
        return set.thenApply(_ -> true);
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }
}
