package dev.wasmscope.ui.wasmstate;

import dev.wasmscope.session.CallEffects;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.StateChanges;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.wasmstate.WasmNode.Setter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;

/** The state of the chosen frame and of the instance; rows are read when they are opened. */
public final class WasmStateModel implements AutoCloseable {
    private final DebugModel debug;
    private final ReadOnlyObjectWrapper<List<WasmNode>> roots =
            new ReadOnlyObjectWrapper<>(this, "roots", List.of());
    private final ObjectProperty<NumberFormat> format =
            new SimpleObjectProperty<>(this, "format", NumberFormat.NATURAL);
    private final Set<String> open = new HashSet<>(Set.of("/Locals", "/Operand stack"));
    private final SeenValues seen = new SeenValues();
    private final ValueRows values;
    private final InstanceRows instance;
    private final HeapRows heap;
    private final Subscription subscriptions;

    public WasmStateModel(DebugModel debug) {
        this.debug = debug;
        this.values = new ValueRows(debug, seen);
        this.instance = new InstanceRows(values, seen);
        this.heap = new HeapRows(values, seen);
        this.subscriptions =
                Subscription.combine(
                        debug.frameProperty().subscribe(_ -> show()),
                        debug.stopProperty().subscribe(_ -> ended()),
                        debug.editsProperty().subscribe(_ -> show()),
                        debug.sessionProperty().subscribe(_ -> seen.forget()));
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

    /** There is no frame while the program runs, and none at its end: only the stop is new. */
    private void ended() {
        if (debug.frameProperty().get().isEmpty()) {
            show();
        }
    }

    private void show() {
        Optional<SymbolisedFrame> frame = debug.frameProperty().get();
        if (frame.isEmpty()) {
            if (debug.session().isEmpty() || debug.stopProperty().get().isPresent()) {
                roots.set(List.of());
            }
            return;
        }
        seen.at(debug.stopProperty().get().map(s -> s.number()).orElse(-1));
        roots.set(groups(frame.get()));
    }

    private List<WasmNode> groups(SymbolisedFrame frame) {
        String function = "@" + frame.functionIndex();
        int index = frame.index();
        List<WasmNode> groups = new ArrayList<>();
        groups.add(values.group("Operand stack", function, "$stack", s -> s.operandStack(index)));
        groups.add(values.group("Locals", function, "$local", s -> s.wasmLocals(index)));
        groups.add(values.group("Globals", "", "$global", DebugSession::wasmGlobals));
        groups.addAll(instance.groups());
        if (debug.session().filter(s -> s.gcHeap().isUsed()).isPresent()) {
            groups.add(heap.group());
        }
        return groups;
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
