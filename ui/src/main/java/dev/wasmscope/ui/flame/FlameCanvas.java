package dev.wasmscope.ui.flame;

import dev.wasmscope.profiler.analyse.FlameGraph;
import dev.wasmscope.ui.theme.Palette;
import dev.wasmscope.ui.theme.TextSize;
import dev.wasmscope.ui.theme.Themes;
import java.nio.IntBuffer;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Draws the part of a flame graph that is in sight: boxes as pixels of an image, names over it. The
 * cost depends on the pixels, not on the size of the profile.
 */
final class FlameCanvas extends Region implements AutoCloseable {
    /** Height of a row in the usual size of code, in pixels. */
    static final int USUAL_ROW = 19;

    private static final double FONT = 11;
    private static final double TEXT_FROM = 26;

    private final FlameModel model;
    private final Themes themes;
    private final Canvas canvas = new Canvas();
    private final Rectangle hoverMark = mark("flame-hover");
    private final Rectangle selectMark = mark("flame-selected");
    private final Glide glide;
    private final ReadOnlyObjectWrapper<Integer> hovered =
            new ReadOnlyObjectWrapper<>(this, "hovered", -1);
    private final Subscription subscriptions;
    private TextSize textSize;
    private int row = USUAL_ROW;
    private @Nullable Surface surface;
    private @Nullable FlamePaint paint;
    private int pieces;
    private long drawNanos;

    /** The pixels and the image that shows them. */
    private record Surface(
            int width,
            int height,
            FlameRaster raster,
            PixelBuffer<IntBuffer> buffer,
            WritableImage image) {
        static Surface of(int width, int height) {
            int[] pixels = new int[width * height];
            PixelBuffer<IntBuffer> buffer =
                    new PixelBuffer<>(
                            width,
                            height,
                            IntBuffer.wrap(pixels),
                            PixelFormat.getIntArgbPreInstance());
            return new Surface(
                    width,
                    height,
                    new FlameRaster(pixels, width, height),
                    buffer,
                    new WritableImage(buffer));
        }
    }

    FlameCanvas(FlameModel model, Themes themes, String id) {
        this.model = model;
        this.themes = themes;
        this.glide = new Glide(model, this::rowHeight, this::draw);
        this.textSize = themes.code(FONT);
        setId(id);
        getStyleClass().add("flame-canvas");
        setMinSize(0, 0);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getChildren().addAll(canvas, hoverMark, selectMark);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        Runnable draw = this::draw;
        Runnable repaint = this::repaint;
        subscriptions =
                Subscription.combine(
                        model.graphProperty().subscribe(_ -> reset()),
                        model.colorsProperty().subscribe(repaint),
                        themes.darkProperty().subscribe(repaint),
                        themes.lookProperty().subscribe(_ -> resizeText()),
                        model.rootAtTopProperty().subscribe(draw),
                        model.matchesProperty().subscribe(draw),
                        model.viewProperty().subscribe(glide::follow),
                        model.selectedProperty().subscribe(this::selected),
                        hovered.subscribe(_ -> placeMarks()));
    }

    private void resizeText() {
        textSize = themes.code(FONT);
        int next = textSize.pixels(USUAL_ROW);
        glide.rowsGrow((double) next / row);
        row = next;
        draw();
    }

    /** Of each row, in pixels. */
    int rowHeight() {
        return row;
    }

    private static Rectangle mark(String style) {
        Rectangle mark = new Rectangle();
        mark.getStyleClass().add(style);
        mark.setMouseTransparent(true);
        mark.setManaged(false);
        mark.setVisible(false);
        return mark;
    }

    /** The box under the mouse; -1 for none. */
    ReadOnlyObjectProperty<Integer> hoveredProperty() {
        return hovered.getReadOnlyProperty();
    }

    void hover(int box) {
        hovered.set(box);
    }

    /** How many pieces the last drawing took. */
    int pieces() {
        return pieces;
    }

    /** How long the last drawing kept this thread. */
    long drawNanos() {
        return drawNanos;
    }

    /** What moves the view. */
    Glide glide() {
        return glide;
    }

    private Optional<FlameGraph> graph() {
        return model.graphProperty().get();
    }

    private void reset() {
        hovered.set(-1);
        glide.reset();
        repaint();
    }

    private void repaint() {
        paint =
                graph().map(
                                g ->
                                        new FlamePaint(
                                                g,
                                                model.changes(),
                                                model.colorsProperty().get(),
                                                themes.palette()))
                        .orElse(null);
        draw();
    }

    private void selected(int box) {
        graph().ifPresent(
                        g -> {
                            glide.revealDepth(g.depth(box), g.depths(), getHeight());
                            setAccessibleText(FlameFacts.line(g, box));
                        });
        placeMarks();
    }

