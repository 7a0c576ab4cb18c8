package dev.wasmscope.ui.parts;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a view says while it has nothing to show: what belongs here and how to get it. */
public final class EmptyState {
    private EmptyState() {}

    /** An icon, a headline and a sentence, in the middle. */
    public static VBox of(Ikon icon, String headline, String sentence, Node... more) {
        Label head = new Label(headline);
        head.getStyleClass().add("headline");
        Label text = new Label(sentence);
        text.getStyleClass().add("sentence");
        text.setWrapText(true);
        text.setMaxWidth(420);
        // It may be wider than its text: after it was laid out in a narrower place, for one.
        text.setAlignment(Pos.CENTER);
        VBox box = new VBox(new FontIcon(icon), head, text);
        box.getStyleClass().add("empty-state");
        box.getChildren().addAll(more);
        box.setMinSize(0, 0);
        return box;
    }
}
