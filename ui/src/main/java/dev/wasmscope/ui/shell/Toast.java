package dev.wasmscope.ui.shell;

import dev.wasmscope.ui.parts.Copying;
import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.session.Notice;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The latest notice, where it failed or offers something: in the lower right corner, for a while.
 * It never takes the keyboard; the list of notices keeps what it said.
 */
public final class Toast implements AutoCloseable {
    private static final Duration SHORT = Duration.seconds(8);
    private static final Duration LONG = Duration.seconds(20);

    private final HBox root = new HBox(10);
    private final PauseTransition end = new PauseTransition();
    private final Subscription subscription;

    public Toast(ReadOnlyObjectProperty<Notice> notices) {
        root.setId("toast");
        root.getStyleClass().add("toast");
        root.setAlignment(Pos.CENTER_LEFT);
        root.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(root, Pos.BOTTOM_RIGHT);
        root.setVisible(false);
        root.setManaged(false);
        end.setOnFinished(_ -> hide());
        subscription = notices.subscribe(this::show);
    }

    /** The node to put over the window's contents. */
    public Node node() {
        return root;
    }

    private void show(Notice notice) {
        if (!notice.error() && notice.offer().isEmpty()) {
            hide();
            return;
        }
        Label text = Copying.label(Parts.label(notice.text()));
        text.setId("toast-text");
        text.setWrapText(true);
        text.setMaxWidth(420);
        root.getChildren()
                .setAll(
                        new FontIcon(
                                notice.error() ? Feather.ALERT_TRIANGLE : Feather.CHECK_CIRCLE),
                        text);
        root.getStyleClass().remove("failed");
        if (notice.error()) {
            root.getStyleClass().add("failed");
        }
        notice.offer()
                .ifPresent(
                        offer ->
                                root.getChildren()
                                        .add(
                                                button(
                                                        "toast-action",
                                                        offer.title(),
                                                        offer.action())));
        if (notice.error()) {
            root.getChildren().add(button("toast-copy", "Copy", () -> Copying.copy(notice.text())));
        }
        Button close = button("toast-close", "", () -> {});
        close.setGraphic(new FontIcon(Feather.X));
        close.setAccessibleText("Close the notice");
        root.getChildren().add(close);
        root.setVisible(true);
        root.setManaged(true);
        end.setDuration(notice.error() ? LONG : SHORT);
        end.playFromStart();
    }

    private Button button(String id, String text, Runnable work) {
        Button button = new Button(text);
        button.setId(id);
        button.getStyleClass().add("flat");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(
                _ -> {
                    hide();
                    work.run();
                });
        return button;
    }

    private void hide() {
        end.stop();
        root.setVisible(false);
        root.setManaged(false);
    }

    @Override
    public void close() {
        end.stop();
        subscription.unsubscribe();
    }
}
