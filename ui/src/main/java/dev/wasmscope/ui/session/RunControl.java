package dev.wasmscope.ui.session;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.SessionState;
import dev.wasmscope.session.Stop;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;

/** Run, pause, step and stop, and when each of them makes sense. */
public final class RunControl {
    private final DebugModel debug;
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

    /** Starts the program, or lets it go on. */
    public void run() {
        debug.request(
                s -> s.state() == SessionState.STOPPED ? s.continueRun() : s.run());
    }

    /** Stops the guest where it is. */
    public void pause() {
        debug.request(DebugSession::pause);
    }

    /** To the next line. */
    public void stepOver() {
        step(DebugSession::stepOver);
    }

    /** Into the next call. */
    public void stepInto() {
        step(DebugSession::stepInto);
    }

    /** Back to the caller. */
    public void stepOut() {
        step(DebugSession::stepOut);
    }

    /** One instruction. */
    public void stepInstruction() {
        step(DebugSession::stepInstruction);
    }

    /** To a line, as with a breakpoint that is used once. */
    public void runTo(String file, int line) {
        step(s -> s.runTo(file, line));
    }

    /** Ends the program. */
    public void kill() {
        debug.request(DebugSession::kill);
    }

    /** Ends the program and starts it from the beginning. */
    public void restart() {
        debug.request(
                s ->
                        s.state() == SessionState.STOPPED || s.state() == SessionState.RUNNING
                                ? s.kill().thenCompose(_ -> s.run())
                                : s.run());
    }

    /** Opens a program and, if {@code start}, runs it to its first stop. */
    public void launch(LaunchConfig config, boolean start) {
        debug.open(
                config,
                () -> {
                    if (start) {
                        run();
                    }
                });
    }

    private void step(Function<DebugSession, CompletableFuture<Stop>> how) {
        if (stopped.get()) {
            debug.request(how);
        }
    }
}
