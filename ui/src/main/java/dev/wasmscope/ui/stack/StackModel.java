package dev.wasmscope.ui.stack;

import dev.wasmscope.session.Availability;
import dev.wasmscope.session.Moved;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.session.Variable;
import dev.wasmscope.session.VariableKind;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.session.RunControl;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/** The rows of the present stop's stack. More rows are read when they come into sight. */
public final class StackModel implements AutoCloseable {
    private static final int PAGE = 200;

    /** Frames that a copied trace has at most. */
    private static final int COPIED = 20_000;

    private final DebugModel debug;
    private final RunControl control;
    private final List<SymbolisedFrame> frames = new ArrayList<>();
    private final ObservableList<StackRow> rows = FXCollections.observableArrayList();
    private final ObservableList<StackRow> rowsView =
            FXCollections.unmodifiableObservableList(rows);
    private final BooleanProperty folding = new SimpleBooleanProperty(this, "folding", true);
    private final ReadOnlyObjectWrapper<Map<Integer, String>> arguments =
            new ReadOnlyObjectWrapper<>(this, "arguments", Map.of());
    private final Set<Integer> asked = new HashSet<>();
    private final Set<String> open = new HashSet<>();
    private final Subscription subscriptions;
    private boolean complete = true;
    private boolean reading;
    private boolean arranging;

    public StackModel(DebugModel debug, RunControl control) {
        this.debug = debug;
        this.control = control;
        this.subscriptions =
                Subscription.combine(
                        debug.stopProperty().subscribe(this::show),
                        debug.sessionProperty().subscribe(_ -> open.clear()),
                        folding.subscribe(_ -> foldAll()));
    }

    /** Rows, innermost first. */
    public ObservableList<StackRow> rows() {
        return rowsView;
    }

    /** Whether runs of library frames are one row. */
    public BooleanProperty foldingProperty() {
        return folding;
    }

    /** The arguments of frames that were asked for, by row of the stack: {@code head = 0x10}. */
    public ReadOnlyObjectProperty<Map<Integer, String>> argumentsProperty() {
        return arguments.getReadOnlyProperty();
    }

    /** The row that all views show. */
    public ReadOnlyObjectProperty<Optional<SymbolisedFrame>> selectedProperty() {
        return debug.frameProperty();
    }

    /** Lets all views follow that row. */
    public void select(SymbolisedFrame row) {
        // A list chooses something by itself while its rows are replaced.
        if (!arranging && debug.frameProperty().get().filter(row::equals).isEmpty()) {
            debug.selectFrame(row);
        }
    }

    /** Selects the frame that called the selected one, or the one that it called. */
    public void move(int outwards) {
        int now = debug.frameProperty().get().map(SymbolisedFrame::index).orElse(0);
        int next = now + outwards;
        if (next >= 0 && next < frames.size()) {
            select(frames.get(next));
        } else if (next >= frames.size()) {
            more();
        }
    }

    /** What the user opened before is folded too when folding begins again. */
    private void foldAll() {
        open.clear();
        arrange();
    }

    /** Opens or folds a run of library frames. */
    public void setOpen(StackRow.Folded run, boolean isOpen) {
        if (isOpen) {
            open.add(run.key());
        } else {
            open.remove(run.key());
        }
        arrange();
    }

    /** Folds the run again that a frame is in; tells whether there was one. */
    public boolean fold(SymbolisedFrame inner) {
        for (StackRow row : StackRow.of(frames, true, Set.of())) {
            if (row instanceof StackRow.Folded run
                    && run.frames().contains(inner)
                    && open.contains(run.key())) {
                setOpen(run, false);
                return true;
            }
        }
        return false;
    }

    /** Reads further rows of a deep stack. */
    public void more() {
        if (!complete && !reading) {
            reading = true;
            debug.ask(
                    s -> s.frames(frames.size(), PAGE),
                    page -> {
                        reading = false;
                        complete = page.size() < PAGE;
                        frames.addAll(page);
                        arrange();
                    },
                    failure -> {
                        reading = false;
                        complete = true;
                        debug.fail(failure);
                    });
        }
    }

