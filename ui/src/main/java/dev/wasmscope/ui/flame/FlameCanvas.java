package dev.wasmscope.ui.flame;

import dev.wasmscope.profiler.analyse.FlameGraph;
import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.theme.Palette;
import dev.wasmscope.ui.theme.Themes;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.util.Subscription;

/**
 * Draws the boxes of a flame graph that are in sight and wide enough to be seen: the cost depends
 * on the pixels, not on the size of the profile.
 */
final class FlameCanvas extends Region implements AutoCloseable {
    static final double ROW = 19;
    private static final double NARROWEST = 0.6;
    private static final double TEXT_FROM = 26;
    private static final double CHAR = 6.6;

    private final FlameModel model;
    private final Themes themes;
    private final Canvas canvas = new Canvas();
    private final Font font = Palette.mono(11);
    private final ReadOnlyObjectWrapper<Integer> hovered =
            new ReadOnlyObjectWrapper<>(this, "hovered", -1);
    private final Subscription subscriptions;
    private int firstDepth;
    private int drawn;

    FlameCanvas(FlameModel model, Themes themes) {
        this.model = model;
        this.themes = themes;
        setId("flame");
        setMinSize(0, 0);
        getChildren().add(canvas);
        addEventHandler(MouseEvent.MOUSE_MOVED, e -> hovered.set(boxAt(e.getX(), e.getY())));
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> hovered.set(-1));
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        addEventHandler(ScrollEvent.SCROLL, e -> scroll(e.getDeltaY() > 0 ? -1 : 1));
        Runnable draw = this::draw;
        subscriptions =
                Subscription.combine(
                        model.pictureProperty().subscribe(_ -> reset()),
                        model.zoomProperty().subscribe(draw),
                        model.searchProperty().subscribe(draw),
                        hovered.subscribe(draw),
                        themes.darkProperty().subscribe(draw));
    }

    /** The box under the mouse; -1 for none. */
    ReadOnlyObjectProperty<Integer> hoveredProperty() {
        return hovered.getReadOnlyProperty();
    }

    /** How many boxes the last drawing took. */
    int drawn() {
        return drawn;
    }

    private Optional<FlameGraph> graph() {
        return model.pictureProperty().get().map(FlameModel.Picture::graph);
    }

    private void reset() {
        firstDepth = 0;
        hovered.set(-1);
        draw();
    }

    private void scroll(int rows) {
        int last = graph().map(g -> g.depths() - (int) (getHeight() / ROW)).orElse(0);
        firstDepth = Math.clamp((long) firstDepth + rows, 0, Math.max(0, last));
        draw();
    }

    private void clicked(MouseEvent event) {
        int box = boxAt(event.getX(), event.getY());
        model.zoomTo(Math.max(FlameModel.ROOT, box));
    }

    /** The box at a point, or -1. */
    int boxAt(double x, double y) {
        return graph().map(
                        g -> {
                            int depth = firstDepth + (int) (y / ROW);
                            double scale = g.width(zoomed(g)) / Math.max(1, getWidth());
                            return g.boxAt(depth, g.start(zoomed(g)) + (long) (x * scale));
                        })
                .orElse(-1);
    }

    private int zoomed(FlameGraph g) {
        int box = model.zoomProperty().get();
        return box < g.size() ? box : FlameModel.ROOT;
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        draw();
    }

    private void draw() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.setFill(themes.palette().background());
        g.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        g.setFont(font);
        g.setTextBaseline(VPos.CENTER);
        drawn = 0;
        graph().ifPresent(
                        graph -> {
                            int rows = (int) Math.ceil(canvas.getHeight() / ROW);
                            int end = Math.min(graph.depths(), firstDepth + rows);
                            for (int depth = firstDepth; depth < end; depth++) {
                                drawDepth(g, graph, depth, (depth - firstDepth) * ROW);
                            }
                        });
    }

    private void drawDepth(GraphicsContext g, FlameGraph graph, int depth, double y) {
        int zoomed = zoomed(graph);
        long from = graph.start(zoomed);
        double scale = canvas.getWidth() / Math.max(1, graph.width(zoomed));
        double painted = -1;
        for (int box = graph.firstEndingAfter(depth, from); box < graph.rowEnd(depth); box++) {
            double left = (graph.start(box) - from) * scale;
            double right = left + graph.width(box) * scale;
            if (left >= canvas.getWidth()) {
                return;
            }
            // Boxes thinner than a pixel share one: the picture stays right, the cost bounded.
            if (right - left < NARROWEST && right < painted + 1) {
                continue;
            }
            painted = right;
            drawBox(g, graph, box, Math.max(0, left), Math.min(canvas.getWidth(), right), y);
        }
    }

    private void drawBox(
            GraphicsContext g, FlameGraph graph, int box, double left, double right, double y) {
        drawn++;
        String name = graph.name(box);
        double width = Math.max(0.6, right - left - (right - left > 3 ? 1 : 0));
        boolean searching = !model.searchProperty().get().isBlank();
        boolean found = model.found(name);
        boolean ancestor = graph.depth(box) < graph.depth(zoomed(graph));
        Color fill = searching && !found ? themes.palette().flameDim() : color(name, found);
        if (box == hovered.get()) {
            fill = fill.interpolate(Color.WHITE, 0.28);
        }
        g.setGlobalAlpha(ancestor ? 0.55 : 1);
        g.setFill(fill);
        g.fillRect(left, y, width, ROW - 1);
        if (width > TEXT_FROM) {
            g.setFill(
                    searching && !found ? themes.palette().muted() : themes.palette().flameText());
            g.fillText(fit(name, width - 8), left + 4, y + ROW / 2 - 0.5);
        }
        g.setGlobalAlpha(1);
    }

    private Color color(String name, boolean found) {
        if (found) {
            return themes.palette().search();
        }
        var flames = themes.palette().flames();
        return flames.get(Math.floorMod(name.hashCode() * 0x9e3779b9, flames.size()));
    }

    private static String fit(String name, double width) {
        int most = (int) (width / CHAR);
        return name.length() <= most ? name : name.substring(0, Math.max(1, most - 1)) + "…";
    }

    /** What is known of a box, in one line. */
    static String describe(FlameGraph graph, int box) {
        double share = 100.0 * graph.width(box) / Math.max(1, graph.total());
        return String.format(
                Locale.ROOT,
                "%s   %.1f %%   %s instructions, %s its own, %s %s",
                graph.name(box),
                share,
                Parts.grouped(graph.width(box)),
                Parts.grouped(graph.self(box)),
                Parts.grouped(graph.calls(box)),
                graph.calls(box) == 1 ? "call" : "calls");
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }
}
