package dev.wasmscope.ui.variables;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.session.Variable;
import dev.wasmscope.session.VariableKind;
import dev.wasmscope.session.WasmValue;
import dev.wasmscope.ui.session.DebugModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/**
 * Variables of the chosen frame: what the user pinned, what a function has just given back,
 * arguments, locals, statics; then groups for the program's globals and for wasm's own locals,
 * operand stack and globals.
 */
public final class VariablesModel implements AutoCloseable {
    private static final List<String> OPEN_AT_FIRST =
            List.of("/Pinned", "/Returned", "/Arguments", "/Locals", "/Static");

    private final DebugModel debug;
    private final ValueRows rows;
    private final ReturnedValue returned;
    private final ReadOnlyObjectWrapper<List<VariableNode>> roots =
            new ReadOnlyObjectWrapper<>(this, "roots", List.of());
    private final ReadOnlyObjectWrapper<Optional<Variable>> selected =
            new ReadOnlyObjectWrapper<>(this, "selected", Optional.empty());
    private final ObservableList<Pin> pins = FXCollections.observableArrayList();
    private final Subscription subscription;
    private String function = "";
    private boolean suggested;

    public VariablesModel(DebugModel debug) {
        this.debug = debug;
        this.rows = new ValueRows(debug);
        this.returned = new ReturnedValue(rows);
        this.subscription =
                Subscription.combine(
                        debug.frameProperty().subscribe(this::follow),
                        debug.stopProperty().subscribe(_ -> ended()),
                        debug.editsProperty().subscribe(_ -> readAgain()),
                        debug.sessionProperty().subscribe(_ -> forget()));
    }

    /** The first level; empty while there is no frame. */
    public ReadOnlyObjectProperty<List<VariableNode>> rootsProperty() {
        return roots.getReadOnlyProperty();
    }

    /** Reads the rows and remembers how they are shown. */
    public ValueRows rows() {
        return rows;
    }

    /** The variable that the user looks at: the memory view shows its bytes. */
    public ReadOnlyObjectProperty<Optional<Variable>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** Notes what the user looks at. */
    public void select(Optional<Variable> variable) {
        selected.set(variable);
    }

    /** What is pinned, in any function; to be listened to and filled. */
    public ObservableList<Pin> pins() {
        return pins;
    }

    /** Whether a row is one of the pinned. */
    public boolean isPinned(VariableNode node) {
        return node.path().startsWith("/Pinned/")
                && node.expression().filter(e -> pins.contains(new Pin(function, e))).isPresent();
    }

    /** Puts an expression at the top of the present function, or takes it away from there. */
    public void togglePin(String expression) {
        Pin pin = new Pin(function, expression);
        if (!pins.remove(pin)) {
            pins.add(pin);
        }
        readAgain();
    }

    /** Reads everything anew: something was changed, or is to be shown otherwise. */
    public void readAgain() {
        debug.frameProperty().get().ifPresent(row -> follow(Optional.of(row)));
    }

    private void forget() {
        rows.clear();
        OPEN_AT_FIRST.forEach(path -> rows.setOpen(path, true));
        suggested = false;
        if (debug.session().isEmpty()) {
            pins.clear();
            rows.formats().clear();
        }
    }

    /** There is no frame while the program runs, and none at its end: only the stop is new. */
    private void ended() {
        if (debug.frameProperty().get().isEmpty()) {
            follow(Optional.empty());
        }
    }

    private void follow(Optional<SymbolisedFrame> frame) {
        if (frame.isEmpty()) {
            selected.set(Optional.empty());
            if (debug.session().isEmpty() || debug.stopProperty().get().isPresent()) {
                roots.set(List.of());
            }
            return;
        }
        SymbolisedFrame row = frame.get();
        Stop stop = debug.stopProperty().get().orElseThrow();
        function = row.function();
        rows.enter(stop, row, function);
        List<String> pinned =
                pins.stream()
                        .filter(p -> p.function().equals(function))
                        .map(Pin::expression)
                        .toList();
        debug.ask(
                s -> read(s, stop, row, pinned),
                read -> {
                    roots.set(List.copyOf(nodes(read, row.index())));
                    suggest(read.values());
                },
                debug::fail);
    }

    /** What was read for one frame. */
    private record Read(
            List<Evaluated> pinned, Optional<VariableNode> returned, List<ShownValue> values) {}

