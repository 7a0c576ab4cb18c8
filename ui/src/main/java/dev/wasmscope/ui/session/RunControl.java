package dev.wasmscope.ui.session;

import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.engine.probe.Instrumentation;
import dev.wasmscope.profiler.collect.CallPathCollector;
import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.SessionState;
import dev.wasmscope.session.Stop;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;

/** Run, pause, step and stop, and when each of them makes sense. */
public final class RunControl {
    private final DebugModel debug;
    private Guard guard = Guard.NONE;
    private Supplier<Optional<LaunchConfig>> next = Optional::empty;
    private BooleanSupplier byInstruction = () -> false;
    private Supplier<Instrumentation> profiler =
            () -> Instrumentation.NONE.withCalls(new CallPathCollector());
    private Optional<LaunchConfig> live = Optional.empty();
    private final BooleanBinding runnable;
    private final BooleanBinding running;
    private final BooleanBinding stopped;
    private final BooleanBinding alive;

    public RunControl(DebugModel debug) {
        this.debug = debug;
        BooleanBinding open =
                Bindings.createBooleanBinding(
                        () -> debug.session().isPresent(), debug.sessionProperty());
        this.running = open.and(debug.stateProperty().isEqualTo(SessionState.RUNNING));
        this.stopped = open.and(debug.stateProperty().isEqualTo(SessionState.STOPPED));
        this.runnable = open.and(running.not());
        this.alive = running.or(stopped);
    }

    /** Says what is to be launched instead of the session's own when it is started again. */
    public void setNext(Supplier<Optional<LaunchConfig>> newNext) {
        next = newNext;
    }

    /** What a start from the beginning launches. */
    private LaunchConfig config(DebugSession session) {
        return next.get().orElse(session.config());
    }

    /** Sets what stands before the end of a run. */
    public void setGuard(Guard newGuard) {
        guard = newGuard;
    }

    /** Whether {@link #run} makes sense. */
    public BooleanBinding runnable() {
        return runnable;
    }

    /** Whether {@link #pause} makes sense. */
    public BooleanBinding running() {
        return running;
    }

    /** Whether steps make sense. */
    public BooleanBinding stopped() {
        return stopped;
    }

    /** Whether there is something to end. */
    public BooleanBinding alive() {
        return alive;
    }

    /** Starts the program, lets it go on, or starts it again when it is over. */
    public void run() {
        if (debug.stateProperty().get() == SessionState.ENDED && recording()) {
            restart();
            return;
        }
        boolean fresh = debug.session().filter(s -> s.state() != SessionState.STOPPED).isPresent();
        if (fresh && next.get().isPresent()) {
            launch(next.get().get(), true);
            return;
        }
        if (debug.stateProperty().get() == SessionState.ENDED) {
            guard.before(() -> debug.request(DebugSession::run));
            return;
        }
        debug.request(s -> s.state() == SessionState.STOPPED ? s.continueRun() : s.run());
    }

    /** Closes the program. */
    public void close() {
        guard.before(debug::close);
    }

    /** Stops the guest where it is. */
    public void pause() {
        debug.request(DebugSession::pause);
    }

    /** Says when steps are by instruction: where the user works on instructions. */
    public void setByInstruction(BooleanSupplier when) {
        byInstruction = when;
    }

    /** To the next line, or the next instruction. */
    public void stepOver() {
        step(
                byInstruction.getAsBoolean()
                        ? DebugSession::stepInstructionOver
                        : DebugSession::stepOver);
    }

    /** Into the next call, or the next instruction wherever it is. */
    public void stepInto() {
        step(byInstruction.getAsBoolean() ? DebugSession::stepInstruction : DebugSession::stepInto);
    }

    /** Back to the caller. */
    public void stepOut() {
        step(
                byInstruction.getAsBoolean()
                        ? s -> s.stepping().instructionOut()
                        : DebugSession::stepOut);
    }

    /** Until a row of the stack has returned to its caller. */
    public void stepOut(int frameIndex) {
        step(s -> s.stepping().out(frameIndex));
    }

    /** To an instruction, in any frame. */
    public void runTo(CodeLocation location) {
        step(s -> s.runTo(location));
    }

    /** One instruction. */
    public void stepInstruction() {
        step(DebugSession::stepInstruction);
    }

    /** To a line, as with a breakpoint that is used once. */
    public void runTo(String file, int line) {
        step(s -> s.runTo(file, line));
    }

