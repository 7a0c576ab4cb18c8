package dev.wasmscope.ui.flame;

import java.util.function.IntSupplier;
import javafx.animation.AnimationTimer;

/**
 * Where a flame graph is seen from: follows the model's view in a short movement, and keeps how far
 * its rows are scrolled.
 */
final class Glide {
    private static final double NANOS = 160e6;

    private final FlameModel model;
    private final IntSupplier rowHeight;
    private final Runnable moved;
    private final AnimationTimer timer =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    step(now);
                }
            };
    private Span shown = Span.all(1);
    private Span fromSpan = shown;
    private double scroll;
    private double fromScroll;
    private double toScroll;
    private long begun = -1;
    private boolean moving;

    /**
     * @param rowHeight of the graph, in pixels
     * @param moved called after each step
     */
    Glide(FlameModel model, IntSupplier rowHeight, Runnable moved) {
        this.model = model;
        this.rowHeight = rowHeight;
        this.moved = moved;
    }

    /** What is in sight now. */
    Span shown() {
        return shown;
    }

    /** How far the rows are scrolled away from the root, in pixels. */
    double scroll() {
        return scroll;
    }

    /** Whether it has not arrived yet. */
    boolean moving() {
        return moving;
    }

    /** Shows another graph from its root. */
    void reset() {
        stop();
        shown = model.viewProperty().get();
        scroll = 0;
        toScroll = 0;
    }

    /** Begins to move to the model's view, from wherever it is. */
    void follow() {
        if (!model.viewProperty().get().equals(shown)) {
            begin();
        }
    }

    /** Shows a view at once: the hand that drags does the moving. */
    void jump(Span next) {
        stop();
        shown = next;
        model.glideTo(next);
        moved.run();
    }

    /** Keeps the rows that are in sight when each is another height. */
    void rowsGrow(double factor) {
        scroll *= factor;
        fromScroll *= factor;
        toScroll *= factor;
    }

    /** Scrolls the rows. */
    void scrollBy(double pixels, int depths, double height, boolean atOnce) {
        toScroll = clamp((atOnce ? scroll : toScroll) + pixels, depths, height);
        if (atOnce) {
            scroll = toScroll;
            moved.run();
        } else {
            begin();
        }
    }

    /** Scrolls so that a depth is in sight with what is around it. */
    void revealDepth(int depth, int depths, double height) {
        double row = rowHeight.getAsInt();
        double most = depth * row - row;
        double least = (depth + 3) * row - height;
        double next = toScroll > most ? most : Math.max(toScroll, least);
        next = clamp(next, depths, height);
        if (next != toScroll) {
            toScroll = next;
            begin();
        }
    }

    private double clamp(double pixels, int depths, double height) {
        return Math.clamp(pixels, 0, Math.max(0, (depths + 1) * rowHeight.getAsInt() - height));
    }

    private void begin() {
        fromSpan = shown;
        fromScroll = scroll;
        begun = -1;
        moving = true;
        timer.start();
    }

    private void step(long now) {
        if (begun < 0) {
            begun = now;
        }
        double done = Math.min(1, (now - begun) / NANOS);
        double eased = 1 - Math.pow(1 - done, 3);
        shown = fromSpan.towards(model.viewProperty().get(), eased);
        scroll = fromScroll + (toScroll - fromScroll) * eased;
        if (done >= 1) {
            stop();
        }
        moved.run();
    }

    void stop() {
        moving = false;
        timer.stop();
    }
}
