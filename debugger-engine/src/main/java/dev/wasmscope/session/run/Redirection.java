package dev.wasmscope.session.run;

import dev.wasmscope.engine.control.Redirect;
import dev.wasmscope.engine.control.Snapshot;
import dev.wasmscope.engine.exec.FrameEdits;
import dev.wasmscope.session.SessionException;
import java.util.List;
import java.util.function.Consumer;

/**
 * A change of where the program goes on that was found possible at a stop.
 *
 * @param plan makes it, unless the program has run on since
 * @param notes what the user should know
 */
record Redirection(Redirect plan, List<String> notes) {
    Redirection {
        notes = List.copyOf(notes);
    }

    /**
     * Prepares a change.
     *
     * @param how what it does, for the user
     */
    static Redirection of(
            StopState stop, String how, Consumer<FrameEdits> change, List<String> notes)
            throws SessionException {
        FrameEdits edits = edits(stop.snapshot());
        Redirect plan =
                new Redirect(
                        how,
                        () -> {
                            // somebody else may have resumed the program in between
                            boolean same = edits.isCurrent();
                            if (same) {
                                change.accept(edits);
                            }
                            return same;
                        });
        return new Redirection(plan, notes);
    }

    /** What frames can be changed with. */
    static FrameEdits edits(Snapshot snapshot) throws SessionException {
        try {
            return snapshot.edits();
        } catch (IllegalStateException e) {
            throw new SessionException(String.valueOf(e.getMessage()), e);
        }
    }
}
