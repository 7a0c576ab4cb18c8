package dev.wasmscope.session.run;

import dev.wasmscope.engine.control.EngineGuest;
import dev.wasmscope.engine.control.GuestController;
import dev.wasmscope.engine.control.GuestListener;
import dev.wasmscope.engine.control.Plan;
import dev.wasmscope.engine.control.Snapshot;
import dev.wasmscope.engine.control.StopEvent;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.Store;
import dev.wasmscope.engine.host.HostCallLog;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.Stop;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One run of the program, from its launch to its end. */
final class GuestRun implements GuestListener {
    /** Who is told. */
    interface Owner {
        void running();

        /** A stop, in the session's terms; on the guest's thread. */
        Stop stopped(GuestRun run, StopEvent event, boolean timedOut);

        /** The controller is there: breakpoints can be set. */
        void launched(GuestRun run, GuestController controller);
    }

    private static final long CLOSE_SECONDS = 5;

    private final Launcher launcher;
    private final HostSide host;
    private final Store store;
    private final BreakpointJudge judge;
    private final Owner owner;
    private final CompletableFuture<GuestController> ready = new CompletableFuture<>();
    private volatile @Nullable Stop stop;
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private volatile @Nullable Instance instance;
    private volatile boolean timedOut;
    private volatile boolean closed;

    GuestRun(Launcher launcher, HostSide host, BreakpointJudge judge, Owner owner) {
        this.judge = judge;
        this.launcher = launcher;
        this.host = host;
        this.owner = owner;
        this.store = new Store(host.limits(launcher.limits()), host.door());
    }

    HostCallLog hostCalls() {
        return store.hostCalls();
    }

    HostSide host() {
        return host;
    }

    /**
     * Sets the guest up on a thread of its own and runs it.
     *
     * @param plan to the first stop behind the entry
     * @param entry makes the stop before the first instruction, if there is to be one
     * @return completes with the first stop; with a SessionException if it cannot be set up
     */
    CompletableFuture<Stop> launch(Plan plan, Function<Snapshot, Optional<Stop>> entry) {
        CompletableFuture<Stop> first = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("guest-launch").start(() -> prepare(plan, entry, first));
        return first;
    }

    private void prepare(
            Plan plan, Function<Snapshot, Optional<Stop>> entry, CompletableFuture<Stop> first) {
        try {
            host.record(launcher.module(), store.limits());
            requireWanted();
            EngineGuest guest = launcher.launch(store, host.system().wasi().modules());
            instance = guest.instance();
            requireWanted();
            GuestController controller = new GuestController(guest, judge, this, "guest");
            controller.start();
            owner.launched(this, controller);
            CompletableFuture<Stop> stop =
                    controller
                            .whileStopped(entry)
                            .thenCompose(entered -> begin(plan, entered, controller));
            stop.whenComplete(
                    (_, error) -> {
                        if (error != null) {
                            ready.completeExceptionally(error);
                        }
                    });
            Futures.forward(stop, first);
        } catch (SessionException e) {
            fail(first, e);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            fail(first, new SessionException("internal error: " + e, e));
        }
    }

    private void requireWanted() throws SessionException {
        if (closed) {
            throw new SessionException("the program was closed before it began");
        }
    }

    /** Goes on behind the entry, unless it stops there. */
    private CompletableFuture<Stop> begin(
            Plan plan, Optional<Stop> entered, GuestController controller) {
        CompletableFuture<Stop> stop =
                entered.map(CompletableFuture::completedFuture)
                        .orElseGet(() -> controller.resume(plan).thenApply(this::toStop));
        // Only now: a pause or a kill that waits for this must find the guest running.
        ready.complete(controller);
        return stop;
    }

    private void fail(CompletableFuture<Stop> first, SessionException why) {
        host.close();
        over.complete(null);
        first.completeExceptionally(why);
        ready.completeExceptionally(why);
    }

    /** Ends the run when so much time has passed. */
    void limitTime(long millis) {
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS)
                .execute(
                        () -> {
                            timedOut = true;
                            ready.thenAccept(GuestController::pause);
                        });
    }

    CompletableFuture<Stop> resume(Plan plan) {
        return ready.thenCompose(controller -> controller.resume(plan)).thenApply(this::toStop);
    }

    CompletableFuture<Stop> pause() {
        return ready.thenCompose(GuestController::pause).thenApply(this::toStop);
    }

    CompletableFuture<Stop> kill() {
        return ready.thenCompose(GuestController::kill).thenApply(this::toStop);
    }

    private Stop toStop(StopEvent event) {
        Stop known = stop;
        if (known == null) {
            throw new IllegalStateException("a stop was told before it was seen: " + event);
        }
        return known;
    }

    @Override
    public void resumed() {
        owner.running();
    }

    @Override
    public void stopped(StopEvent event) {
        if (event.isEnd()) {
            host.system().wasi().close();
        }
        stop = owner.stopped(this, event, timedOut);
        if (event.isEnd()) {
            host.close();
            over.complete(null);
        }
    }

    /** The guest, once it was set up; to be looked at when it is over. */
    Optional<Instance> instance() {
        return Optional.ofNullable(instance);
    }

    /** Waits until the recording is complete; the program must end without further ado. */
    void awaitRecording() {
        if (host.isRecorded()) {
            over.completeOnTimeout(null, CLOSE_SECONDS, TimeUnit.SECONDS).join();
        }
    }

    /** Kills the guest if it runs, frees its thread and drops what was changed in overlays. */
    void close() {
        closed = true;
        ready.thenAccept(GuestController::close);
        host.system().mounts().close();
    }
}
