package dev.wasmscope.ui.heat;

import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.profile.Amounts;
import dev.wasmscope.ui.theme.Palette;
import dev.wasmscope.ui.theme.TextSize;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

/**
 * The marks of heat in a gutter: a share on a ground that is the stronger the hotter it is, how
 * often it ran, and a strip that tells whether it ran.
 */
public final class HeatMarks {
    private static final double WIDTH = 118;
    private static final double FONT = 11;
    private static final double SHARE = 50;
    private static final double COUNT_RIGHT = 106;
    private static final double STRIP = 3;
    private static final double CHAR = 6.65;
    private static final double BASELINE = 13.5;

    private HeatMarks() {}

    /** What the marks take of a gutter's width, in pixels. */
    public static double width(TextSize size) {
        return size.of(WIDTH);
    }

    /**
     * Adds the marks of a line.
     *
     * @param size of the code beside them
     * @param left where they begin
     * @param total what the share is a share of
     */
    public static void add(
            Pane cell,
            TextSize size,
            double left,
            double height,
            LineHeat heat,
            double intensity,
            long total) {
        if (heat.self() > 0) {
            Rectangle ground = new Rectangle(left, 1, size.of(SHARE), height - 2);
            ground.setArcWidth(4);
            ground.setArcHeight(4);
            ground.setFill(Color.web("#ff6a3d", 0.08 + 0.62 * intensity));
            cell.getChildren().add(ground);
            text(
                    cell,
                    size,
                    left + size.of(SHARE - 4),
                    Amounts.share(heat.self(), total),
                    "heat-share");
        }
        long count = heat.executions() > 0 ? heat.executions() : heat.calls();
        if (count > 0) {
            text(cell, size, left + size.of(COUNT_RIGHT), Amounts.count(count), "heat-count");
        }
        strip(cell, size, left, height, heat.ran() ? "ran" : "not-run");
    }

    private static void strip(Pane cell, TextSize size, double left, double height, String style) {
        double x = left + width(size) - STRIP - 4;
        Rectangle strip = new Rectangle(x, 0, STRIP, height);
        strip.getStyleClass().addAll("coverage", style);
        cell.getChildren().add(strip);
    }

    private static void text(Pane cell, TextSize size, double right, String content, String style) {
        double left = right - size.of(CHAR) * content.length();
        Text text = new Text(left, size.of(BASELINE), content);
        text.setFont(Palette.mono(size.of(FONT)));
        text.getStyleClass().add(style);
        cell.getChildren().add(text);
    }

    /** All that is known of a line, for a tooltip. */
    public static String words(LineHeat heat, Measure measure, long total) {
        StringBuilder words = new StringBuilder();
        words.append("self   ").append(Amounts.text(measure, heat.self()));
        words.append("  ").append(Amounts.share(heat.self(), total));
        words.append("\ntotal  ").append(Amounts.text(measure, heat.total()));
        words.append("  ").append(Amounts.share(heat.total(), total));
        if (heat.executions() > 0) {
            words.append("\nran    ").append(times(heat.executions()));
        }
        if (heat.calls() > 0) {
            words.append("\ncalls  ").append(Parts.grouped(heat.calls()));
        }
        return words.toString();
    }

    private static String times(long count) {
        return Parts.grouped(count) + (count == 1 ? " time" : " times");
    }
}
