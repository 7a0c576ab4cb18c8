package dev.wasmscope.ui.variables;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.session.Variable;
import dev.wasmscope.session.WasmValue;
import dev.wasmscope.ui.session.DebugModel;
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
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

/**
 * Variables of the chosen frame, then groups for the program's globals and for wasm's own locals,
 * operand stack and globals. Remembers what was open and what values were, from stop to stop.
 */
public final class VariablesModel implements AutoCloseable {
    private static final int PAGE = 100;

    private final DebugModel debug;
    private final ReadOnlyObjectWrapper<List<VariableNode>> roots =
            new ReadOnlyObjectWrapper<>(this, "roots", List.of());
    private final ReadOnlyObjectWrapper<Optional<Variable>> selected =
            new ReadOnlyObjectWrapper<>(this, "selected", Optional.empty());
    private final Set<String> open = new HashSet<>();
    private final Map<String, String> valuesBefore = new HashMap<>();
    private final Map<String, String> valuesNow = new HashMap<>();
    private final Subscription subscription;
    private String function = "";
    private int shownStop = -1;
    private boolean suggested;

    public VariablesModel(DebugModel debug) {
        this.debug = debug;
        this.subscription =
                Subscription.combine(
                        debug.frameProperty().subscribe(this::follow),
                        debug.sessionProperty().subscribe(_ -> forget()));
    }

    /** The first level; empty while there is no frame. */
    public ReadOnlyObjectProperty<List<VariableNode>> rootsProperty() {
        return roots.getReadOnlyProperty();
    }

    /** The variable that the user looks at: the memory view shows its bytes. */
    public ReadOnlyObjectProperty<Optional<Variable>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** Notes what the user looks at. */
    public void select(Optional<Variable> variable) {
        selected.set(variable);
    }

    /** Whether a row was open at the stop before. */
    public boolean wasOpen(VariableNode node) {
        return open.contains(node.path());
    }

    /** Notes that a row was opened or closed. */
    public void setOpen(VariableNode node, boolean isOpen) {
        if (isOpen) {
            open.add(node.path());
        } else {
            open.remove(node.path());
        }
    }

    private void forget() {
        open.clear();
        suggested = false;
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
        int stop = debug.stopProperty().get().orElseThrow().number();
        if (stop != shownStop || !function.equals(row.function())) {
            valuesBefore.clear();
            if (function.equals(row.function())) {
                valuesBefore.putAll(valuesNow);
            }
            valuesNow.clear();
        }
        shownStop = stop;
        function = row.function();
        read(
                s -> s.variables(row.index()),
                variables -> {
                    List<VariableNode> nodes = new ArrayList<>(rows("", variables));
                    nodes.addAll(groups(row.index()));
                    roots.set(List.copyOf(nodes));
                    suggest(variables);
                });
    }

    /** The memory view shows something of interest before the user has chosen anything. */
    private void suggest(List<Variable> variables) {
        if (!suggested && selected.get().isEmpty()) {
            Optional<Variable> first =
                    variables.stream().filter(v -> v.address().isPresent()).findFirst();
            suggested = first.isPresent();
            selected.set(first);
        }
    }

    private List<VariableNode> rows(String parent, List<Variable> variables) {
        return variables.stream().map(v -> node(parent, v)).toList();
    }

    private VariableNode node(String parent, Variable v) {
        String path = parent + "/" + v.name();
        boolean changed = note(path, v.value());
        return VariableNode.of(parent, v, changed, to -> readChildren(path, v, 0, to));
    }

    private void readChildren(
            String path, Variable parent, long from, Consumer<List<VariableNode>> to) {
        read(
                s -> s.children(parent, from, PAGE),
                page -> {
                    List<VariableNode> nodes = new ArrayList<>(rows(path, page));
                    long next = from + page.size();
                    if (page.size() == PAGE
                            && (parent.childCount() < 0 || next < parent.childCount())) {
                        nodes.add(more(path, parent, next));
                    }
                    to.accept(nodes);
                });
    }

    private VariableNode more(String path, Variable parent, long from) {
        String rest = parent.childCount() < 0 ? "" : (parent.childCount() - from) + " more";
        return new VariableNode(
                path + "/…" + from,
                VariableNode.Kind.MORE,
                "[" + from + " …]",
                "",
                rest,
                "",
                true,
                false,
                true,
                Optional.empty(),
                to -> readChildren(path, parent, from, to));
    }

    private List<VariableNode> groups(int frame) {
        return List.of(
                VariableNode.group(
                        "Globals",
                        "",
                        to ->
                                read(
                                        s -> s.globalVariables(frame),
                                        l -> to.accept(rows("/Globals", l)))),
                wasmGroup("Wasm locals", "local ", s -> s.wasmLocals(frame)),
                wasmGroup("Operand stack", "", s -> s.operandStack(frame)),
                wasmGroup("Wasm globals", "global ", DebugSession::wasmGlobals));
    }

    private VariableNode wasmGroup(
            String name,
            String prefix,
            Function<DebugSession, CompletableFuture<List<WasmValue>>> query) {
        String path = "/" + name;
        return VariableNode.group(
                name,
                "",
                to ->
                        read(
                                query,
                                values ->
                                        to.accept(
                                                values.stream()
                                                        .map(v -> wasm(path, prefix, v))
                                                        .toList())));
    }

    private VariableNode wasm(String path, String prefix, WasmValue v) {
        String own = path + "/" + prefix + v.index();
        return VariableNode.ofWasm(
                path,
                prefix,
                v,
                note(own, v.value()),
                to -> v.object().ifPresent(object -> readChildren(own, object, 0, to)));
    }

    /** Remembers a value and tells whether the stop before had another one. */
    private boolean note(String path, String value) {
        valuesNow.put(path, value);
        String before = valuesBefore.get(path);
        return before != null && !before.equals(value);
    }

    private <T> void read(Function<DebugSession, CompletableFuture<T>> query, Consumer<T> answer) {
        debug.ask(query, answer, debug::fail);
    }

    @Override
    public void close() {
        subscription.unsubscribe();
    }
}
