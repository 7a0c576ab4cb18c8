package dev.wasmscope.session.run;

import dev.wasmscope.engine.control.GuestController;
import dev.wasmscope.engine.control.GuestListener;
import dev.wasmscope.engine.control.PhasePlan;
import dev.wasmscope.engine.control.Phases;
import dev.wasmscope.engine.control.Plan;
import dev.wasmscope.engine.control.RunTo;
import dev.wasmscope.engine.control.Snapshot;
import dev.wasmscope.engine.control.StopEvent;
import dev.wasmscope.engine.control.StopJudge;
import dev.wasmscope.engine.coredump.RestoredCore;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.host.HostCallLog;
import dev.wasmscope.engine.host.inject.Injection;
import dev.wasmscope.engine.host.record.Fingerprint;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.OutputStreamKind;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.SessionListener;
import dev.wasmscope.session.SessionState;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.StopReason;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.session.symbol.Symbols;
import dev.wasmscope.session.value.WellKnownGlobals;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The state of a session: not started, running, stopped or ended; and the run behind it. One run
 * follows another when the program is started again; the breakpoints stay.
 */
final class RunControl implements GuestRun.Owner {
    private final LaunchConfig config;
    private final Symbols symbols;
    private final Launcher launcher;
    private final StopTranslator translator;
    private final WellKnownGlobals globals;
    private final Listeners listeners;

    private final PlacedBreakpoints breakpoints;
    private final Object lock = new Object();
    private SessionState state = SessionState.NOT_STARTED;
    private @Nullable Stop lastStop;
    private @Nullable GuestRun run;
    private @Nullable GuestController controller;

    private final EarlyRequests early = new EarlyRequests();
    private List<Injection> injections;
    private int stops;
    private PhasePlan plan = PhasePlan.ALL;

    /** Of the present stop; written and read on the guest's thread only. */
    private @Nullable StopState stopState;

    private long nextVariable = 1;

    RunControl(
            LaunchConfig config,
            Symbols symbols,
            Launcher launcher,
            BreakpointBook book,
            Listeners listeners) {
        this.config = config;
        this.symbols = symbols;
        this.launcher = launcher;
        this.globals = WellKnownGlobals.of(symbols.module());
        this.listeners = listeners;
        this.breakpoints = new PlacedBreakpoints(config, symbols, globals, book, listeners);
        this.translator = new StopTranslator(config, symbols.module(), breakpoints.judge());
        this.injections = config.injections();
    }

    SessionState state() {
        synchronized (lock) {
            return state;
        }
    }

    Optional<Stop> lastStop() {
        synchronized (lock) {
            return state == SessionState.RUNNING ? Optional.empty() : Optional.ofNullable(lastStop);
        }
    }

    /** The calls of the present or last run. */
    Optional<HostCallLog> hostCalls() {
        synchronized (lock) {
            return Optional.ofNullable(run).map(GuestRun::hostCalls);
        }
    }

    /** The system of the present or last run. */
    Optional<WasiSetup> system() {
        synchronized (lock) {
            return Optional.ofNullable(run).map(GuestRun::host).map(HostSide::system);
        }
    }

    List<Injection> injections() {
        synchronized (lock) {
            return injections;
        }
    }

    /** Of the present stop, or of the end. */
    CompletableFuture<Fingerprint> fingerprint() {
        Stop last;
        synchronized (lock) {
            last = state == SessionState.ENDED ? lastStop : null;
        }
        return last == null
                ? ask(stop -> Fingerprint.of(stop.snapshot().clock(), stop.snapshot().instance()))
                : askInstance(instance -> Fingerprint.of(last.clock(), instance));
    }

    /** A question about the program's instance. */
    @FunctionalInterface
    interface InstanceQuery<T> {
        T ask(Instance instance) throws SessionException;
    }

