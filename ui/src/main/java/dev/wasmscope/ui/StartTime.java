package dev.wasmscope.ui;

import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;

/**
 * Says at {@link Level#DEBUG} how long it took from the start of the process to a usable window,
 * and how long the window did not answer since.
 */
final class StartTime {
    private static final System.Logger LOG = System.getLogger(StartTime.class.getName());

    /** Milliseconds from one pulse to the next when nothing is in the way. */
    private static final long FRAME = 17;

    private static final long FELT = 33;

    private StartTime() {}

    /** Says that the start has come so far. */
    static void reached(String what) {
        if (LOG.isLoggable(Level.DEBUG)) {
            LOG.log(Level.DEBUG, "{0} at {1}", what, String.valueOf(System.currentTimeMillis()));
        }
    }

    /** Says from now on how long the thread of the toolkit was busy, where a user would feel it. */
    private static void watchFreezes() {
        if (!LOG.isLoggable(Level.DEBUG)) {
            return;
        }
        new AnimationTimer() {
            private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            private long before = System.nanoTime();
            private long computedBefore = threads.getCurrentThreadCpuTime();

            @Override
            public void handle(long now) {
                long started = System.nanoTime();
                long busy = (started - before) / 1_000_000 - FRAME;
                long computed = threads.getCurrentThreadCpuTime();
                if (busy > FELT) {
                    reached(
                            "busy for "
                                    + busy
                                    + " ms ("
                                    + (computed - computedBefore) / 1_000_000
                                    + " computing)");
                }
                before = started;
                computedBefore = computed;
            }
        }.start();
    }

    /**
     * Waits for two pulses: the first lays out and draws, and once the second begins, what the
     * first drew has been handed to the screen and the thread of the toolkit is free for the user.
     */
    static void whenUsable(Scene scene) {
        if (!LOG.isLoggable(Level.DEBUG)) {
            return;
        }
        Runnable[] listener = new Runnable[1];
        int[] pulses = {0};
        listener[0] =
                () -> {
                    if (++pulses[0] < 2) {
                        reached("first pulse");
                        Platform.requestNextPulse();
                        return;
                    }
                    scene.removePostLayoutPulseListener(listener[0]);
                    reached("window usable");
                    watchFreezes();
                };
        scene.addPostLayoutPulseListener(listener[0]);
        Platform.requestNextPulse();
    }
}
