package dev.wasmscope.ui.charts;

import dev.wasmscope.ui.profile.TimeSpan;
import dev.wasmscope.ui.theme.TextSize;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.util.Subscription;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.fx.ChartCanvas;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.ui.RectangleEdge;

/** A chart that fills its place; on a timeline a drag chooses a part of the run. */
final class ChartPane extends Region implements AutoCloseable {
    private static final double CLICK = 4;

    private final ChartsModel model;
    private final ChartCanvas canvas;
    private final JFreeChart chart;
    private final Rectangle part = new Rectangle();
    private final Subscription subscription;
    private double pressed = -1;
    private double dragged = -1;

    ChartPane(ChartsModel model, JFreeChart chart, TextSize size, String description) {
        this.model = model;
        this.chart = chart;
        canvas = new ChartCanvas(chart);
        canvas.setDomainZoomable(false);
        canvas.setRangeZoomable(false);
        canvas.setTooltipEnabled(false);
        // Whoever draws sets a font only when it differs from its last one, which is not kept here.
        canvas.getGraphicsContext2D().setFont(size.font());
        setMinSize(0, 0);
        setId("chart");
        setFocusTraversable(true);
        setAccessibleText(description);
        part.getStyleClass().add("chart-part");
        part.setMouseTransparent(true);
        part.setManaged(false);
        getChildren().addAll(canvas, part);
        if (chart.getPlot() instanceof CombinedDomainXYPlot) {
            canvas.setMouseTransparent(true);
            setCursor(Cursor.CROSSHAIR);
            addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
            addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
            addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
            addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        }
        subscription = model.rangeProperty().subscribe(_ -> placePart());
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        canvas.draw();
        placePart();
    }

    private Optional<Rectangle2D> area() {
        return Optional.ofNullable(canvas.getRenderingInfo())
                .map(info -> info.getPlotInfo().getDataArea())
                .filter(a -> a.getWidth() > 0);
    }

    private Optional<ValueAxis> axis() {
        return chart.getPlot() instanceof CombinedDomainXYPlot plot
                ? Optional.of(plot.getDomainAxis())
                : Optional.empty();
    }

    private double value(double x) {
        return area().flatMap(
                        a ->
                                axis().map(
                                                at ->
                                                        at.java2DToValue(
                                                                Math.clamp(
                                                                        x,
                                                                        a.getMinX(),
                                                                        a.getMaxX()),
                                                                a,
                                                                RectangleEdge.BOTTOM)))
                .orElse(0.0);
    }

    private double x(double value) {
        return area().flatMap(
                        a -> axis().map(at -> at.valueToJava2D(value, a, RectangleEdge.BOTTOM)))
                .orElse(0.0);
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        if (event.getButton() == MouseButton.PRIMARY) {
            pressed = event.getX();
            dragged = pressed;
        }
    }

    private void dragged(MouseEvent event) {
        if (pressed >= 0) {
            dragged = event.getX();
            placePart();
        }
    }

    private void released(MouseEvent event) {
        if (pressed < 0) {
            return;
        }
        double from = pressed;
        pressed = -1;
        if (Math.abs(dragged - from) >= CLICK) {
            model.choose(value(from), value(dragged));
        } else {
            model.clear();
        }
        placePart();
        event.consume();
    }

    /** Arrows move the chosen part, with Shift they make it longer; Escape shows the whole run. */
    private void key(KeyEvent event) {
        Optional<ValueAxis> all = axis();
        double step = all.map(a -> a.getRange().getLength() / 50).orElse(0.0);
        double by =
                event.getCode() == KeyCode.LEFT
                        ? -step
                        : event.getCode() == KeyCode.RIGHT ? step : 0;
        Optional<TimeSpan> now = model.rangeProperty().get();
        if (event.getCode() == KeyCode.ESCAPE) {
            model.clear();
        } else if (by != 0 && now.isPresent()) {
            double from = now.get().from() + (event.isShiftDown() ? 0 : by);
            model.choose(from, now.get().to() + by);
        } else if (by != 0) {
            model.choose(0, all.map(a -> a.getRange().getUpperBound() / 4).orElse(1.0));
        } else {
            return;
        }
        event.consume();
    }

    private void placePart() {
        double from = -1;
        double to = -1;
        if (pressed >= 0 && Math.abs(dragged - pressed) >= CLICK) {
            from = x(value(Math.min(pressed, dragged)));
            to = x(value(Math.max(pressed, dragged)));
        } else if (axis().isPresent() && model.rangeProperty().get().isPresent()) {
            TimeSpan range = model.rangeProperty().get().get();
            from = x(range.from());
            to = x(range.to());
        }
        part.setVisible(to > from && from >= 0);
        part.setX(from);
        part.setWidth(Math.max(1, to - from));
        part.setY(area().map(Rectangle2D::getMinY).orElse(0.0));
        part.setHeight(area().map(Rectangle2D::getHeight).orElse(0.0));
    }

    @Override
    public void close() {
        subscription.unsubscribe();
    }
}
