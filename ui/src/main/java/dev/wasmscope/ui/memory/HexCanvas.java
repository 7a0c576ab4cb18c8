package dev.wasmscope.ui.memory;

import dev.wasmscope.ui.theme.Palette;
import dev.wasmscope.ui.theme.Themes;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.util.Subscription;

/** Draws the rows of a {@link MemoryModel} that are in sight. */
final class HexCanvas extends Region implements AutoCloseable {
    private static final double ROW_HEIGHT = 19;
    private static final double LEFT = 12;
    private static final double TOP = 4;
    private static final double BAR = 12;

    private final MemoryModel model;
    private final Themes themes;
    private final Canvas canvas = new Canvas();
    private final ScrollBar bar = new ScrollBar();
    private final Font font = Palette.mono(12);
    private final Subscription subscriptions;
    private final HexLayout layout;
    private boolean settingBar;

    HexCanvas(MemoryModel model, Themes themes) {
        this.model = model;
        this.themes = themes;
        this.layout = new HexLayout(LEFT, HexLayout.charWidth(font));
        setId("memory");
        setFocusTraversable(true);
        setMinSize(0, 0);
        bar.setOrientation(Orientation.VERTICAL);
        getChildren().addAll(canvas, bar);
        bar.valueProperty().subscribe(value -> barMoved(value.doubleValue()));
        addEventHandler(ScrollEvent.SCROLL, e -> scrollRows(e.getDeltaY() > 0 ? -3 : 3));
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        Runnable draw = this::draw;
        subscriptions =
                Subscription.combine(
                        model.topProperty().subscribe(this::moved),
                        model.sizeProperty().subscribe(this::moved),
                        model.bytesProperty().subscribe(draw),
                        model.cursorProperty().subscribe(draw),
                        model.highlightProperty().subscribe(draw),
                        model.formatProperty().subscribe(draw),
                        themes.darkProperty().subscribe(draw));
    }

    private int rows() {
        return (int) Math.max(1, Math.ceil((getHeight() - TOP) / ROW_HEIGHT));
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(Math.max(0, getWidth() - BAR));
        canvas.setHeight(getHeight());
        bar.resizeRelocate(getWidth() - BAR, 0, BAR, getHeight());
        model.setRowsInSight(Math.max(1, (int) ((getHeight() - TOP) / ROW_HEIGHT)));
        moved();
    }

    private void moved() {
        settingBar = true;
        double all = Math.ceil(model.sizeProperty().get() / (double) MemoryModel.ROW);
        double visible = Math.max(1, rows() - 1);
        bar.setMax(Math.max(0, all - visible));
        bar.setVisibleAmount(all <= visible ? all : Math.max(visible, all / 8));
        bar.setBlockIncrement(visible);
        bar.setValue(model.topProperty().get() / (double) MemoryModel.ROW);
        bar.setVisible(all > visible);
        settingBar = false;
        draw();
    }

    private void barMoved(double row) {
        if (!settingBar) {
            model.scrollTo(((long) row) * MemoryModel.ROW);
        }
    }

    private void scrollRows(long rows) {
        model.scrollTo(Math.max(0, model.topProperty().get() + rows * MemoryModel.ROW));
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case UP -> scrollRows(-1);
            case DOWN -> scrollRows(1);
            case PAGE_UP -> scrollRows(-Math.max(1, rows() - 2));
            case PAGE_DOWN -> scrollRows(Math.max(1, rows() - 2));
            case HOME -> model.scrollTo(0);
            case END -> model.scrollTo(Math.max(0, model.sizeProperty().get() - 1));
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        int column = layout.columnAt(event.getX(), model.formatProperty().get());
        int row = (int) ((event.getY() - TOP) / ROW_HEIGHT);
        if (column >= 0 && row >= 0) {
            long address = model.topProperty().get() + (long) row * MemoryModel.ROW + column;
            if (address < model.sizeProperty().get()) {
                model.choose(address);
            }
        }
    }

    private void draw() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        Palette palette = themes.palette();
        g.setFill(palette.background());
        g.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        g.setFont(font);
        g.setTextBaseline(VPos.CENTER);
        long size = model.sizeProperty().get();
        for (int row = 0; row < rows(); row++) {
            long address = model.topProperty().get() + (long) row * MemoryModel.ROW;
            if (address < size) {
                drawRow(g, palette, address, TOP + row * ROW_HEIGHT);
            }
        }
    }

    private void drawRow(GraphicsContext g, Palette palette, long address, double y) {
        double middle = y + ROW_HEIGHT / 2;
        CellFormat format = model.formatProperty().get();
        int length = (int) Math.min(MemoryModel.ROW, model.sizeProperty().get() - address);
        for (int i = 0; i < length; i++) {
            mark(g, palette, address + i, i, format, y);
        }
        g.setFill(palette.muted());
        g.fillText(String.format("%08x", address), LEFT, middle);
        byte[] bytes = model.bytesProperty().get().slice(address, length);
        if (bytes.length == 0) {
            return;
        }
        HexPainter.row(
                g,
                palette,
                bytes,
                format,
                layout.charWidth(),
                i -> layout.x(i, format),
                i -> layout.asciiX(i, format),
                middle);
    }

    private void mark(
            GraphicsContext g, Palette palette, long address, int i, CellFormat format, double y) {
        Optional<Color> fill =
                address == model.cursorProperty().get()
                        ? Optional.of(palette.selection())
                        : model.highlightProperty()
                                .get()
                                .filter(range -> range.contains(address))
                                .map(_ -> palette.highlight());
        fill.ifPresent(
                color -> {
                    g.setFill(color);
                    double from = layout.x(i, format);
                    double to = layout.markEnd(i, format);
                    g.fillRect(from - 3, y + 1, to - from + 6, ROW_HEIGHT - 2);
                    g.fillRect(layout.asciiX(i, format), y + 1, layout.charWidth(), ROW_HEIGHT - 2);
                });
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }
}
