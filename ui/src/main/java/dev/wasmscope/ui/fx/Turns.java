package dev.wasmscope.ui.fx;

import java.util.ArrayDeque;
import java.util.Queue;
import javafx.animation.AnimationTimer;

/**
 * Does pieces of work one in a pulse, in the order in which they were added, so that the window
 * answers in between. To be used on the JavaFX application thread.
 */
public final class Turns implements AutoCloseable {
    private final Queue<Runnable> pieces = new ArrayDeque<>();
    private final AnimationTimer timer =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    next();
                }
            };
    private boolean closed;

    /** Adds a piece; it is not done before the next pulse. */
    public void add(Runnable piece) {
        if (!closed) {
            pieces.add(piece);
            timer.start();
        }
    }

    /** Whether nothing is left to do, but for a piece that is being done now. */
    public boolean isEmpty() {
        return pieces.isEmpty();
    }

    /** Does what is left now. */
    public void finish() {
        while (!pieces.isEmpty()) {
            next();
        }
    }

    /** Forgets what is left, and whatever is added from now on. */
    @Override
    public void close() {
        closed = true;
        pieces.clear();
        timer.stop();
    }

    private void next() {
        Runnable piece = pieces.poll();
        if (pieces.isEmpty()) {
            timer.stop();
        }
        if (piece != null) {
            piece.run();
        }
    }
}
