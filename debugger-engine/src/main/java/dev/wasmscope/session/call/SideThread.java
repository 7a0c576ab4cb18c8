package dev.wasmscope.session.call;

import dev.wasmscope.engine.exec.GuestThread;
import dev.wasmscope.engine.exec.Store;
import dev.wasmscope.engine.exec.UndoLog;
import org.jspecify.annotations.Nullable;

/**
 * The thread that calls run on, beside the one that stands or passes by, and what they overwrite.
 * Both are used again for the next call, as they cost much more than one. On the guest's thread.
 */
public final class SideThread {
    /** Memory that is kept at most, so that what a call does can be taken back. */
    private static final long MAX_KEPT = 512L << 20;

    private final CallGuard guard = new CallGuard();
    private @Nullable GuestThread thread;
    private @Nullable UndoLog log;

    /** What the calls overwrite in a store. */
    UndoLog log(Store store) {
        if (log == null || !log.store().equals(store)) {
            log = new UndoLog(store, MAX_KEPT);
            thread = null;
        }
        return log;
    }

    /** The thread, which has no frames. */
    GuestThread thread(Store store) {
        UndoLog current = log(store);
        if (thread == null) {
            thread = new GuestThread(store);
            thread.setUndoLog(current);
        }
        return thread;
    }

    /** The thread's last call did not return. */
    void giveUp() {
        thread = null;
    }

    CallGuard guard() {
        return guard;
    }
}
