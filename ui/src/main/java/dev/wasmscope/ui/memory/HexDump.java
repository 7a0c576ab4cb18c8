package dev.wasmscope.ui.memory;

import dev.wasmscope.ui.theme.Palette;
import dev.wasmscope.ui.theme.TextSize;
import dev.wasmscope.ui.theme.Themes;
import java.util.Arrays;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

/**
 * Some bytes that do not change, as high as all their rows: 16 bytes in a row, or 8 where there is
 * less room.
 */
public final class HexDump extends Region implements AutoCloseable {
    private static final int OFFSET_DIGITS = 4;
    private static final int WIDE = 16;
    private static final int NARROW = 8;
    private static final double LEFT = 2;
    private static final double FONT = 11;
    private static final double ROW = 17;

    private final byte[] bytes;
    private final Themes themes;
    private final Canvas canvas = new Canvas();
    private final Subscription subscriptions;
    private TextSize size;

    /**
     * @param bytes not copied; nobody may change them
     */
    public HexDump(byte[] bytes, Themes themes) {
        this.bytes = bytes;
        this.themes = themes;
        size = themes.code(FONT);
        getStyleClass().add("hex-dump");
        setMinWidth(0);
        getChildren().add(canvas);
        subscriptions =
                Subscription.combine(
                        themes.darkProperty().subscribe(this::draw),
                        themes.lookProperty().subscribe(_ -> resizeText()));
    }

    private void resizeText() {
        size = themes.code(FONT);
        requestLayout();
    }

    /** Of each row, in pixels. */
    double rowHeight() {
        return size.pixels(ROW);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private int perRow(double width) {
        return asciiX(WIDE, WIDE) <= width ? WIDE : NARROW;
    }

    private double valueX(int index) {
        return LEFT
                + (OFFSET_DIGITS + 1 + 3 * index + (index >= NARROW ? 1 : 0)) * size.charWidth();
    }

    private double asciiX(int index, int perRow) {
        return valueX(perRow) + (0.5 + index) * size.charWidth();
    }

    @Override
    protected double computePrefWidth(double height) {
        return asciiX(WIDE, WIDE);
    }

    @Override
    protected double computePrefHeight(double width) {
        int perRow = perRow(width < 0 ? asciiX(WIDE, WIDE) : width);
        return Math.ceilDiv(bytes.length, perRow) * rowHeight();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        draw();
    }

    private void draw() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        Palette palette = themes.palette();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        g.setFont(size.font());
        g.setTextBaseline(VPos.CENTER);
        int perRow = perRow(canvas.getWidth());
        for (int at = 0; at < bytes.length; at += perRow) {
            int row = at / perRow;
            double middle = (row + 0.5) * rowHeight();
            g.setFill(palette.muted());
            g.fillText(String.format("%04x", at), LEFT, middle);
            HexPainter.row(
                    g,
                    palette,
                    Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + perRow)),
                    CellFormat.HEX,
                    size.charWidth(),
                    this::valueX,
                    i -> asciiX(i, perRow),
                    middle);
        }
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }
}