    private CompletableFuture<Read> read(
            DebugSession s, Stop stop, SymbolisedFrame row, List<String> pinned) {
        CompletableFuture<List<ShownValue>> values =
                s.variables(row.index()).thenCompose(list -> shown(s, list));
        return Evaluated.all(s, rows, "/Pinned", pinned)
                .thenCombine(
                        returned.at(s, stop, row),
                        (pins, back) ->
                                values.thenApply(list -> new Read(List.copyOf(pins), back, list)))
                .thenCompose(Function.identity());
    }

    private CompletableFuture<List<ShownValue>> shown(DebugSession s, List<Variable> list) {
        CompletableFuture<List<ShownValue>> arguments =
                rows.shown(s, "/Arguments", kind(list, VariableKind.PARAMETER));
        CompletableFuture<List<ShownValue>> statics =
                rows.shown(s, "/Static", kind(list, VariableKind.STATIC));
        CompletableFuture<List<ShownValue>> locals =
                rows.shown(
                        s,
                        "/Locals",
                        list.stream()
                                .filter(v -> v.kind() != VariableKind.PARAMETER)
                                .filter(v -> v.kind() != VariableKind.STATIC)
                                .toList());
        return arguments
                .thenCombine(locals, VariablesModel::joined)
                .thenCombine(statics, VariablesModel::joined);
    }

    private static <T> List<T> joined(List<T> a, List<T> b) {
        List<T> all = new ArrayList<>(a);
        all.addAll(b);
        return all;
    }

    private static List<Variable> kind(List<Variable> all, VariableKind kind) {
        return all.stream().filter(v -> v.kind() == kind).toList();
    }

    private List<VariableNode> nodes(Read read, int frame) {
        List<VariableNode> nodes = new ArrayList<>();
        group(nodes, "Pinned", Evaluated.rows(rows, "/Pinned", read.pinned()));
        group(nodes, "Returned", read.returned().stream().toList());
        group(nodes, "Arguments", of(read, "/Arguments", VariableKind.PARAMETER));
        group(
                nodes,
                "Locals",
                rows.rows(
                        "/Locals",
                        read.values().stream()
                                .filter(v -> v.variable().kind() != VariableKind.PARAMETER)
                                .filter(v -> v.variable().kind() != VariableKind.STATIC)
                                .toList()));
        group(nodes, "Static", of(read, "/Static", VariableKind.STATIC));
        nodes.addAll(lazyGroups(frame));
        return nodes;
    }

    private List<VariableNode> of(Read read, String path, VariableKind kind) {
        return rows.rows(
                path, read.values().stream().filter(v -> v.variable().kind() == kind).toList());
    }

    private static void group(List<VariableNode> to, String name, List<VariableNode> children) {
        if (!children.isEmpty()) {
            to.add(VariableNode.group(name, "", rows -> rows.accept(children)));
        }
    }

    /** The memory view shows something of interest before the user has chosen anything. */
    private void suggest(List<ShownValue> values) {
        if (!suggested && selected.get().isEmpty()) {
            Optional<Variable> first =
                    values.stream()
                            .map(ShownValue::variable)
                            .filter(v -> v.address().isPresent())
                            .findFirst();
            suggested = first.isPresent();
            selected.set(first);
        }
    }

    private List<VariableNode> lazyGroups(int frame) {
        return List.of(
                VariableNode.group(
                        "Globals",
                        "",
                        to -> rows.read("/Globals", s -> s.globalVariables(frame), to)),
                wasmGroup("Wasm locals", "local ", "$local", s -> s.wasmLocals(frame)),
                wasmGroup("Operand stack", "", "$stack", s -> s.operandStack(frame)),
                wasmGroup("Wasm globals", "global ", "$global", DebugSession::wasmGlobals));
    }

    private VariableNode wasmGroup(
            String name,
            String prefix,
            String written,
            Function<DebugSession, CompletableFuture<List<WasmValue>>> query) {
        return VariableNode.group(
                name,
                "",
                to ->
                        debug.ask(
                                query,
                                values ->
                                        to.accept(
                                                values.stream()
                                                        .map(v -> wasm(name, prefix, written, v))
                                                        .toList()),
                                debug::fail));
    }

    private VariableNode wasm(String group, String prefix, String written, WasmValue v) {
        String path = "/" + group + "/" + prefix + v.index();
        return VariableNode.ofWasm(
                path,
                prefix + v.index() + (v.name().isEmpty() ? "" : "  " + v.name()),
                written + v.index(),
                v,
                rows.note(path, v.value()),
                to -> v.object().ifPresent(object -> rows.children(path, object, to)));
    }

    @Override
    public void close() {
        subscription.unsubscribe();
    }
}
