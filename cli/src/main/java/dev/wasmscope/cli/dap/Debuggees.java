package dev.wasmscope.cli.dap;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.SessionState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The program whose client went away: it stands still until another one attaches. */
final class Debuggees implements AutoCloseable {
    private final boolean keeps;
    private @Nullable DebugSession kept;

    /**
     * Nothing is kept yet.
     *
     * @param keeps whether another client can come at all; else programs end with their client
     */
    Debuggees(boolean keeps) {
        this.keeps = keeps;
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

    @Override
    public synchronized void close() {
        if (kept != null) {
            kept.close();
            kept = null;
        }
    }
}
