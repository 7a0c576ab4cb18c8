package dev.wasmscope.ui.shell;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.ReadingProgress;
import dev.wasmscope.session.SessionState;
import dev.wasmscope.session.Stop;
import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.session.Notice;
import dev.wasmscope.ui.session.Opening;
import java.util.Optional;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.util.Subscription;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** State, the latest line for the user, place, clock and memory size. */
public final class StatusBar implements AutoCloseable {
    private static final PseudoClass RUNNING = PseudoClass.getPseudoClass("running");
    private static final PseudoClass STOPPED = PseudoClass.getPseudoClass("stopped");
    private static final PseudoClass TRAPPED = PseudoClass.getPseudoClass("trapped");

    private final DebugModel debug;
    private final HBox root = new HBox();
    private final Circle dot = new Circle(4.5);
    private final Label state = Parts.label("");
    private final Label message = Parts.label("");
    private final ProgressBar progress = new ProgressBar();
    private final Label reading = item(Feather.BOOK_OPEN);
    private final Label place = item(Feather.MAP_PIN);
    private final Label clock = item(Feather.CLOCK);
    private final Label memory = item(Feather.GRID);
    private final Subscription subscriptions;

    public StatusBar(DebugModel debug, ReadOnlyLongProperty memorySize) {
        this.debug = debug;
        root.getStyleClass().add("status-bar");
        root.setId("status");
        dot.getStyleClass().add("state-dot");
        state.setGraphic(dot);
        state.setMinWidth(Region.USE_PREF_SIZE);
        state.setId("status-state");
        message.setId("status-message");
        message.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        HBox.setHgrow(message, Priority.SOMETIMES);
        progress.setId("status-progress");
        progress.setAccessibleText("Opening");
        progress.setPrefWidth(160);
        progress.setMinWidth(Region.USE_PREF_SIZE);
        root.getChildren()
                .addAll(state, progress, message, Parts.spring(), reading, place, clock, memory);
        clock.setId("status-clock");
        reading.setId("status-debug-info");
        reading.setTooltip(
                new Tooltip("Functions and variables are known once their unit was read"));
        subscriptions =
                Subscription.combine(
                        debug.stateProperty().subscribe(_ -> update()),
                        debug.sessionProperty().subscribe(_ -> update()),
                        debug.stopProperty().subscribe(_ -> update()),
                        debug.frameProperty().subscribe(_ -> update()),
                        debug.noticeProperty().subscribe(this::say),
                        debug.openingProperty().subscribe(this::show),
                        debug.debugInfoReadProperty().subscribe(now -> show(reading, text(now))),
                        memorySize.subscribe(
                                size ->
                                        show(
                                                memory,
                                                size.longValue() == 0
                                                        ? ""
                                                        : Parts.bytes(size.longValue()))));
    }

    /** The node to put into a window. */
    public Node node() {
        return root;
    }

    private static Label item(Ikon icon) {
        Label label = new Label("", new FontIcon(icon));
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static void show(Label label, String text) {
        label.setText(text);
        label.setVisible(!text.isEmpty());
        label.setManaged(!text.isEmpty());
    }

    private void show(Optional<Opening> opening) {
        progress.setVisible(opening.isPresent());
        progress.setManaged(opening.isPresent());
        opening.ifPresent(
                now -> {
                    progress.setProgress(
                            now.measured() ? now.share() : ProgressBar.INDETERMINATE_PROGRESS);
                    message.setText(now.text());
                });
    }

    private static String text(ReadingProgress read) {
        return read.complete()
                ? ""
                : "Debug info: " + read.done() + " of " + read.total() + " units";
    }

    private void say(Notice notice) {
        message.setText(notice.text());
        message.getStyleClass().remove("danger-text");
        if (notice.error()) {
            message.getStyleClass().add("danger-text");
        }
    }

    private void update() {
        Optional<DebugSession> session = debug.session();
        SessionState now = debug.stateProperty().get();
        state.setText(session.isEmpty() ? "No program" : name(now));
        dot.pseudoClassStateChanged(RUNNING, session.isPresent() && now == SessionState.RUNNING);
        dot.pseudoClassStateChanged(STOPPED, now == SessionState.STOPPED && !debug.trapped());
        dot.pseudoClassStateChanged(TRAPPED, debug.trapped());
        Optional<Stop> stop = debug.stopProperty().get();
        show(
                place,
                debug.frameProperty()
                        .get()
                        .map(
                                f ->
                                        f.position()
                                                .map(p -> p.fileName() + ":" + p.line())
                                                .orElse(
                                                        String.format(
                                                                "0x%x", f.location().codeOffset())))
                        .orElse(""));
        show(clock, stop.map(s -> Parts.grouped(s.clock()) + " instructions").orElse(""));
    }

    private String name(SessionState now) {
        return switch (now) {
            case NOT_STARTED -> "Ready";
            case RUNNING -> "Running";
            case STOPPED -> debug.trapped() ? "Trapped" : "Stopped";
            case ENDED -> "Ended";
        };
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }
}
