package dev.wasmscope.ui.flame;

import dev.wasmscope.profiler.analyse.FlameGraph;
import java.util.Optional;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/**
 * The mouse over a flame graph: a click zooms to a box, a drag moves the view, the wheel scrolls
 * the rows, with Ctrl it zooms at the mouse, with Shift it moves sideways.
 */
final class FlameGestures {
    private static final double CLICK = 4;
    private static final double NOTCH = 40;
    private static final double STEP = 1.25;

    private final FlameModel model;
    private final FlameCanvas canvas;
    private Span pressedSpan = Span.all(1);
    private double pressedX;
    private double lastY;
    private boolean pressed;
    private boolean dragging;

    FlameGestures(FlameModel model, FlameCanvas canvas) {
        this.model = model;
        this.canvas = canvas;
        canvas.addEventHandler(MouseEvent.MOUSE_MOVED, e -> hover(e));
        canvas.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> canvas.hover(-1));
        canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        canvas.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        canvas.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        canvas.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    }

    private Optional<FlameGraph> graph() {
        return model.graphProperty().get();
    }

    private void hover(MouseEvent event) {
        canvas.hover(canvas.boxAt(event.getX(), event.getY()));
    }

    private void pressed(MouseEvent event) {
        canvas.requestFocus();
        if (event.getButton() == MouseButton.PRIMARY) {
            pressed = true;
            dragging = false;
            pressedX = event.getX();
            lastY = event.getY();
            pressedSpan = canvas.glide().shown();
        }
    }

    private void dragged(MouseEvent event) {
        if (!pressed) {
            return;
        }
        if (!dragging
                && Math.abs(event.getX() - pressedX) + Math.abs(event.getY() - lastY) < CLICK) {
            return;
        }
        if (!dragging) {
            dragging = true;
            canvas.hover(-1);
            canvas.setCursor(Cursor.CLOSED_HAND);
            model.moveTo(pressedSpan);
        }
        double share = (pressedX - event.getX()) / Math.max(1, canvas.getWidth());
        canvas.glide().jump(pressedSpan.moved(share, model.total()));
        double down = model.rootAtTopProperty().get() ? lastY - event.getY() : event.getY() - lastY;
        scrollRows(down, true);
        lastY = event.getY();
    }

    private void released(MouseEvent event) {
        if (!pressed || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        pressed = false;
        canvas.setCursor(Cursor.DEFAULT);
        if (!dragging) {
            int box = canvas.boxAt(event.getX(), event.getY());
            if (box >= 0) {
                model.zoomTo(box);
            }
        }
        dragging = false;
    }

    private void scrolled(ScrollEvent event) {
        event.consume();
        if (event.isShortcutDown()) {
            zoom(event);
        } else if (event.getDeltaX() != 0) {
            // Shift turns the wheel's direction, as the toolkit does on every system.
            sideways(event.getDeltaX());
        } else if (event.isShiftDown()) {
            sideways(event.getDeltaY());
        } else {
            boolean down = model.rootAtTopProperty().get();
            scrollRows(down ? -event.getDeltaY() : event.getDeltaY(), false);
        }
        canvas.hover(canvas.boxAt(event.getX(), event.getY()));
    }

    private void zoom(ScrollEvent event) {
        double factor = Math.pow(STEP, -event.getDeltaY() / NOTCH);
        // From where the view goes to, not from where it is: fast clicks add up.
        double share = event.getX() / Math.max(1, canvas.getWidth());
        Span there = model.viewProperty().get();
        double at = canvas.glide().shown().at(share);
        Span next = there.zoomed(factor, there.share(at), model.total());
        double shift = at - next.at(share);
        model.glideTo(new Span(next.from() + shift, next.to() + shift).within(model.total()));
    }

    private void sideways(double pixels) {
        double share = -pixels / Math.max(1, canvas.getWidth());
        model.glideTo(model.viewProperty().get().moved(share, model.total()));
    }

    private void scrollRows(double pixels, boolean atOnce) {
        graph().ifPresent(
                        g ->
                                canvas.glide()
                                        .scrollBy(pixels, g.depths(), canvas.getHeight(), atOnce));
    }
}
