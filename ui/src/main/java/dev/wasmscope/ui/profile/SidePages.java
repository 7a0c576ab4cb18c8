package dev.wasmscope.ui.profile;

import dev.wasmscope.ui.parts.Parts;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/** Pages of which one is seen, each behind a button; the buttons wrap where there is no room. */
public final class SidePages {
    private final BorderPane root = new BorderPane();
    private final FlowPane bar = Parts.wrappingBar();
    private final ToggleGroup group = new ToggleGroup();

    public SidePages(String id) {
        root.setId(id);
        root.setMinSize(0, 0);
        root.setTop(bar);
    }

    /** Adds a page; the first one is in front. */
    public SidePages add(String id, String title, Node page) {
        ToggleButton button = new ToggleButton(title);
        button.setId(id);
        button.getStyleClass().add("page-switch");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setToggleGroup(group);
        button.setUserData(page);
        button.setOnAction(_ -> show(button));
        bar.getChildren().add(button);
        if (root.getCenter() == null) {
            show(button);
        }
        return this;
    }

    /** Brings the page of a button to the front. */
    public void show(String id) {
        bar.getChildren().stream()
                .filter(n -> id.equals(n.getId()))
                .map(ToggleButton.class::cast)
                .findFirst()
                .ifPresent(this::show);
    }

    private void show(ToggleButton button) {
        // A click on the page in front must not take it away.
        button.setSelected(true);
        root.setCenter((Node) button.getUserData());
    }

    /** The node to put into a window. */
    public Node node() {
        return root;
    }
}
