package dev.wasmscope.ui.profile;

import dev.wasmscope.ui.action.Action;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;

/** Begins to count what the program does, or ends that; while neither makes sense it is away. */
public final class RecordButton implements AutoCloseable {
    private final Button button = new Button();
    private final ReadOnlyBooleanProperty recording;
    private final Action start;
    private final Action stop;
    private final boolean words;
    private final Subscription subscriptions;

    /**
     * @param id of the button
     * @param words whether it says what it does; else it is a picture
     */
    public RecordButton(
            String id,
            boolean words,
            ReadOnlyBooleanProperty recording,
            Action start,
            Action stop) {
        this.words = words;
        this.recording = recording;
        this.start = start;
        this.stop = stop;
        button.setId(id);
        if (!words) {
            button.getStyleClass().addAll("flat", "small-icon");
        }
        button.setOnAction(_ -> now().fire());
        button.managedProperty().bind(button.visibleProperty());
        subscriptions =
                Subscription.combine(
                        recording.subscribe(_ -> show()),
                        start.enabledProperty().subscribe(_ -> show()),
                        stop.enabledProperty().subscribe(_ -> show()));
    }

    private Action now() {
        return recording.get() ? stop : start;
    }

    private void show() {
        Action action = now();
        button.setGraphic(new FontIcon(action.icon()));
        button.setText(words ? action.title() : "");
        button.setTooltip(new Tooltip(action.title()));
        button.setAccessibleText(action.title());
        button.setVisible(start.enabledProperty().get() || stop.enabledProperty().get());
    }

    /** The node to put into a bar. */
    public Node node() {
        return button;
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }
}
