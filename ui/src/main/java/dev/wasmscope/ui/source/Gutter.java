package dev.wasmscope.ui.source;

import dev.wasmscope.ui.heat.Heat;
import dev.wasmscope.ui.heat.HeatMarks;
import java.util.function.IntConsumer;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polygon;
import javafx.scene.text.Text;

/**
 * Left edge of a source line: number, breakpoint, marker of the current line. As light as it can be
 * (shapes only where something is marked): its cost decides how fast a long file scrolls.
 */
final class Gutter {
    private static final double HEIGHT = 19;
    private static final double DIGIT = 7.3;

    private final SourceModel model;
    private final IntConsumer toggle;
    private final Tooltip tip = new Tooltip();
    private double width = 60;

    Gutter(SourceModel model, IntConsumer toggle) {
        this.model = model;
        this.toggle = toggle;
    }

    void setLineCount(int lines) {
        width = 38 + DIGIT * Math.max(3, String.valueOf(lines).length());
    }

    /** The gutter of a paragraph, counted from 0. */
    Node cell(int paragraph) {
        int line = paragraph + 1;
        Pane cell = new Pane();
        cell.setId("gutter-" + line);
        cell.getStyleClass().add("gutter");
        double all = width + 10 + (heated() ? HeatMarks.WIDTH : 0);
        cell.setMinWidth(all);
        cell.setPrefWidth(all);
        cell.setMinHeight(HEIGHT);
        cell.setCursor(Cursor.HAND);
        cell.getChildren().add(number(line));
        if (heated()) {
            addHeat(cell, line);
        }
        SourceModel.Mark mark = model.marksProperty().get().get(line);
        if (mark != null) {
            cell.getChildren().add(dot(mark));
        }
        model.currentProperty()
                .get()
                .filter(c -> c.line() == line)
                .ifPresent(c -> cell.getChildren().add(arrow(c.kind())));
        cell.setOnMouseClicked(
                e -> {
                    if (e.getButton() == MouseButton.PRIMARY) {
                        toggle.accept(line);
                        e.consume();
                    }
                });
        return cell;
    }

    private boolean heated() {
        return model.heatProperty().get().present();
    }

    private void addHeat(Pane cell, int line) {
        Heat heat = model.heatProperty().get();
        model.heat(line)
                .ifPresent(
                        of -> {
                            HeatMarks.add(
                                    cell, width + 6, HEIGHT, of, heat.intensity(of), heat.total());
                            cell.setOnMouseEntered(
                                    _ ->
                                            tip.setText(
                                                    HeatMarks.words(
                                                            of, heat.measure(), heat.total())));
                            Tooltip.install(cell, tip);
                        });
    }

    private Text number(int line) {
        String digits = String.valueOf(line);
        Text number = new Text(width - DIGIT * digits.length() - 2, 14, digits);
        number.getStyleClass().add("line-number");
        if (model.breakableProperty().get().contains(line)) {
            number.getStyleClass().add("breakable");
        }
        return number;
    }

    private static Node dot(SourceModel.Mark mark) {
        Circle dot = new Circle(11, HEIGHT / 2, 5);
        dot.getStyleClass()
                .addAll("breakpoint-dot", mark.name().toLowerCase(java.util.Locale.ROOT));
        return dot;
    }

    private static Node arrow(SourceModel.Current kind) {
        Polygon arrow = new Polygon(0, 1.5, 5, 1.5, 5, -2, 11, 4, 5, 10, 5, 6.5, 0, 6.5);
        arrow.relocate(19, HEIGHT / 2 - 6);
        arrow.getStyleClass()
                .addAll("current-arrow", kind.name().toLowerCase(java.util.Locale.ROOT));
        return arrow;
    }
}
