package dev.wasmscope.cli.dap;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.cli.Failures;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.SessionState;
import dev.wasmscope.session.StepTarget;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.SymbolisedFrame;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The program that a client debugs, and the numbers it knows its parts by. */
final class Target {
    /** The only thread of a program. */
    static final int THREAD = 1;

    private final Handles<SymbolisedFrame> frames = new Handles<>("frame");
    private final Handles<Values> values = new Handles<>("variables reference");
    private final Handles<Locations.Of> locations = new Handles<>("location reference");
    private final Handles<CodeLocation> jumps = new Handles<>("target");
    private final Handles<StepTarget> calls = new Handles<>("target");
    private boolean resuming;
    private boolean pausing;
    private volatile @Nullable DebugSession session;
    private volatile boolean debugging = true;

    /** The program; a failure when there is none yet. */
    DebugSession session() {
        DebugSession present = session;
        if (present == null) {
            throw new CommandFailure("no program yet: send 'launch' or 'attach' first");
        }
        return present;
    }

    Optional<DebugSession> ifPresent() {
        return Optional.ofNullable(session);
    }

    void set(@Nullable DebugSession opened) {
        session = opened;
    }

    /** Whether the user wants to debug, and not only to run it. */
    boolean debugging() {
        return debugging;
    }

    void debugging(boolean wanted) {
        debugging = wanted;
    }

    /** The program, which stands still. */
    DebugSession stopped() {
        DebugSession present = session();
        switch (present.state()) {
            case STOPPED -> {}
            case RUNNING -> throw new CommandFailure("the program is running");
            case NOT_STARTED -> throw new CommandFailure("the program has not been started");
            case ENDED -> throw new CommandFailure("the program is over");
        }
        return present;
    }

    boolean isStopped() {
        return ifPresent().map(s -> s.state() == SessionState.STOPPED).orElse(false);
    }

    /** The present stop. */
    Stop stop() {
        return stopped().lastStop().orElseThrow(() -> new CommandFailure("the program is running"));
    }

    /** Waits for an answer of the session; a refusal becomes the request's failure. */
    <T> T ask(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw new CommandFailure(Failures.message(Failures.unwrap(e)));
        }
    }

    Handles<SymbolisedFrame> frames() {
        return frames;
    }

    Handles<Values> values() {
        return values;
    }

    /** Where the program can be sent. */
    Handles<CodeLocation> jumps() {
        return jumps;
    }

    /** Calls that can be stepped into. */
    Handles<StepTarget> calls() {
        return calls;
    }

    /** Places that values refer to. */
    Handles<Locations.Of> locations() {
        return locations;
    }

    /** The row of the stack that a request speaks of: the one to show first without a number. */
    int frameIndex(@Nullable Integer frameId) {
        return frameId == null || frameId == 0 ? stop().focus() : frames.get(frameId).index();
    }

    /** The client itself lets the program run: it needs not be told. */
    synchronized void resuming() {
        resuming = true;
        pausing = false;
    }

    /** The program does not run after all. */
    synchronized void stayed() {
        resuming = false;
    }

    /** Asks for a pause as soon as the program runs; false when it is not about to. */
    synchronized boolean pauseLater() {
        pausing |= resuming;
        return resuming;
    }

    /** Whether the program, which runs now, is to be paused at once. */
    synchronized boolean pauseNow() {
        boolean wanted = pausing;
        pausing = false;
        return wanted;
    }

    /**
     * What was handed out is out of date: the program runs on.
     *
     * @return whether the client knows, because it asked for it
     */
    synchronized boolean moved() {
        frames.clear();
        values.clear();
        locations.clear();
        jumps.clear();
        calls.clear();
        boolean known = resuming;
        resuming = false;
        return known;
    }
}
