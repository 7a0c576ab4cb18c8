package dev.wasmscope.cli.dap;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.SessionState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The program that no client debugs at present, and that the next one can attach to: one whose
 * client went away, or the server's own.
 */
final class Debuggees implements AutoCloseable {
    private final boolean keeps;
    private final @Nullable DebugSession own;
    private @Nullable DebugSession kept;

    private Debuggees(boolean keeps, @Nullable DebugSession own) {
        this.keeps = keeps;
        this.own = own;
        this.kept = own;
    }

    /** Only one client can come at all: programs end with it. */
    static Debuggees ofOneClient() {
        return new Debuggees(false, null);
    }

    /** Clients come one after the other. */
    static Debuggees ofServer() {
        return new Debuggees(true, null);
    }

    /** Clients come for this program, which another one started and closes. */
    static Debuggees of(DebugSession own) {
        return new Debuggees(true, own);
    }

    /** Whether the program was there before any client. */
    boolean isOwn(DebugSession session) {
        return session.equals(own);
    }

    /** Fails if clients must not bring programs of their own. */
    void refuseLaunch() {
        if (own != null) {
            throw new CommandFailure(
                    "this server debugs "
                            + own.config().wasm().getFileName()
                            + " only: use attach instead of launch");
        }
    }

    /** Whether a client debugs the server's own program. */
    synchronized boolean isTaken() {
        return own != null && kept == null;
    }

    /** Keeps a program; another one that was kept ends. */
    synchronized void leave(DebugSession session) {
        if (!keeps) {
            session.close();
            return;
        }
        close();
        kept = session;
    }

    /** Pauses a program and keeps it. */
    void leavePaused(DebugSession session) {
        if (keeps && session.state() == SessionState.RUNNING) {
            session.pause();
        }
        leave(session);
    }

    /** Takes what was kept. */
    synchronized Optional<DebugSession> take() {
        Optional<DebugSession> taken = Optional.ofNullable(kept);
        kept = null;
        return taken;
    }

    /** Ends a program with its client. */
    void end(DebugSession session) {
        if (!isOwn(session)) {
            session.close();
            return;
        }
        leave(session);
        if (session.state() == SessionState.RUNNING || session.state() == SessionState.STOPPED) {
            session.kill();
        }
    }

    @Override
    public synchronized void close() {
        if (kept != null && !isOwn(kept)) {
            kept.close();
            kept = null;
        }
    }
}
