package dev.wasmscope.ui.trace;

import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.theme.Palette;
import dev.wasmscope.ui.theme.TextSize;
import dev.wasmscope.ui.theme.Themes;
import dev.wasmscope.ui.trace.index.TimeAxis;
import dev.wasmscope.ui.trace.index.TimeHistogram;
import dev.wasmscope.ui.trace.index.TimeRange;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;
import javafx.util.Subscription;

/**
 * Calls over time, one bar for each pixel: higher for more calls, with the failed ones in another
 * colour. A click chooses the nearest call, a drag chooses a stretch of time, a double click the
 * whole run again.
 */
final class TimelineStrip extends Region implements AutoCloseable {
    private static final double FONT = 10;
    private static final double BARS = 33;
    private static final double LABELS = 13;
    private static final double CLICK = 4;

    private final TraceModel model;
    private final Themes themes;
    private final Canvas canvas = new Canvas();
    private final Subscription subscriptions;
    private TextSize size;
    private double pressedAt = -1;
    private double draggedTo = -1;

    TimelineStrip(TraceModel model, Themes themes) {
        this.model = model;
        this.themes = themes;
        setId("trace-timeline");
        size = themes.code(FONT);
        getChildren().add(canvas);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        Runnable draw = this::draw;
        subscriptions =
                Subscription.combine(
                        model.rowsProperty().subscribe(draw),
                        model.axisProperty().subscribe(draw),
                        model.rangeProperty().subscribe(draw),
                        model.selectedProperty().subscribe(draw),
                        themes.darkProperty().subscribe(draw),
                        themes.lookProperty().subscribe(_ -> resizeText()));
    }

    private void resizeText() {
        size = themes.code(FONT);
        double height = size.pixels(BARS) + labels();
        setMinSize(0, height);
        setPrefHeight(height);
        setMaxHeight(height);
        draw();
    }

    /** Height of the texts below the bars, in pixels. */
    private double labels() {
        return size.pixels(LABELS);
    }

    private TimeAxis axis() {
        return model.axisProperty().get();
    }

    private TimeHistogram histogram() {
        return model.rowsProperty().get().snapshot().histogram(axis());
    }

    private long momentAt(double x) {
        TimeHistogram h = histogram();
        double share = Math.clamp(x / Math.max(1, getWidth() - 1), 0.0, 1.0);
        return h.origin() + Math.round(share * h.span());
    }

    private double xOf(long moment) {
        TimeHistogram h = histogram();
        return (moment - h.origin()) / (double) h.span() * Math.max(1, getWidth() - 1);
    }

