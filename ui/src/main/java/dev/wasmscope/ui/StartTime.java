package dev.wasmscope.ui;

import dev.wasmscope.ui.fx.UiThread;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;

/**
 * Says at {@link Level#DEBUG} how long it took from the start of the process to a usable window,
 * and how long the window did not answer since.
 */
final class StartTime {
    private static final System.Logger LOG = System.getLogger(StartTime.class.getName());

    private static final long ASKED = 2;

    private static final long FELT = 33;

    private StartTime() {}

    /** Says that the start has come so far. */
    static void reached(String what) {
        if (LOG.isLoggable(Level.DEBUG)) {
            LOG.log(Level.DEBUG, "{0} at {1}", what, String.valueOf(System.currentTimeMillis()));
        }
    }

    /**
     * Says from now on how long the thread of the toolkit left somebody waiting, where a user would
     * feel it, and how much of that it computed: it is asked every {@link #ASKED} milliseconds.
     */
    private static void watchFreezes(UiThread ui) {
        if (LOG.isLoggable(Level.DEBUG)) {
            Thread.ofPlatform().daemon().name("freezes").start(() -> ask(ui));
        }
    }

    private static void ask(UiThread ui) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long[] computed = {0};
        Semaphore answered = new Semaphore(0);
        try {
            while (true) {
                TimeUnit.MILLISECONDS.sleep(ASKED);
                long asked = System.nanoTime();
                long before = computed[0];
                ui.later(
                        () -> {
                            computed[0] = threads.getCurrentThreadCpuTime();
                            answered.release();
                        });
                answered.acquire();
                long busy = (System.nanoTime() - asked) / 1_000_000;
                if (busy > FELT && before > 0) {
                    long computing = (computed[0] - before) / 1_000_000;
                    reached("busy for " + busy + " ms (" + computing + " computing)");
                }
            }
        } catch (InterruptedException e) {
            // The end.
        }
    }

    /**
     * Waits for two pulses: the first lays out and draws, and once the second begins, what the
     * first drew has been handed to the screen and the thread of the toolkit is free for the user.
     */
    static void whenUsable(Scene scene, UiThread ui) {
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
                    watchFreezes(ui);
                };
        scene.addPostLayoutPulseListener(listener[0]);
        Platform.requestNextPulse();
    }
}
