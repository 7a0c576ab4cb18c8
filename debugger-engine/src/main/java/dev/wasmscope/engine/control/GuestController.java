package dev.wasmscope.engine.control;

import dev.wasmscope.engine.exec.Watch;
import dev.wasmscope.engine.module.CodeLocation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Owns a guest's Java thread and the one queue of commands to it. All methods may be called from
 * any thread and return at once; everything that touches the guest happens on its own thread, in
 * order.
 *
 * <p>The guest is either running (from {@link #resume} on) or stopped (from the stop's delivery
 * on), and in the end over. Changes of breakpoints are taken in both states: a running guest is
 * halted for them, unnoticed.
 */
public final class GuestController implements AutoCloseable {
    /** Told by {@link #whileStopped} and {@link #resume} when the state does not allow them. */
    public static final class WrongStateException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WrongStateException(String message) {
            super(message);
        }
    }

    private static final long INTERRUPT_DELAY_MILLIS = 30;

    private enum State {
        STOPPED,
        RUNNING,
        OVER
    }

    private final RunLoop loop;
    private final Guest guest;
    private final GuestListener listener;
    private final LinkedBlockingQueue<Runnable> commands = new LinkedBlockingQueue<>();
    private final Object lock = new Object();
    private final List<CompletableFuture<StopEvent>> waiting = new ArrayList<>();
    private final Thread thread;
    private State state = State.STOPPED;
    private boolean haltPending;
    private volatile boolean closed;

    /**
     * A controller of a guest that was started and has not run.
     *
     * @param judge decides which breakpoints stop the guest
     * @param listener hears of every stop before the futures that wait for it
     * @param threadName of the guest's thread
     */
    public GuestController(
            Guest guest, StopJudge judge, GuestListener listener, String threadName) {
        this.guest = guest;
        this.listener = listener;
        this.loop = new RunLoop(guest, judge, this::takeEdits);
        this.thread = Thread.ofPlatform().daemon().name(threadName).unstarted(this::serve);
    }

    /** Starts the guest's thread; nothing of the guest runs before {@link #resume}. */
    public void start() {
        thread.start();
    }

    /** Runs the guest along a plan; completes with the next stop, whatever it is. */
    public CompletableFuture<StopEvent> resume(Plan plan) {
        CompletableFuture<StopEvent> next = new CompletableFuture<>();
        synchronized (lock) {
            if (state != State.STOPPED) {
                return wrongState();
            }
            state = State.RUNNING;
            waiting.add(next);
            guest.clearPauseRequest();
            commands.add(() -> deliver(runSafely(plan)));
        }
        return next;
    }

    /** Stops a running guest, also one that waits in a host call; completes with the next stop. */
    public CompletableFuture<StopEvent> pause() {
        return halt(loop::requestPause);
    }

    /** Ends the guest, running or stopped; completes when it is over. */
    public CompletableFuture<StopEvent> kill() {
        synchronized (lock) {
            if (state == State.STOPPED) {
                state = State.RUNNING;
                CompletableFuture<StopEvent> next = new CompletableFuture<>();
                waiting.add(next);
                commands.add(() -> deliver(loop.killed()));
                return next;
            }
        }
        return halt(loop::requestKill);
    }

    private CompletableFuture<StopEvent> halt(Runnable request) {
        CompletableFuture<StopEvent> next = new CompletableFuture<>();
        synchronized (lock) {
            if (state != State.RUNNING) {
                return wrongState();
            }
            waiting.add(next);
            request.run();
            wake();
        }
        return next;
    }

    /**
     * Halts the running guest. Most of the time it hears the request at its next loop or call; if
     * it does not soon, it waits in a host call, which an interrupt ends. Not at once, because an
     * interrupt during a file operation closes the file.
     */
    private void wake() {
        guest.requestPause();
        if (!haltPending) {
            haltPending = true;
            CompletableFuture.delayedExecutor(INTERRUPT_DELAY_MILLIS, TimeUnit.MILLISECONDS)
                    .execute(this::interruptIfPending);
        }
    }

    private void interruptIfPending() {
        synchronized (lock) {
            if (haltPending) {
                thread.interrupt();
            }
        }
    }

    /** The guest has halted: an interrupt that is still to come must not hit what follows. */
    private void halted() {
        synchronized (lock) {
            haltPending = false;
            Thread.interrupted();
        }
    }

    private StopEvent runSafely(Plan plan) {
        try {
            listener.resumed();
            return loop.run(plan);
        } catch (RuntimeException failure) {
            return loop.failed(failure);
        } catch (OutOfMemoryError | StackOverflowError failure) {
            // whoever waits must hear of it, and the thread must live to answer
            return loop.failed(new IllegalStateException(failure));
        }
    }

    /** Replaces the places of one breakpoint, in any state; no places removes it. */
    public CompletableFuture<Void> setBreakpoint(int id, Collection<CodeLocation> places) {
        List<CodeLocation> copy = List.copyOf(places);
        return edit(() -> loop.breaks().setLogical(id, copy));
    }

    /**
     * Replaces what is watched, in any state.
     *
     * @param watches says what, on the guest's thread, where the guest stands then
     */
    public CompletableFuture<Void> setWatches(Function<Snapshot, List<Watch>> watches) {
        return edit(() -> guest.setWatches(watches.apply(loop.snapshot())));
    }

    /** Makes the guest stop before exceptions are thrown, or not; in any state. */
    public CompletableFuture<Void> stopAtThrows(boolean stop) {
        return edit(() -> guest.stopAtThrows(stop));
    }

    /** Changes what is attached to the guest, or when, in any state. */
    public CompletableFuture<Void> changePhases(Consumer<Phases> change) {
        return edit(() -> guest.changePhases(change));
    }

    private CompletableFuture<Void> edit(Runnable change) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        synchronized (lock) {
            if (state == State.OVER) {
                return CompletableFuture.completedFuture(null);
            }
            commands.add(() -> complete(done, () -> run(change)));
            if (state == State.RUNNING) {
                wake();
            }
        }
        return done;
    }

    private static Void run(Runnable change) {
        change.run();
        return null;
    }

    /** Asks about the stopped guest, on its thread. The answer must not hold on to the snapshot. */
    public <T> CompletableFuture<T> whileStopped(Function<Snapshot, T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        synchronized (lock) {
            if (state != State.STOPPED) {
                return wrongState();
            }
            commands.add(() -> complete(answer, () -> question.apply(loop.snapshot())));
        }
        return answer;
    }

    /** Breakpoints that plans have set and not taken back: 0 at every stop. For tests. */
    public CompletableFuture<Integer> internalBreakpoints() {
        return whileStopped(_ -> loop.breaks().internalCount());
    }

    private <T> CompletableFuture<T> wrongState() {
        String message =
                switch (state) {
                    case STOPPED -> "the program is not running";
                    case RUNNING -> "the program is running";
                    case OVER -> "the program is over";
                };
        return CompletableFuture.failedFuture(new WrongStateException(message));
    }

    private static <T> void complete(CompletableFuture<T> future, Supplier<T> answer) {
        try {
            future.complete(answer.get());
        } catch (RuntimeException | Error failure) {
            future.completeExceptionally(failure);
        }
    }

    /** On the guest's thread while the guest is halted for edits: runs what is queued. */
    private void takeEdits() {
        halted();
        for (Runnable command = commands.poll(); command != null; command = commands.poll()) {
            command.run();
        }
    }

    private void deliver(StopEvent stop) {
        halted();
        List<CompletableFuture<StopEvent>> told;
        synchronized (lock) {
            state = stop.isEnd() ? State.OVER : State.STOPPED;
            told = List.copyOf(waiting);
            waiting.clear();
        }
        listener.stopped(stop);
        told.forEach(future -> future.complete(stop));
    }

    private void serve() {
        while (!closed || !commands.isEmpty()) {
            try {
                commands.take().run();
            } catch (InterruptedException e) {
                // An interrupt that was meant for a host call and came too late; closing asks
                // again.
            }
        }
    }

    /** Kills the guest if it is not over, which is told as any stop is, and ends its thread. */
    @Override
    public void close() {
        kill();
        closed = true;
        commands.add(() -> {});
        guest.requestPause();
        thread.interrupt();
    }
}