    private void pressed(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY) {
            pressedAt = event.getX();
            draggedTo = event.getX();
        }
    }

    private void dragged(MouseEvent event) {
        if (pressedAt >= 0) {
            draggedTo = Math.clamp(event.getX(), 0, getWidth());
            draw();
        }
    }

    private void released(MouseEvent event) {
        if (pressedAt < 0) {
            return;
        }
        double from = Math.min(pressedAt, draggedTo);
        double to = Math.max(pressedAt, draggedTo);
        pressedAt = -1;
        if (histogram().size() == 0) {
            return;
        }
        if (to - from >= CLICK) {
            model.rangeProperty()
                    .set(Optional.of(new TimeRange(axis(), momentAt(from), momentAt(to))));
        } else if (event.getClickCount() == 2) {
            model.rangeProperty().set(Optional.empty());
        } else {
            model.select(histogram().rowNear(momentAt(from)));
        }
        draw();
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
        g.setFill(palette.band());
        g.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        TimeHistogram h = histogram();
        if (h.size() == 0) {
            return;
        }
        drawBars(g, palette, h);
        drawRange(g, palette);
        drawSelected(g, palette);
        drawLabels(g, palette, h);
    }

    /** Calls and failed calls of one column of pixels. */
    private record Bar(int calls, int errors) {}

    private Bar bar(TimeHistogram h, int x) {
        int from = h.pieceAt(momentAt(x));
        int to = Math.max(from, h.pieceAt(momentAt(x + 1)) - 1);
        int calls = 0;
        int errors = 0;
        for (int i = from; i <= to; i++) {
            calls += h.calls()[i];
            errors += h.errors()[i];
        }
        return new Bar(calls, errors);
    }

    private void drawBars(GraphicsContext g, Palette palette, TimeHistogram h) {
        int width = (int) canvas.getWidth();
        Bar[] bars = new Bar[width];
        int most = 1;
        for (int x = 0; x < width; x++) {
            // A piece wider than a pixel is drawn once, at its start.
            boolean again = x > 0 && h.pieceAt(momentAt(x)) == h.pieceAt(momentAt(x - 1));
            bars[x] = again ? new Bar(0, 0) : bar(h, x);
            most = Math.max(most, bars[x].calls());
        }
        double bottom = canvas.getHeight() - labels();
        for (int x = 0; x < width; x++) {
            if (bars[x].calls() > 0) {
                // A few calls must be seen beside thousands: the height is a logarithm.
                double high = height(bars[x].calls(), most, bottom - 4);
                g.setFill(palette.accent());
                g.fillRect(x, bottom - high, 1.4, high);
                if (bars[x].errors() > 0) {
                    double bad = Math.max(4, height(bars[x].errors(), most, bottom - 4));
                    g.setFill(palette.error());
                    g.fillRect(x, bottom - bad, 2, bad);
                }
            }
        }
        g.setFill(palette.line());
        g.fillRect(0, bottom, canvas.getWidth(), 1);
    }

    private static double height(int calls, int most, double room) {
        return 5 + (room - 5) * Math.log1p(calls) / Math.log1p(most);
    }

    private void drawRange(GraphicsContext g, Palette palette) {
        double from = -1;
        double to = -1;
        if (pressedAt >= 0 && Math.abs(draggedTo - pressedAt) >= CLICK) {
            from = Math.min(pressedAt, draggedTo);
            to = Math.max(pressedAt, draggedTo);
        } else {
            Optional<TimeRange> range = model.rangeProperty().get().filter(r -> r.axis() == axis());
            if (range.isPresent()) {
                from = xOf(range.get().from());
                to = xOf(range.get().to());
            }
        }
        if (from >= 0) {
            g.setFill(palette.selection());
            g.fillRect(from, 0, Math.max(2, to - from), canvas.getHeight() - labels());
        }
    }

    private void drawSelected(GraphicsContext g, Palette palette) {
        model.selectedProperty()
                .get()
                .ifPresent(
                        call -> {
                            double x =
                                    xOf(
                                            axis() == TimeAxis.CLOCK
                                                    ? call.event().clock()
                                                    : call.at());
                            g.setFill(palette.text());
                            g.fillRect(x, 0, 1, canvas.getHeight() - labels());
                        });
    }

    private void drawLabels(GraphicsContext g, Palette palette, TimeHistogram h) {
        double middle = canvas.getHeight() - labels() / 2;
        g.setFont(size.font());
        g.setFill(palette.muted());
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.LEFT);
        g.fillText(label(h.origin()), 4, middle);
        g.setTextAlign(TextAlignment.RIGHT);
        g.fillText(label(h.last()), canvas.getWidth() - 4, middle);
        g.setTextAlign(TextAlignment.CENTER);
        g.fillText(
                model.rangeProperty()
                        .get()
                        .filter(r -> r.axis() == axis())
                        .map(r -> label(r.from()) + " – " + label(r.to()))
                        .orElse(axis() == TimeAxis.CLOCK ? "instructions" : "host time"),
                canvas.getWidth() / 2,
                middle);
    }

    private String label(long moment) {
        return axis() == TimeAxis.CLOCK ? Parts.grouped(moment) : CallText.moment(moment) + " s";
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }
}
