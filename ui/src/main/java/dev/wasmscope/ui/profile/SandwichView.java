package dev.wasmscope.ui.profile;

import dev.wasmscope.ui.parts.Parts;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;

/** Functions above; of the chosen one the callers, which rise, and the callees, which hang. */
public final class SandwichView {
    private final SplitPane root = new SplitPane();

    /**
     * @param functions to choose from
     * @param callers a graph of those who call the chosen one
     * @param callees a graph of what it calls
     */
    public SandwichView(Node functions, Node callers, Node callees) {
        root.setOrientation(Orientation.VERTICAL);
        root.getItems().setAll(functions, titled("Callers", callers), titled("Callees", callees));
        root.setDividerPositions(0.5, 0.75);
    }

    private static Node titled(String title, Node graph) {
        BorderPane pane = new BorderPane(graph);
        Label label = Parts.label(title, "section-title");
        label.setMaxWidth(Double.MAX_VALUE);
        pane.setTop(label);
        pane.setMinSize(0, 0);
        return pane;
    }

    /** The node to put into a window. */
    public Node node() {
        return root;
    }
}