    /** Runs to a moment, from the beginning where it is past. */
    public void runToClock(long instructions) {
        boolean ahead =
                debug.stopProperty().get().filter(s -> s.clock() <= instructions).isPresent()
                        && alive.get();
        Runnable go = () -> debug.request(s -> s.clock().runTo(instructions));
        if (ahead) {
            go.run();
        } else if (recording()) {
            // A run has collectors of its own.
            debug.session()
                    .ifPresent(s -> launch(config(s).withProfile(profiler.get()), List.of(), go));
        } else {
            guard.before(go);
        }
    }

    /** Ends the program. */
    public void kill() {
        debug.request(DebugSession::kill);
    }

    /** Ends the program and starts it from the beginning. */
    public void restart() {
        debug.session()
                .ifPresent(
                        s -> {
                            if (recording()) {
                                restartWithProfiler();
                            } else if (next.get().isPresent()) {
                                launch(next.get().get(), true);
                            } else {
                                guard.before(this::startAgain);
                            }
                        });
    }

    private void startAgain() {
        if (alive.get()) {
            debug.request(session -> session.kill().thenCompose(_ -> session.run()));
        } else {
            debug.request(DebugSession::run);
        }
    }

    /** Opens the module again as it is on disk; nothing runs then. */
    public void reload() {
        debug.session()
                .ifPresent(
                        s ->
                                launch(
                                        recording()
                                                ? config(s).withProfile(profiler.get())
                                                : config(s),
                                        false));
    }

    /** Starts the program from the beginning with the profiler that was used last. */
    public void restartWithProfiler() {
        restartWithProfiler(profiler);
    }

    /**
     * Starts the program from the beginning with a profiler.
     *
     * @param kind gives what is attached to a run
     */
    public void restartWithProfiler(Supplier<Instrumentation> kind) {
        debug.session()
                .ifPresent(
                        s ->
                                launch(
                                        config(s).withProfile(kind.get()),
                                        List.of(),
                                        () -> {
                                            profiler = kind;
                                            run();
                                        }));
    }

    /** Starts the program from the beginning and keeps everything that comes from the host. */
    public void record(Path file) {
        launchFrom(live -> live.withRecording(file));
    }

    /** Starts the program from the beginning; a recording answers instead of the host. */
    public void replay(Path file) {
        launchFrom(live -> live.withReplay(file));
    }

    /** Ends recording or replaying: the program is opened again with the host itself. */
    public void live() {
        debug.session().ifPresent(s -> launch(live(s.config()), false));
    }

    /** Opens the program again with lines from a source map. */
    public void useSourceMap(Path file) {
        debug.session()
                .ifPresent(
                        s ->
                                launch(
                                        s.config()
                                                .withPaths(s.config().paths().withSourceMap(file)),
                                        false));
    }

    private void launchFrom(UnaryOperator<LaunchConfig> change) {
        debug.session()
                .ifPresent(
                        s -> {
                            LaunchConfig plain = next.get().orElseGet(() -> live(s.config()));
                            live = Optional.of(plain);
                            launch(change.apply(plain), true);
                        });
    }

    /** How the program was launched before it was recorded or replayed. */
    private LaunchConfig live(LaunchConfig now) {
        boolean special = now.recording().isPresent() || now.replay().isPresent();
        return special ? live.filter(l -> l.wasm().equals(now.wasm())).orElse(now) : now;
    }

    /** Whether the profiler counts in this session. */
    public boolean recording() {
        return debug.session().flatMap(s -> s.config().profile()).isPresent();
    }

    /**
     * Opens a program with the breakpoints that are kept for it and, if {@code start}, runs it to
     * its first stop.
     */
    public void launch(LaunchConfig config, boolean start) {
        launch(config, List.of(), start);
    }

    /**
     * Opens a program with breakpoints, besides those that are kept for it, and, if {@code start},
     * runs it to its first stop.
     */
    public void launch(LaunchConfig config, List<BreakpointSpec> breakpoints, boolean start) {
        launch(config, breakpoints, start ? this::run : () -> {});
    }

    private void launch(LaunchConfig config, List<BreakpointSpec> breakpoints, Runnable then) {
        guard.before(
                () ->
                        debug.open(
                                config,
                                () -> {
                                    debug.session().ifPresent(s -> addMissing(s, breakpoints));
                                    then.run();
                                }));
    }

    private static void addMissing(DebugSession session, List<BreakpointSpec> wanted) {
        Set<BreakpointSpec> present =
                session.breakpoints().stream()
                        .map(Breakpoint::spec)
                        .collect(Collectors.toCollection(HashSet::new));
        wanted.stream().filter(present::add).forEach(session::addBreakpoint);
    }

    private void step(Function<DebugSession, CompletableFuture<Stop>> how) {
        // The property lags behind for a moment: a key that is held down must not be an error.
        if (debug.session().filter(s -> s.state() == SessionState.STOPPED).isPresent()) {
            debug.request(how);
        }
    }
}
