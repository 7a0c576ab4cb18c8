package dev.wasmscope.ui.profile;

import dev.wasmscope.ui.parts.Parts;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;

/**
 * Functions above, or at the left where there is little height; of the chosen one the callers,
 * which rise, and the callees, which hang.
 */
public final class SandwichView {
    /** Below this height three parts above one another show hardly a row each. */
    private static final double LOW = 340;

    private final SplitPane root = new SplitPane();

    /**
     * @param functions to choose from
     * @param callers a graph of those who call the chosen one
     * @param callees a graph of what it calls
     */
    public SandwichView(Node functions, Node callers, Node callees) {
        SplitPane graphs = new SplitPane(titled("Callers", callers), titled("Callees", callees));
        graphs.setOrientation(Orientation.VERTICAL);
        graphs.setMinSize(0, 0);
        root.getItems().setAll(functions, graphs);
        root.setDividerPositions(0.5);
        root.orientationProperty()
                .bind(
                        root.heightProperty()
                                .map(
                                        height ->
                                                height.doubleValue() < LOW
                                                        ? Orientation.HORIZONTAL
                                                        : Orientation.VERTICAL));
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
