package dev.wasmscope.session.call;

import dev.wasmscope.engine.exec.GuestThread;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends calls that take too long: a host call may wait for ever, for input or another program. It
 * looks now and then instead of setting a clock for each call, because conditions call by the
 * million.
 */
final class CallGuard {
    /** A call that has taken so long is ended. */
    static final long SECONDS = 10;

    private static final Executor LATER =
            CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, Runnable::run);

    private @Nullable GuestThread called;
    private @Nullable Thread runner;
    private long since;
    private boolean looking;

    /** The current thread begins to run a call. */
    synchronized void begins(GuestThread thread) {
        called = thread;
        runner = Thread.currentThread();
        since = System.nanoTime();
        if (!looking) {
            looking = true;
            LATER.execute(this::look);
        }
    }

    /** The call is over: the thread that ran it is not interrupted any more. */
    synchronized void ends() {
        called = null;
        Thread.interrupted();
    }

    private synchronized void look() {
        GuestThread now = called;
        if (now == null) {
            looking = false; // until there is a call again
            return;
        }
        if (System.nanoTime() - since >= TimeUnit.SECONDS.toNanos(SECONDS)) {
            now.requestPause();
            Objects.requireNonNull(runner).interrupt();
        }
        LATER.execute(this::look);
    }
}
