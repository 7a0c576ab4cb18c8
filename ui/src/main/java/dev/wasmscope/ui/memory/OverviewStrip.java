package dev.wasmscope.ui.memory;

import dev.wasmscope.ui.theme.Palette;
import dev.wasmscope.ui.theme.Themes;
import javafx.beans.value.ObservableValue;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.util.Subscription;

/**
 * The pages of a memory from top to bottom: which were ever used, how often they changed, which
 * changed since the last stop, and where the view is. A click goes there.
 */
final class OverviewStrip extends Region implements AutoCloseable {
    private final MemoryModel model;
    private final ObservableValue<PageScan> scan;
    private final Themes themes;
    private final Canvas canvas = new Canvas();
    private final Subscription subscriptions;

    OverviewStrip(MemoryModel model, ObservableValue<PageScan> scan, Themes themes) {
        this.model = model;
        this.scan = scan;
        this.themes = themes;
        setId("memory-overview");
        getChildren().add(canvas);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::go);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::go);
        Runnable draw = this::draw;
        subscriptions =
                Subscription.combine(
                        model.topProperty().subscribe(draw),
                        model.sizeProperty().subscribe(draw),
                        scan.flatMap(PageScan::versionProperty).subscribe(_ -> scanned()),
                        themes.darkProperty().subscribe(draw));
    }

    private void go(MouseEvent event) {
        double share = Math.clamp(event.getY() / Math.max(1, getHeight()), 0, 1);
        long page = (long) (share * pages());
        model.scrollTo(Math.min(page, Math.max(0, pages() - 1)) * PageScan.PAGE);
        event.consume();
    }

    private void scanned() {
        setAccessibleText("Pages of the memory: " + scan.getValue().summary());
        draw();
    }

    private long pages() {
        return Math.ceilDiv(model.sizeProperty().get(), PageScan.PAGE);
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
        double width = canvas.getWidth();
        double height = canvas.getHeight();
        g.setFill(palette.band());
        g.fillRect(0, 0, width, height);
        long pages = pages();
        if (pages == 0 || height <= 0) {
            return;
        }
        double each = height / pages;
        PageScan scanned = scan.getValue();
        for (int page = 0; page < Math.min(pages, scanned.pages()); page++) {
            if (scanned.used(page)) {
                g.setFill(color(palette, scanned.heat(page)));
                double gap = each > 4 ? 1 : 0;
                g.fillRect(3, page * each, width - 9, Math.max(1, each - gap));
            }
            if (scanned.changed(page)) {
                g.setFill(palette.error());
                g.fillRect(width - 5, page * each, 3, Math.max(2, each - 1));
            }
        }
        double size = model.sizeProperty().get();
        double from = model.topProperty().get() / size * height;
        double sight = (double) model.rowsInSight() * model.rowBytes() / size * height;
        g.setStroke(palette.accent());
        g.strokeRect(0.5, Math.floor(from) + 0.5, width - 1, Math.clamp(sight, 3, height - 1));
    }

    private static Color color(Palette palette, double heat) {
        Color cold = palette.muted().deriveColor(0, 1, 1, 0.5);
        return heat == 0 ? cold : palette.muted().interpolate(palette.hot(), 0.3 + 0.7 * heat);
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }
}
