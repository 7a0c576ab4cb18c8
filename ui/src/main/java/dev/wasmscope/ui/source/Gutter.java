package dev.wasmscope.ui.source;

import dev.wasmscope.ui.heat.Heat;
import dev.wasmscope.ui.heat.HeatMarks;
import dev.wasmscope.ui.session.BreakpointMark;
import dev.wasmscope.ui.theme.TextSize;
import java.util.Locale;
import java.util.function.IntConsumer;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;

/**
 * Left edge of a source line: number, breakpoint, marker of the current line. As light as it can be
 * (shapes only where something is marked): its cost decides how fast a long file scrolls.
 */
final class Gutter {
    /** The size of the text that the measures below are for. */
    static final double USUAL_SIZE = 13;

    private static final double ROW = 19;
    private static final double NUMBER_DIGIT = 7.3;
    private static final double MARKS = 38;
    private static final double DOT_X = 11;

    /** Wider than any view; what does not fit is cut off. */
    private static final double WIDEST = 16_000;

    private final SourceModel model;
    private final IntConsumer toggle;
    private final Tooltip tip = new Tooltip();
    private TextSize size;
    private int digits = 3;

    /**
     * @param size of the source's text, of which {@link #USUAL_SIZE} is the usual one
     */
    Gutter(SourceModel model, IntConsumer toggle, TextSize size) {
        this.model = model;
        this.toggle = toggle;
        this.size = size;
    }

    void setLineCount(int lines) {
        digits = Math.max(3, String.valueOf(lines).length());
    }

    /** Follows the size of the text. */
    void setSize(TextSize next) {
        size = next;
    }

    private double height() {
        return Math.ceil(size.of(ROW));
    }

    private double width() {
        return MARKS + size.of(NUMBER_DIGIT) * digits;
    }

    /** The gutter of a paragraph, counted from 0. */
    Node cell(int paragraph) {
        int line = paragraph + 1;
        Pane cell = new Pane();
        cell.setId("gutter-" + line);
        // Behind the text, for what reaches below it.
        cell.setViewOrder(1);
        cell.getStyleClass().add("gutter");
        double all = width() + 10 + (heated() ? HeatMarks.width(size) : 0);
        cell.setMinWidth(all);
        cell.setPrefWidth(all);
        cell.setMinHeight(height());
        cell.setCursor(Cursor.HAND);
        cell.getChildren().add(number(line));
        if (heated()) {
            addHeat(cell, line);
        }
        BreakpointMark mark = model.marksProperty().get().get(line);
        if (mark != null) {
            addMark(cell, mark);
        }
        SourceModel.Current frame = model.framesProperty().get().get(line);
        if (frame != null) {
            cell.getChildren().addFirst(stripe(frame));
            cell.getChildren().add(arrow(frame));
        }
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
                                    cell,
                                    size,
                                    width() + 6,
                                    height(),
                                    of,
                                    heat.intensity(of),
                                    heat.total());
                            cell.setOnMouseEntered(
                                    _ ->
                                            tip.setText(
                                                    HeatMarks.words(
                                                            of, heat.measure(), heat.total())));
                            Tooltip.install(cell, tip);
                        });
    }

    private Text number(int line) {
        String text = String.valueOf(line);
        Text number =
                new Text(width() - size.of(NUMBER_DIGIT) * text.length() - 2, size.of(14), text);
        number.getStyleClass().add("line-number");
        if (model.breakableProperty().get().contains(line)) {
            number.getStyleClass().add("breakable");
        }
        return number;
    }

    private void addMark(Pane cell, BreakpointMark mark) {
        double middle = height() / 2;
        Shape dot =
                switch (mark.acts()) {
                    case STOPS -> new Circle(DOT_X, middle, 5);
                    case LOGS -> diamond(middle);
                    case PATCHES -> new Rectangle(DOT_X - 4.5, middle - 4.5, 9, 9);
                };
        dot.getStyleClass().addAll("breakpoint-dot", mark.state().style(), mark.acts().style());
        if (mark.breakpoint().verified() && mark.breakpoint().enabled()) {
            dot.getStyleClass().add("set");
        }
        if (mark.conditional()) {
            dot.getStyleClass().add("conditional");
        }
        cell.getChildren().add(dot);
        if (mark.conditional()) {
            cell.getChildren().add(bar(middle));
        }
        if (mark.state() == BreakpointMark.State.MOVED) {
            cell.getChildren().add(tail(middle));
        }
        dot.setOnMouseEntered(_ -> tip.setText(mark.text()));
        Tooltip.install(dot, tip);
        cell.setAccessibleText(mark.text());
    }

    private static Shape diamond(double middle) {
        return new Polygon(
                DOT_X, middle - 6, DOT_X + 6, middle, DOT_X, middle + 6, DOT_X - 6, middle);
    }

    /** It stops only sometimes. */
    private static Shape bar(double middle) {
        Line bar = new Line(DOT_X - 2.5, middle, DOT_X + 2.5, middle);
        bar.getStyleClass().add("breakpoint-bar");
        bar.setStroke(Color.WHITE);
        bar.setStrokeWidth(2);
        bar.setMouseTransparent(true);
        return bar;
    }

    /** It was asked for further up. */
    private static Shape tail(double middle) {
        Polygon tail =
                new Polygon(
                        DOT_X - 3.5, middle - 5.5, DOT_X, middle - 9.5, DOT_X + 3.5, middle - 5.5);
        tail.getStyleClass().add("breakpoint-tail");
        tail.setMouseTransparent(true);
        return tail;
    }

    /** Behind the whole line, however long its text is. */
    private Node stripe(SourceModel.Current kind) {
        Region stripe = new Region();
        stripe.getStyleClass().addAll("current-line", kind.name().toLowerCase(Locale.ROOT));
        stripe.setManaged(false);
        stripe.setMouseTransparent(true);
        stripe.resize(WIDEST, height());
        return stripe;
    }

    private Node arrow(SourceModel.Current kind) {
        Polygon arrow = new Polygon(0, 1.5, 5, 1.5, 5, -2, 11, 4, 5, 10, 5, 6.5, 0, 6.5);
        arrow.relocate(19, height() / 2 - 6);
        arrow.getStyleClass().addAll("current-arrow", kind.name().toLowerCase(Locale.ROOT));
        return arrow;
    }
}
