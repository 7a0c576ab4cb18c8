package dev.wasmscope.ui.flame;

import dev.wasmscope.profiler.analyse.FlameGraph;
import dev.wasmscope.ui.theme.Themes;
import java.nio.IntBuffer;
import java.util.Optional;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.util.Subscription;

/**
 * The whole graph, small, with the part that is in sight: a drag of the part moves it, a drag
 * beside it chooses another one, a click brings it there.
 */
final class FlameMap extends Region implements AutoCloseable {
    private static final int HEIGHT = 40;
    private static final double NARROWEST = 3;
    private static final double CLICK = 3;

    private final FlameModel model;
    private final FlameCanvas graph;
    private final Themes themes;
    private final Canvas canvas = new Canvas();
    private final Rectangle part = new Rectangle();
    private final Rectangle before = new Rectangle();
    private final Rectangle after = new Rectangle();
    private final Subscription subscriptions;
    private Optional<Span> grabbed = Optional.empty();
    private double pressedX;
    private boolean dragged;

    FlameMap(FlameModel model, FlameCanvas graph, Themes themes) {
        this.model = model;
        this.graph = graph;
        this.themes = themes;
        setId("flame-map");
        getStyleClass().add("flame-map");
        setAccessibleText("The whole run, and the part that is in sight");
        setMinSize(0, HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        part.getStyleClass().add("flame-part");
        before.getStyleClass().add("flame-beside");
        after.getStyleClass().add("flame-beside");
        getChildren().addAll(canvas, before, after, part);
        getChildren().forEach(n -> n.setManaged(false));
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        Runnable draw = this::draw;
        subscriptions =
                Subscription.combine(
                        model.graphProperty().subscribe(draw),
                        model.matchesProperty().subscribe(draw),
                        model.colorsProperty().subscribe(draw),
                        model.rootAtTopProperty().subscribe(draw),
                        themes.darkProperty().subscribe(draw),
                        model.viewProperty().subscribe(_ -> placePart()));
    }

    private double x(double at) {
        return Span.all(model.total()).share(at) * getWidth();
    }

    private double unit(double x) {
        double share = Math.clamp(x / Math.max(1, getWidth()), 0.0, 1.0);
        return Span.all(model.total()).at(share);
    }

    private boolean inPart(double x) {
        return x >= part.getX() && x <= part.getX() + part.getWidth() && zoomed();
    }

    private boolean zoomed() {
        return model.viewProperty().get().width() < model.total();
    }

    private void moved(MouseEvent event) {
        setCursor(inPart(event.getX()) ? Cursor.OPEN_HAND : Cursor.CROSSHAIR);
    }

    private void pressed(MouseEvent event) {
        pressedX = event.getX();
        dragged = false;
        grabbed = inPart(event.getX()) ? Optional.of(model.viewProperty().get()) : Optional.empty();
    }

    private void dragged(MouseEvent event) {
        if (!dragged && Math.abs(event.getX() - pressedX) < CLICK) {
            return;
        }
        if (!dragged) {
            dragged = true;
            model.moveTo(model.viewProperty().get());
        }
        if (grabbed.isPresent()) {
            double by = (event.getX() - pressedX) / Math.max(1, getWidth()) * model.total();
            Span at = grabbed.get();
            graph.glide().jump(new Span(at.from() + by, at.to() + by).within(model.total()));
        } else {
            double a = unit(pressedX);
            double b = unit(event.getX());
            if (a != b) {
                Span next = new Span(Math.min(a, b), Math.max(a, b));
                graph.glide().jump(next.zoomed(1, 0, model.total()));
            }
        }
    }

    private void released(MouseEvent event) {
        if (!dragged && event.getClickCount() == 2) {
            model.zoomTo(FlameModel.ROOT);
        } else if (!dragged && grabbed.isEmpty()) {
            double half = model.viewProperty().get().width() / 2;
            double at = unit(event.getX());
            model.moveTo(new Span(at - half, at + half).within(model.total()));
        }
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        draw();
    }

    private void draw() {
        int width = (int) getWidth();
        Optional<FlameGraph> shown = model.graphProperty().get();
        if (width < 1 || shown.isEmpty()) {
            return;
        }
        FlameGraph g = shown.get();
        int[] pixels = new int[width * HEIGHT];
        FlameRaster raster = new FlameRaster(pixels, width, HEIGHT);
        boolean down = model.rootAtTopProperty().get();
        int row = Math.clamp((HEIGHT - 2) / g.depths(), 1, 4);
        FlameMatches matches = model.matchesProperty().get();
        FlamePaint paint =
                new FlamePaint(g, model.changes(), model.colorsProperty().get(), themes.palette());
        raster.draw(
                g,
                Span.all(model.total()),
                new FlameRaster.Rows(row, 0, down ? 1 : HEIGHT - 1 - row, down),
                new FlameRaster.Paint(
                        FlamePaint.argb(themes.palette().band()),
                        paint.fill(matches),
                        matches,
                        FlamePaint.argb(themes.palette().search()),
                        Double.MAX_VALUE));
        PixelBuffer<IntBuffer> buffer =
                new PixelBuffer<>(
                        width, HEIGHT, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
        canvas.getGraphicsContext2D().drawImage(new WritableImage(buffer), 0, 0);
        placePart();
    }

    private void placePart() {
        Span view = model.viewProperty().get();
        double left = x(view.from());
        double right = Math.max(left + NARROWEST, x(view.to()));
        place(before, 0, left);
        place(after, right, getWidth());
        place(part, left, right);
        boolean zoomed = zoomed() && model.graphProperty().get().isPresent();
        part.setVisible(zoomed);
        before.setVisible(zoomed);
        after.setVisible(zoomed);
    }

    private static void place(Rectangle r, double left, double right) {
        r.setX(left);
        r.setWidth(Math.max(0, right - left));
        r.setHeight(HEIGHT);
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }
}
