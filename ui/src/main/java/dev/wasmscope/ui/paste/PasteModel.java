package dev.wasmscope.ui.paste;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.ModuleView;
import dev.wasmscope.session.paste.PastedLine;
import dev.wasmscope.session.paste.PastedTrace;
import dev.wasmscope.ui.fx.UiThread;
import dev.wasmscope.ui.session.DebugModel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/**
 * A pasted text and what its frames are in the open program. Computed in the background; a newer
 * text replaces one that is still being read.
 */
public final class PasteModel implements AutoCloseable {
    /** More than this is no stack trace. */
    private static final int MAX_LENGTH = 1 << 20;

    private final DebugModel debug;
    private final UiThread ui;
    private final Executor background;
    private final ObservableList<PastedLine.Shown> lines = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper(this, "summary", "");
    private final Subscription subscription;
    private String text = "";
    private int request;

    public PasteModel(DebugModel debug, UiThread ui, Executor background) {
        this.debug = debug;
        this.ui = ui;
        this.background = background;
        this.subscription = debug.sessionProperty().subscribe(_ -> read());
    }

    /** The text with its frames filled in. */
    public ObservableList<PastedLine.Shown> lines() {
        return lines;
    }

    /** How many frames were found, or what is missing. */
    public ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** Takes another text. */
    public void setText(String pasted) {
        text = pasted;
        read();
    }

    private void read() {
        int mine = ++request;
        Optional<ModuleView> module = debug.session().map(DebugSession::module);
        if (module.isEmpty() || text.isBlank() || text.length() > MAX_LENGTH) {
            lines.clear();
            summary.set(missing(module.isPresent()));
            return;
        }
        String pasted = text;
        ui.whenDone(
                CompletableFuture.supplyAsync(
                        () -> new PastedTrace(module.get()).lines(pasted), background),
                found -> {
                    if (mine == request) {
                        show(found);
                    }
                },
                debug::fail);
    }

    private String missing(boolean open) {
        if (text.isBlank()) {
            return "";
        }
        return open ? "The text is too long." : "Open the program that the trace is of.";
    }

    private void show(List<PastedLine> found) {
        lines.setAll(found.stream().flatMap(line -> line.shown().stream()).toList());
        long frames = found.stream().filter(line -> line.frame().isPresent()).count();
        long known = found.stream().filter(line -> !line.rows().isEmpty()).count();
        summary.set(
                frames == 0
                        ? "No frame of a known engine is in this text."
                        : known + " of " + frames + " frames are in this program");
    }

    @Override
    public void close() {
        subscription.unsubscribe();
    }
}
