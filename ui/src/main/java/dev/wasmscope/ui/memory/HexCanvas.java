package dev.wasmscope.ui.memory;

import dev.wasmscope.session.memory.MemoryRange;
import dev.wasmscope.ui.theme.Palette;
import dev.wasmscope.ui.theme.TextSize;
import dev.wasmscope.ui.theme.Themes;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.util.Subscription;

/** Draws the rows of a {@link MemoryModel} that are in sight, and lets bytes be chosen. */
final class HexCanvas extends Region implements AutoCloseable {
    static final double TOP = 4;
    private static final double FONT = 12;
    private static final double ROW = 19;
    private static final double LEFT = 12;
    private static final double BAR = 12;
    private static final double STRIP = 18;

    private final MemoryModel model;
    private final MemoryFinder finder;
    private final ObservableValue<PageScan> scan;
    private final Themes themes;
    private final Canvas canvas = new Canvas();
    private final OverviewStrip strip;
    private final ScrollBar bar = new ScrollBar();
    private final Subscription subscriptions;
    private TextSize textSize;
    private double rowHeight = ROW;
    private boolean settingBar;
    private boolean inText;

    HexCanvas(
            MemoryModel model, MemoryFinder finder, ObservableValue<PageScan> scan, Themes themes) {
        this.model = model;
        this.finder = finder;
        this.scan = scan;
        this.themes = themes;
        textSize = themes.code(FONT);
        strip = new OverviewStrip(model, scan, themes);
        setId("memory");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT);
        setMinSize(0, 0);
        bar.setOrientation(Orientation.VERTICAL);
        bar.setFocusTraversable(false);
        bar.setAccessibleText("Position in memory");
        getChildren().addAll(canvas, strip, bar);
        bar.valueProperty().subscribe(value -> barMoved(value.doubleValue()));
        addEventHandler(ScrollEvent.SCROLL, e -> scrollRows(e.getDeltaY() > 0 ? -3 : 3));
        canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        canvas.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        Runnable draw = this::draw;
        subscriptions =
                Subscription.combine(
                        model.topProperty().subscribe(this::moved),
                        model.sizeProperty().subscribe(this::moved),
                        model.rowBytesProperty().subscribe(this::moved),
                        model.bytesProperty().subscribe(draw),
                        model.usesProperty().subscribe(draw),
                        model.cursorProperty().subscribe(draw),
                        model.anchorProperty().subscribe(draw),
                        model.highlightProperty().subscribe(draw),
                        model.formatProperty().subscribe(draw),
                        model.textProperty().subscribe(draw),
                        finder.foundProperty().subscribe(draw),
                        scan.flatMap(PageScan::versionProperty).subscribe(_ -> draw()),
                        focusedProperty().subscribe(draw),
                        themes.darkProperty().subscribe(draw),
                        themes.lookProperty().subscribe(_ -> resizeText()));
    }

    private void resizeText() {
        textSize = themes.code(FONT);
        rowHeight = textSize.pixels(ROW);
        requestLayout();
    }

    /** Of each row, in pixels. */
    double rowHeight() {
        return rowHeight;
    }

    private HexLayout columns() {
        int digits = HexLayout.digits(model.sizeProperty().get());
        return new HexLayout(LEFT, textSize.charWidth(), digits, model.rowBytes());
    }

    /** Whether typed characters are text, not hexadecimal digits. */
    boolean inText() {
        return inText && model.textProperty().get() != TextColumn.NONE;
    }

    void setInText(boolean next) {
        inText = next;
        draw();
    }

    private int rows() {
        return (int) Math.max(1, Math.ceil((getHeight() - TOP) / rowHeight));
    }

    @Override
    protected void layoutChildren() {
        double scale = themes.lookProperty().get().scale();
        double barWidth = Math.round(BAR * scale);
        double stripWidth = Math.round(STRIP * scale);
        double width = Math.max(0, getWidth() - barWidth - stripWidth);
        canvas.setWidth(width);
        canvas.setHeight(getHeight());
        strip.resizeRelocate(width, 0, stripWidth, getHeight());
        bar.resizeRelocate(getWidth() - barWidth, 0, barWidth, getHeight());
        model.setRowsInSight(Math.max(1, (int) ((getHeight() - TOP) / rowHeight)));
        moved();
    }

    private void moved() {
        settingBar = true;
        double all = Math.ceil(model.sizeProperty().get() / (double) model.rowBytes());
        double visible = Math.max(1, rows() - 1);
        bar.setMax(Math.max(0, all - visible));
        bar.setVisibleAmount(all <= visible ? all : Math.max(visible, all / 8));
        bar.setBlockIncrement(visible);
        bar.setValue(model.topProperty().get() / (double) model.rowBytes());
        bar.setVisible(all > visible);
        settingBar = false;
        draw();
    }

    private void barMoved(double row) {
        if (!settingBar) {
            model.scrollTo(((long) row) * model.rowBytes());
        }
    }

    private void scrollRows(long rows) {
        model.scrollTo(Math.max(0, model.topProperty().get() + rows * model.rowBytes()));
    }

    /** The address under a point of this node, or -1. */
    long addressAt(double x, double y) {
        int column = columns().columnAt(x, model.formatProperty().get());
        int row = (int) ((y - TOP) / rowHeight);
        if (column < 0 || row < 0 || y < TOP) {
            return -1;
        }
        long address = model.topProperty().get() + (long) row * model.rowBytes() + column;
        return address < model.sizeProperty().get() ? address : -1;
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        long address = addressAt(event.getX(), event.getY());
        boolean menu = event.getButton() == MouseButton.SECONDARY;
        boolean kept =
                menu
                        && model.selection()
                                .filter(s -> address >= s.from() && address < s.from() + s.length())
                                .isPresent();
        if (address < 0 || kept) {
            return;
        }
        inText = columns().inText(event.getX(), model.formatProperty().get());
        if (event.isShiftDown()) {
            model.chooseTo(address);
        } else {
            model.choose(address);
        }
    }

    private void dragged(MouseEvent event) {
        long address = addressAt(event.getX(), Math.clamp(event.getY(), TOP, getHeight() - 1));
        if (event.isPrimaryButtonDown() && address >= 0) {
            model.chooseTo(address);
        }
    }

    private void draw() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        Palette palette = themes.palette();
        g.setFill(palette.background());
        g.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        g.setFont(textSize.font());
        g.setTextBaseline(VPos.CENTER);
        long size = model.sizeProperty().get();
        Rows rows =
                new Rows(g, palette, columns(), new UseColors(palette, model.usesProperty().get()));
        for (int row = 0; row < rows(); row++) {
            long address = model.topProperty().get() + (long) row * model.rowBytes();
            if (address < size) {
                rows.draw(address, TOP + row * rowHeight);
            }
        }
    }

    /** Draws rows with one layout and one set of colours. */
    private final class Rows {
        private final GraphicsContext g;
        private final Palette palette;
        private final HexLayout layout;
        private final UseColors colors;
        private final CellFormat format = model.formatProperty().get();
        private final TextColumn text = model.textProperty().get();
        private final Optional<MemoryRange> selection = model.selection();
        private final PageScan changes = scan.getValue();

        Rows(GraphicsContext g, Palette palette, HexLayout layout, UseColors colors) {
            this.g = g;
            this.palette = palette;
            this.layout = layout;
            this.colors = colors;
        }

        void draw(long address, double y) {
            double middle = y + rowHeight / 2;
            int length = (int) Math.min(model.rowBytes(), model.sizeProperty().get() - address);
            for (int i = 0; i < length; i++) {
                mark(address + i, i, y);
            }
            g.setFill(palette.muted());
            g.fillText(String.format("%0" + layout.digits() + "x", address), LEFT, middle);
            byte[] bytes = model.bytesProperty().get().slice(address, length);
            if (bytes.length > 0) {
                HexPainter.row(
                        g,
                        palette,
                        bytes,
                        format,
                        text,
                        layout.charWidth(),
                        i -> layout.x(i, format),
                        i -> layout.asciiX(i, format),
                        middle);
            }
        }

        private void mark(long address, int i, double y) {
            colors.behind(address).ifPresent(color -> fill(color, i, y));
            if (model.highlightProperty().get().filter(r -> r.contains(address)).isPresent()) {
                fill(palette.highlight(), i, y);
            }
            if (finder.foundProperty().get().covers(address)) {
                fill(palette.search().deriveColor(0, 1, 1, 0.35), i, y);
            }
            if (selection
                    .filter(s -> address >= s.from() && address - s.from() < s.length())
                    .isPresent()) {
                fill(palette.selection(), i, y);
            }
            if (changes.changedAt(address)) {
                g.setFill(palette.error());
                g.fillRect(left(i), y + rowHeight - 3, right(i) - left(i), 2);
            }
            if (address == model.cursorProperty().get() && isFocused()) {
                g.setStroke(palette.accent());
                double x = inText() ? layout.asciiX(i, format) : layout.x(i, format) - 2;
                double width =
                        inText() ? layout.charWidth() : format.width() * layout.charWidth() + 4;
                g.strokeRect(Math.floor(x) + 0.5, y + 1.5, width, rowHeight - 3);
            }
        }

        /** Left edge of the part of a value that is one byte's. */
        private double left(int i) {
            double x = layout.x(i, format);
            return x + format.width() * layout.charWidth() * (i % format.size()) / format.size();
        }

        private double right(int i) {
            return left(i) + format.width() * layout.charWidth() / format.size();
        }

        private void fill(Color color, int i, double y) {
            g.setFill(color);
            boolean first = i % format.size() == 0;
            boolean last = (i + 1) % format.size() == 0;
            double from = left(i) - (first ? layout.charWidth() / 2 : 0);
            double to = right(i) + (last ? layout.charWidth() / 2 : 0);
            g.fillRect(from, y + 1, to - from, rowHeight - 2);
            if (text != TextColumn.NONE) {
                g.fillRect(layout.asciiX(i, format), y + 1, layout.charWidth(), rowHeight - 2);
            }
        }
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
        strip.close();
    }
}
