package dev.wasmscope.ui.debuginfo;

import dev.wasmscope.session.DebugInfoSummary;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.ui.fx.UiThread;
import dev.wasmscope.ui.session.DebugModel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

/**
 * The state of the open module's debug information. Working it out reads all of it, so that is done
 * in the background, once the view is first looked at.
 */
public final class DebugInfoModel implements AutoCloseable {
    private final DebugModel debug;
    private final UiThread ui;
    private final Executor background;
    private final ReadOnlyObjectWrapper<Optional<DebugInfoSummary>> summary =
            new ReadOnlyObjectWrapper<>(this, "summary", Optional.empty());
    private final ReadOnlyObjectWrapper<List<UnitRow>> units =
            new ReadOnlyObjectWrapper<>(this, "units", List.of());
    private Optional<DebugSession> asked = Optional.empty();
    private boolean wanted;
    private final Subscription subscription;

    public DebugInfoModel(DebugModel debug, UiThread ui, Executor background) {
        this.debug = debug;
        this.ui = ui;
        this.background = background;
        this.subscription = debug.sessionProperty().subscribe(_ -> sessionChanged());
    }

    /** The state; empty while there is no module, or it is still being worked out. */
    public ReadOnlyObjectProperty<Optional<DebugInfoSummary>> summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** Its compilation units; known before the state is. */
    ReadOnlyObjectProperty<List<UnitRow>> unitsProperty() {
        return units.getReadOnlyProperty();
    }

    /** Whether a module is open. */
    public boolean hasModule() {
        return debug.session().isPresent();
    }

    /** Says whether anybody looks. */
    public void setWanted(boolean now) {
        wanted = now;
        work(wanted);
    }

    /** Works it out for somebody else who shows it, until another module is open. */
    public void want() {
        work(true);
    }

    private void sessionChanged() {
        summary.set(Optional.empty());
        units.set(List.of());
        asked = Optional.empty();
        work(wanted);
    }

    private void work(boolean now) {
        Optional<DebugSession> session = debug.session();
        if (!now || session.isEmpty() || session.equals(asked)) {
            return;
        }
        asked = session;
        ui.whenDone(
                CompletableFuture.supplyAsync(() -> read(session.get()), background),
                found -> {
                    if (session.equals(debug.session())) {
                        units.set(found.units());
                        summary.set(Optional.of(found.summary()));
                    }
                },
                debug::fail);
    }

    private record Read(DebugInfoSummary summary, List<UnitRow> units) {}

    private static Read read(DebugSession session) {
        DebugInfoSummary summary = session.module().debugInfo();
        return new Read(summary, summary.units().stream().map(UnitRow::of).toList());
    }

    @Override
    public void close() {
        subscription.unsubscribe();
    }
}
