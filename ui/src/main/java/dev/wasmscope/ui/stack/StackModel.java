package dev.wasmscope.ui.stack;

import dev.wasmscope.session.Stop;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.ui.session.DebugModel;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/** The rows of the present stop's stack. More rows are read when they are asked for. */
public final class StackModel implements AutoCloseable {
    private static final int PAGE = 200;

    private final DebugModel debug;
    private final ObservableList<SymbolisedFrame> rows = FXCollections.observableArrayList();
    private final ObservableList<SymbolisedFrame> rowsView =
            FXCollections.unmodifiableObservableList(rows);
    private final Subscription subscription;
    private boolean complete = true;

    public StackModel(DebugModel debug) {
        this.debug = debug;
        this.subscription = debug.stopProperty().subscribe(this::show);
    }

    /** Rows, innermost first. */
    public ObservableList<SymbolisedFrame> rows() {
        return rowsView;
    }

    /** The row that all views show. */
    public ReadOnlyObjectProperty<Optional<SymbolisedFrame>> selectedProperty() {
        return debug.frameProperty();
    }

    /** Lets all views follow that row. */
    public void select(SymbolisedFrame row) {
        if (debug.frameProperty().get().filter(row::equals).isEmpty()) {
            debug.selectFrame(row);
        }
    }

    /** Whether there are no more rows to read. */
    public boolean complete() {
        return complete;
    }

    /** Reads further rows of a deep stack. */
    public void more() {
        if (!complete) {
            complete = true;
            debug.ask(
                    s -> s.frames(rows.size(), PAGE),
                    page -> {
                        complete = page.size() < PAGE;
                        rows.addAll(page);
                    },
                    debug::fail);
        }
    }

    private void show(Optional<Stop> stop) {
        List<SymbolisedFrame> frames = stop.map(Stop::frames).orElse(List.of());
        complete = frames.size() < Stop.FRAME_LIMIT;
        rows.setAll(frames);
    }

    @Override
    public void close() {
        subscription.unsubscribe();
    }
}
