package dev.wasmscope.ui.watches;

import dev.wasmscope.session.Stop;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.variables.Evaluated;
import dev.wasmscope.ui.variables.ValueFormat;
import dev.wasmscope.ui.variables.ValueRows;
import dev.wasmscope.ui.variables.VariableNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/**
 * Expressions that are evaluated at every stop, in the chosen frame. Calls in them leave nothing
 * behind. No expression is there twice.
 */
public final class WatchesModel implements AutoCloseable {
    static final String PARENT = "/Watches";

    private final DebugModel debug;
    private final ValueRows rows;
    private final ObservableList<String> expressions = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<List<VariableNode>> roots =
            new ReadOnlyObjectWrapper<>(this, "roots", List.of());
    private final Subscription subscription;

    public WatchesModel(DebugModel debug) {
        this.debug = debug;
        this.rows = new ValueRows(debug);
        this.subscription =
                Subscription.combine(
                        debug.frameProperty().subscribe(this::follow),
                        debug.stopProperty().subscribe(_ -> ended()),
                        debug.editsProperty().subscribe(_ -> readAgain()),
                        debug.sessionProperty().subscribe(_ -> forget()));
    }

    /** What is watched, from the top. */
    public ObservableList<String> expressions() {
        return FXCollections.unmodifiableObservableList(expressions);
    }

    /** One row for each expression. */
    public ReadOnlyObjectProperty<List<VariableNode>> rootsProperty() {
        return roots.getReadOnlyProperty();
    }

    /** Reads the rows and remembers how they are shown. */
    public ValueRows rows() {
        return rows;
    }

    /** Adds an expression at the end; one that is there stays where it is. */
    public void add(String expression) {
        String text = expression.strip();
        if (!text.isEmpty() && !expressions.contains(text)) {
            expressions.add(text);
            readAgain();
        }
    }

    /** Writes another expression in the place of one; its format stays. */
    public void replace(String old, String expression) {
        String text = expression.strip();
        int at = expressions.indexOf(old);
        if (at < 0 || text.isEmpty() || text.equals(old) || expressions.contains(text)) {
            return;
        }
        ValueFormat format = rows.formats().remove(path(old));
        if (format != null) {
            rows.formats().put(path(text), format);
        }
        expressions.set(at, text);
        readAgain();
    }

    /** Takes an expression away. */
    public void remove(String expression) {
        if (expressions.remove(expression)) {
            rows.formats().remove(path(expression));
            readAgain();
        }
    }

    /** Takes all away. */
    public void removeAll() {
        expressions.clear();
        rows.formats().clear();
        readAgain();
    }

    /**
     * Moves an expression up or down.
     *
     * @param by rows; negative for up
     */
    public void move(String expression, int by) {
        int at = expressions.indexOf(expression);
        int to = at + by;
        if (at >= 0 && to >= 0 && to < expressions.size()) {
            List<String> all = new ArrayList<>(expressions);
            all.remove(at);
            all.add(to, expression);
            expressions.setAll(all);
            readAgain();
        }
    }

    /** The expression whose row is the one given. */
    Optional<String> of(VariableNode node) {
        return expressions.stream().filter(e -> path(e).equals(node.path())).findFirst();
    }

    static String path(String expression) {
        return PARENT + "/" + expression;
    }

    /** What is to be kept. */
    public KeptWatch[] kept() {
        return expressions.stream()
                .map(e -> new KeptWatch(e, format(e).name()))
                .toArray(KeptWatch[]::new);
    }

    /** Takes up what was kept, in place of what is there. */
    public void restore(KeptWatch[] kept) {
        expressions.clear();
        for (KeptWatch watch : kept) {
            String expression = watch.expression();
            if (expression != null && !expression.isBlank() && !expressions.contains(expression)) {
                expressions.add(expression);
                if (watch.known() != ValueFormat.NATURAL) {
                    rows.formats().put(path(expression), watch.known());
                }
            }
        }
        readAgain();
    }

    private ValueFormat format(String expression) {
        return rows.formats().getOrDefault(path(expression), ValueFormat.NATURAL);
    }

    /** Evaluates everything anew. */
    public void readAgain() {
        Optional<SymbolisedFrame> row = debug.frameProperty().get();
        if (row.isPresent()) {
            follow(row);
        } else {
            roots.set(waiting());
        }
    }

    private void forget() {
        rows.clear();
        if (debug.session().isEmpty()) {
            // Those of another program are taken up when it is opened.
            expressions.clear();
            rows.formats().clear();
        }
        roots.set(waiting());
    }

    /** There is no frame while the program runs, and none at its end: only the stop is new. */
    private void ended() {
        if (debug.frameProperty().get().isEmpty()) {
            follow(Optional.empty());
        }
    }

    private void follow(Optional<SymbolisedFrame> frame) {
        if (frame.isEmpty()) {
            if (debug.session().isEmpty() || debug.stopProperty().get().isPresent()) {
                roots.set(waiting());
            }
            return;
        }
        Stop stop = debug.stopProperty().get().orElseThrow();
        rows.enter(stop, frame.get(), "");
        List<String> asked = List.copyOf(expressions);
        debug.ask(
                s -> Evaluated.all(s, rows, PARENT, asked),
                all -> {
                    if (asked.equals(expressions)) {
                        roots.set(Evaluated.rows(rows, PARENT, all));
                    }
                },
                debug::fail);
    }

    private List<VariableNode> waiting() {
        return expressions.stream()
                .map(e -> VariableNode.told(path(e), VariableNode.Kind.WATCH, e, "not stopped"))
                .toList();
    }

    @Override
    public void close() {
        subscription.unsubscribe();
    }
}