    /** Reads the arguments of a row, once at each stop. */
    public void wantArguments(SymbolisedFrame row) {
        if (asked.add(row.index())) {
            debug.ask(
                    s -> s.variables(row.index()),
                    variables -> {
                        Map<Integer, String> next = new HashMap<>(arguments.get());
                        next.put(row.index(), text(variables));
                        arguments.set(next);
                    },
                    _ -> {});
        }
    }

    private static String text(List<Variable> variables) {
        return variables.stream()
                .filter(v -> v.kind() == VariableKind.PARAMETER)
                .map(
                        v ->
                                v.name()
                                        + " = "
                                        + (v.availability() instanceof Availability.Available
                                                ? v.value()
                                                : "?"))
                .collect(Collectors.joining(", "));
    }

    /** The name of the module. */
    String module() {
        return debug.session()
                .map(s -> String.valueOf(s.config().wasm().getFileName()))
                .orElse("the module");
    }

    /** Whether things can be done with frames. */
    boolean stopped() {
        return control.stopped().get();
    }

    /** Lets a frame begin anew. */
    public void restart(SymbolisedFrame row) {
        debug.ask(s -> s.changes().restartFrame(row.index()), this::tell, debug::fail);
    }

    /** Leaves a frame as if it had returned. */
    public void forceReturn(SymbolisedFrame row, String value) {
        debug.ask(s -> s.changes().forceReturn(row.index(), value), this::tell, debug::fail);
    }

    private void tell(Moved moved) {
        moved.notes().forEach(debug::say);
    }

    /** Runs until everything that a frame called has returned to it. */
    public void runTo(SymbolisedFrame row) {
        if (row.index() > 0) {
            control.stepOut(row.index() - 1);
        }
    }

    /** Tells the whole stack as text, one line for each frame. */
    public void trace(Consumer<String> answer) {
        debug.ask(s -> s.frames(0, COPIED), all -> answer.accept(text(all, Map.of())), debug::fail);
    }

    /** Frames as text. */
    static String text(List<SymbolisedFrame> all, Map<Integer, String> arguments) {
        return all.stream()
                .map(f -> line(f, arguments.getOrDefault(f.index(), "")))
                .collect(Collectors.joining());
    }

    static String line(SymbolisedFrame f, String arguments) {
        return "#"
                + f.index()
                + " "
                + f.wholeName()
                + (arguments.isEmpty() ? "" : " (" + arguments + ")")
                + (f.inlined() ? " [inlined]" : "")
                + f.position()
                        .map(p -> " at " + p.file() + ":" + p.line())
                        .orElse(String.format(" at code 0x%x", f.location().codeOffset()))
                + "\n";
    }

    private void show(Optional<Stop> stop) {
        frames.clear();
        frames.addAll(stop.map(Stop::frames).orElse(List.of()));
        complete = frames.size() < Stop.FRAME_LIMIT;
        reading = false;
        asked.clear();
        arguments.set(Map.of());
        arrange();
    }

    private void arrange() {
        List<StackRow> next = StackRow.of(frames, folding.get(), open);
        if (!complete) {
            next.add(new StackRow.More(debug.stopProperty().get().map(Stop::guestDepth).orElse(0)));
        }
        arranging = true;
        update(next);
        arranging = false;
    }

    /** Leaves rows alone that stay: of a deep stack a step changes the innermost ones. */
    private void update(List<StackRow> next) {
        int common = Math.min(rows.size(), next.size());
        for (int i = 0; i < common; i++) {
            if (!rows.get(i).equals(next.get(i))) {
                rows.set(i, next.get(i));
            }
        }
        if (rows.size() > common) {
            rows.remove(common, rows.size());
        } else {
            rows.addAll(next.subList(common, next.size()));
        }
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }
}
