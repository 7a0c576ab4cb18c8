package dev.wasmscope.ui.shell;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.ReadingProgress;
import dev.wasmscope.session.SessionState;
import dev.wasmscope.session.Stop;
import dev.wasmscope.ui.action.Action;
import dev.wasmscope.ui.parts.Copying;
import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.session.Notice;
import dev.wasmscope.ui.task.Tasks;
import java.util.Optional;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.util.Subscription;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** State, tasks, the latest line for the user, place, instruction clock and memory size. */
public final class StatusBar implements AutoCloseable {
    private static final PseudoClass RUNNING = PseudoClass.getPseudoClass("running");
    private static final PseudoClass STOPPED = PseudoClass.getPseudoClass("stopped");
    private static final PseudoClass TRAPPED = PseudoClass.getPseudoClass("trapped");

    private final DebugModel debug;
    private final HBox root = new HBox();
    private final Circle dot = new Circle(4.5);
    private final Label state = Copying.label(Parts.label(""));
    private final Label message = Copying.label(Parts.label(""));
    private final Hyperlink offer = new Hyperlink();
    private final TaskStrip strip;
    private final Label reading = item(Feather.BOOK_OPEN);
    private final Label place = item(Feather.MAP_PIN);
    private final Label clock = item(Feather.CLOCK);
    private final Label memory = item(Feather.GRID);
    private final Subscription subscriptions;

    /**
     * @param memorySize in bytes
     * @param activity shows all tasks and what was told before
     */
    public StatusBar(
            DebugModel debug, ReadOnlyLongProperty memorySize, Tasks tasks, Action activity) {
        this.debug = debug;
        strip = new TaskStrip(tasks, activity::fire);
        root.getStyleClass().add("status-bar");
        root.setId("status");
        dot.getStyleClass().add("state-dot");
        state.setGraphic(dot);
        state.setMinWidth(Region.USE_PREF_SIZE);
        state.setId("status-state");
        message.setId("status-message");
        message.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        HBox.setHgrow(message, Priority.SOMETIMES);
        offer.setId("status-offer");
        offer.setMinWidth(Region.USE_PREF_SIZE);
        root.getChildren()
                .addAll(
                        state,
                        strip.node(),
                        message,
                        offer,
                        Parts.spring(),
                        reading,
                        place,
                        clock,
                        memory,
                        bell(activity));
        place.setId("status-place");
        clock.setId("status-clock");
        memory.setId("status-memory");
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
        Label label = Copying.label(new Label("", new FontIcon(icon)));
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static void show(Label label, String text) {
        label.setText(text);
        label.setVisible(!text.isEmpty());
        label.setManaged(!text.isEmpty());
    }

    private static Button bell(Action activity) {
        Button button = new Button(null, new FontIcon(activity.icon()));
        button.setId("status-activity");
        button.getStyleClass().addAll("flat", "small-icon");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText(activity.title());
        Tooltip tip = new Tooltip();
        activity.keyProperty().subscribe(_ -> tip.setText(activity.hint()));
        button.setTooltip(tip);
        button.setOnAction(_ -> activity.fire());
        return button;
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
        offer.setVisible(notice.offer().isPresent());
        offer.setManaged(notice.offer().isPresent());
        notice.offer()
                .ifPresent(
                        now -> {
                            offer.setText(now.title());
                            offer.setOnAction(_ -> now.action().run());
                        });
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
        strip.close();
    }
}