    /** Asks at the present stop, or at the end. */
    <T> CompletableFuture<T> askInstance(InstanceQuery<T> query) {
        Optional<Instance> over;
        synchronized (lock) {
            GuestRun ended = state == SessionState.ENDED ? run : null;
            over = ended == null ? Optional.empty() : ended.instance();
            if (ended != null && over.isEmpty()) {
                return failed("the program did not run");
            }
        }
        if (over.isEmpty()) {
            return ask(stop -> query.ask(stop.snapshot().instance()));
        }
        try {
            return CompletableFuture.completedFuture(query.ask(over.get()));
        } catch (SessionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Injects these faults from now on. */
    void inject(List<Injection> faults) {
        synchronized (lock) {
            injections = faults;
            if (run != null) {
                run.host().inject(faults);
            }
        }
    }

    /** Stands for good where a core file says. */
    void stand(RestoredCore core) {
        GuestController standing =
                new GuestController(core.guest(), StopJudge.ALL, GuestListener.NONE, "core-file");
        standing.start();
        synchronized (lock) {
            controller = standing;
        }
        standing.whileStopped(at -> stop(null, CoreFiles.reason(core), at, SessionState.STOPPED))
                .join();
    }

    CompletableFuture<Stop> start() {
        return start(RunTo.nextStop(), this::entered);
    }

    /** Starts the program and goes along a plan from its first instruction. */
    CompletableFuture<Stop> startTo(Plan first) {
        return start(first, (_, _) -> Optional.empty());
    }

    private CompletableFuture<Stop> start(
            Plan first, BiFunction<GuestRun, Snapshot, Optional<Stop>> entry) {
        GuestRun started;
        synchronized (lock) {
            if (config.core().isPresent()) {
                return failed(wrongState());
            }
            if (state == SessionState.RUNNING || state == SessionState.STOPPED) {
                return failed("the program runs already");
            }
            close();
            try {
                started =
                        new GuestRun(
                                launcher,
                                HostSide.of(config, injections, this::output),
                                breakpoints.judge(),
                                this);
            } catch (SessionException e) {
                return CompletableFuture.failedFuture(e);
            }
            run = started;
            state = SessionState.RUNNING;
        }
        listeners.tell(started.host().system().listening()::tell);
        started.hostCalls().addListener(listeners::called, listeners::hearHostCalls);
        config.limits().timeout().ifPresent(time -> started.limitTime(time.toMillis()));
        CompletableFuture<Stop> stop = started.launch(first, at -> entry.apply(started, at));
        return Futures.orSessionException(stop.whenComplete((_, error) -> launchFailed(error)));
    }

    /** The stop before the first instruction, if somebody wants it. */
    private Optional<Stop> entered(GuestRun ofRun, Snapshot snapshot) {
        List<Integer> ids = breakpoints.judge().atEntry(snapshot);
        if (ids.isEmpty() && !config.stopOnEntry()) {
            return Optional.empty();
        }
        running();
        StopReason reason =
                ids.isEmpty()
                        ? new StopReason.AtEntry()
                        : breakpoints.judge().reason(new StopEvent.Breakpoint(ids, snapshot));
        breakpoints.tellHits();
        return Optional.of(stop(ofRun, reason, snapshot, SessionState.STOPPED));
    }

    private void launchFailed(@Nullable Throwable error) {
        if (error == null) {
            return;
        }
        Stop told;
        synchronized (lock) {
            state = SessionState.ENDED;
            StopReason reason = new StopReason.Failed(Futures.message(error));
            told = new Stop(++stops, reason, List.of(), 0, 0);
            lastStop = told;
            early.over();
        }
        listeners.tell(listener -> listener.onStop(told));
        listeners.tell(SessionListener::onEnded);
    }

    private void output(OutputStreamKind kind, byte[] bytes) {
        listeners.tell(listener -> listener.onOutput(kind, bytes));
    }

    CompletableFuture<Stop> resume(Plan plan) {
        synchronized (lock) {
            if (state != SessionState.STOPPED || run == null) {
                return failed(wrongState());
            }
            state = SessionState.RUNNING;
            return Futures.orSessionException(run.resume(plan));
        }
    }

    CompletableFuture<Stop> pause() {
        synchronized (lock) {
            return state != SessionState.RUNNING || run == null
                    ? failed(wrongState())
                    : Futures.orSessionException(run.pause());
        }
    }

    CompletableFuture<Stop> kill() {
        synchronized (lock) {
            boolean alive = state == SessionState.RUNNING || state == SessionState.STOPPED;
            return !alive || run == null
                    ? failed(wrongState())
                    : Futures.orSessionException(run.kill());
        }
    }

    private String wrongState() {
        if (config.core().isPresent()) {
            return config.core().get() + " is a core file: it shows one moment, nothing can run";
        }
        return switch (state) {
            case NOT_STARTED -> "the program has not been started";
            case RUNNING -> "the program is running";
            case STOPPED -> "the program is not running";
            case ENDED -> "the program is over";
        };
    }

    static <T> CompletableFuture<T> failed(String message) {
        return CompletableFuture.failedFuture(new SessionException(message));
    }

    /** Asks about the present stop. */
    <T> CompletableFuture<T> ask(Query<T> query) {
        GuestController asked;
        synchronized (lock) {
            if (state != SessionState.STOPPED || controller == null) {
                return failed(wrongState());
            }
            asked = controller;
        }
        CompletableFuture<CompletableFuture<T>> answer = asked.whileStopped(_ -> answer(query));
        return Futures.orSessionException(answer.thenCompose(inner -> inner));
    }

    private <T> CompletableFuture<T> answer(Query<T> query) {
        StopState now = stopState;
        if (now == null) {
            return failed("the program is running");
        }
        try {
            return CompletableFuture.completedFuture(query.ask(now));
        } catch (SessionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Which parts of the present and later runs count. */
    void follow(PhasePlan newPlan) {
        synchronized (lock) {
            plan = newPlan;
            if (controller != null) {
                controller.changePhases(phases -> phases.follow(newPlan));
            }
        }
    }

    PhasePlan plan() {
        synchronized (lock) {
            return plan;
        }
    }

    /** Asks or changes what is attached to the program, in any state. */
    <T> CompletableFuture<T> changePhases(Function<Phases, T> change) {
        synchronized (lock) {
            if (state == SessionState.ENDED) {
                return failed(wrongState());
            }
            if (controller != null) {
                return changePhases(controller, change);
            }
            return state == SessionState.RUNNING
                    ? early.add(launched -> changePhases(launched, change))
                    : failed(wrongState());
        }
    }

    private static <T> CompletableFuture<T> changePhases(
            GuestController of, Function<Phases, T> change) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        of.changePhases(phases -> answer.complete(change.apply(phases)))
                .exceptionally(
                        error -> {
                            answer.completeExceptionally(error);
                            return null;
                        });
        return answer;
    }

    /** The session's breakpoints as they are set in the running program. */
    PlacedBreakpoints breakpoints() {
        return breakpoints;
    }

    @Override
    public void running() {
        StopState old = stopState;
        if (old != null) {
            nextVariable = old.variables().nextId();
        }
        stopState = null;
        listeners.tell(SessionListener::onRunning);
    }

    @Override
    public Stop stopped(GuestRun ofRun, StopEvent event, boolean timedOut) {
        Snapshot at = event.snapshot();
        StopReason reason =
                ofRun.host()
                        .stopped(
                                translator.reason(event, timedOut),
                                at.clock(),
                                () -> Fingerprint.of(at.clock(), at.instance()));
        breakpoints.tellHits();
        SessionState next = event.isEnd() ? SessionState.ENDED : SessionState.STOPPED;
        return stop(ofRun, reason, at, next);
    }

    @Override
    public void launched(GuestRun ofRun, GuestController itsController) {
        synchronized (lock) {
            controller = itsController;
            breakpoints.launched(ofRun, itsController);
            PhasePlan parts = plan;
            if (!parts.equals(PhasePlan.ALL)) {
                itsController.changePhases(phases -> phases.follow(parts));
            }
            early.launched(itsController);
        }
    }

    /** Makes a stop and tells of it; on the guest's thread. */
    private Stop stop(
            @Nullable GuestRun ofRun, StopReason reason, Snapshot snapshot, SessionState next) {
        boolean over = next == SessionState.ENDED;
        StopState made = new StopState(snapshot, symbols, globals, nextVariable);
        List<SymbolisedFrame> rows =
                over ? List.<SymbolisedFrame>of() : made.rows(0, Stop.FRAME_LIMIT);
        int depth = over ? 0 : snapshot.depth();
        Stop told;
        synchronized (lock) {
            told = new Stop(++stops, reason, rows, depth, snapshot.clock());
            if (run == ofRun) {
                stopState = made;
                state = next;
                lastStop = told;
            }
        }
        listeners.tell(listener -> listener.onStop(told));
        if (over) {
            listeners.tell(SessionListener::onEnded);
        }
        return told;
    }

    /** Kills the guest if it runs, and frees its thread. */
    void close() {
        GuestRun closed;
        synchronized (lock) {
            closed = run;
            if (closed != null) {
                closed.close();
            }
            if (closed == null && controller != null) {
                controller.close();
            }
            controller = null;
            breakpoints.gone();
            early.over();
        }
        if (closed != null) {
            closed.awaitRecording();
        }
    }
}