    /** The box at a point, or -1. */
    int boxAt(double x, double y) {
        return graph().map(
                        g -> {
                            int depth = rows(1).depthAt(y);
                            double at = glide.shown().at(x / Math.max(1, getWidth()));
                            return depth < 0 ? -1 : g.boxAt(depth, (long) Math.floor(at));
                        })
                .orElse(-1);
    }

    /** Where a box is, in this node's coordinates; may lie outside. */
    Rectangle2D place(FlameGraph g, int box) {
        Span span = glide.shown();
        double left = span.share(g.start(box)) * getWidth();
        double right = span.share(g.start(box) + g.width(box)) * getWidth();
        double from = Math.max(-4, left);
        double to = Math.min(getWidth() + 4, Math.max(right, left + 1));
        return new Rectangle2D(from, rows(1).y(g.depth(box)), Math.max(0, to - from), row - 1);
    }

    private FlameRaster.Rows rows(double scale) {
        boolean down = model.rootAtTopProperty().get();
        double scroll = glide.scroll();
        double top = down ? -scroll : getHeight() - row + scroll;
        return new FlameRaster.Rows(
                (int) Math.round(row * scale),
                (int) Math.max(1, Math.round(scale)),
                (int) Math.round(top * scale),
                down);
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        draw();
    }

    private double outputScale() {
        return getScene() == null || getScene().getWindow() == null
                ? 1
                : Math.max(1, getScene().getWindow().getRenderScaleX());
    }

    private void draw() {
        long before = System.nanoTime();
        double scale = outputScale();
        int width = (int) Math.round(getWidth() * scale);
        int height = (int) Math.round(getHeight() * scale);
        FlamePaint with = paint;
        GraphicsContext g = canvas.getGraphicsContext2D();
        if (width < 1 || height < 1 || with == null || graph().isEmpty()) {
            g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
            return;
        }
        if (surface == null || surface.width() != width || surface.height() != height) {
            surface = Surface.of(width, height);
        }
        paintPixels(surface, graph().get(), with, scale);
        g.drawImage(surface.image(), 0, 0, width / scale, height / scale);
        drawNames(g, graph().get(), surface.raster(), scale);
        placeMarks();
        drawNanos = System.nanoTime() - before;
    }

    private void paintPixels(Surface on, FlameGraph graph, FlamePaint with, double scale) {
        FlameMatches matches = model.matchesProperty().get();
        Palette palette = themes.palette();
        on.raster()
                .draw(
                        graph,
                        glide.shown(),
                        rows(scale),
                        new FlameRaster.Paint(
                                FlamePaint.argb(palette.background()),
                                with.fill(matches),
                                matches,
                                FlamePaint.argb(palette.search()),
                                textSize.of(TEXT_FROM) * scale));
        pieces = on.raster().runs();
        on.buffer().updateBuffer(_ -> null);
    }

    private void drawNames(GraphicsContext g, FlameGraph graph, FlameRaster raster, double scale) {
        FlameMatches matches = model.matchesProperty().get();
        g.setFont(textSize.font());
        g.setTextBaseline(VPos.CENTER);
        g.setFill(themes.palette().flameText());
        for (int i = 0; i < raster.labelCount(); i++) {
            int box = raster.labelBox(i);
            if (matches.active()) {
                int function = graph.function(box);
                g.setFill(
                        matches.found(function)
                                ? themes.palette().flameText()
                                : themes.palette().muted());
            }
            double left = raster.labelLeft(i) / scale;
            double room = raster.labelRight(i) / scale - left - 8;
            double top = raster.labelTop(i) / scale;
            g.fillText(fit(graph.name(box), room), left + 4, top + row / 2.0 - 0.5);
        }
    }

    private String fit(String name, double width) {
        int most = (int) (width / textSize.charWidth());
        return name.length() <= most ? name : name.substring(0, Math.max(1, most - 1)) + "…";
    }

    private void placeMarks() {
        place(hoverMark, hovered.get());
        int box = model.selectedProperty().get();
        place(selectMark, box > FlameModel.ROOT ? box : -1);
    }

    private void place(Rectangle mark, int box) {
        Optional<FlameGraph> g = graph().filter(at -> box >= 0 && box < at.size());
        mark.setVisible(g.isPresent());
        g.ifPresent(
                at -> {
                    Rectangle2D r = place(at, box);
                    mark.setX(r.getMinX());
                    mark.setY(r.getMinY());
                    mark.setWidth(Math.max(1, r.getWidth() - 1));
                    mark.setHeight(r.getHeight());
                });
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
        glide.stop();
    }
}
