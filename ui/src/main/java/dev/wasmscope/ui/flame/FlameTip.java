package dev.wasmscope.ui.flame;

import dev.wasmscope.profiler.analyse.FlameGraph;
import dev.wasmscope.ui.parts.Parts;
import javafx.geometry.HPos;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What is known of the box under the mouse, beside the mouse and inside the graph. */
final class FlameTip {
    private static final double AWAY = 14;
    private static final double WIDEST = 460;

    private final VBox box = new VBox();
    private final Label name = Parts.label("", "mono", "strong");
    private final Label source = Parts.label("", "subtle", "small");
    private final GridPane numbers = new GridPane();

    FlameTip() {
        box.getStyleClass().add("flame-tip");
        box.setId("flame-tip");
        box.setManaged(false);
        box.setMouseTransparent(true);
        box.setVisible(false);
        name.setWrapText(true);
        name.setMaxWidth(WIDEST);
        source.setMaxWidth(WIDEST);
        source.setTextOverrun(javafx.scene.control.OverrunStyle.LEADING_ELLIPSIS);
        numbers.getStyleClass().add("flame-tip-numbers");
        box.getChildren().addAll(name, numbers, source);
    }

    Region node() {
        return box;
    }

    void hide() {
        box.setVisible(false);
    }

    /** Shows a box of the graph beside a point of the pane that holds this. */
    void show(FlameGraph graph, double[] changes, int at, Point2D mouse, Pane holder) {
        name.setText(graph.name(at));
        numbers.getChildren().clear();
        row(0, "Self", graph.self(at), graph);
        row(1, "Total", graph.width(at), graph);
        text(2, "Calls", Parts.grouped(graph.calls(at)), "");
        int node = graph.node(at);
        if (node < changes.length) {
            text(3, "Change", FlameFacts.change(changes[node]), "");
        }
        source.setText(FlameFacts.label(graph, at).map(FlameFacts::source).orElse("the whole run"));
        box.setVisible(true);
        box.applyCss();
        box.autosize();
        double width = box.getWidth();
        double height = box.getHeight();
        double x = mouse.getX() + AWAY;
        double y = mouse.getY() + AWAY;
        if (x + width > holder.getWidth() - 4) {
            x = mouse.getX() - AWAY - width;
        }
        if (y + height > holder.getHeight() - 4) {
            y = mouse.getY() - AWAY - height;
        }
        box.relocate(Math.max(4, x), Math.max(4, y));
    }

    private void row(int row, String what, long value, FlameGraph graph) {
        text(row, what, FlameFacts.amount(graph, value), FlameFacts.share(value, graph.total()));
    }

    private void text(int row, String what, String value, String share) {
        Label number = Parts.label(value, "mono");
        Label part = Parts.label(share, "mono");
        GridPane.setHalignment(number, HPos.RIGHT);
        GridPane.setHalignment(part, HPos.RIGHT);
        numbers.addRow(row, Parts.label(what, "subtle"), number, part);
    }
}
