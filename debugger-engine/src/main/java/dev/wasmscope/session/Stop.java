package dev.wasmscope.session;

import java.util.List;
import java.util.Optional;

/**
 * One stop of the guest: the truth that every view shows until the next resume.
 *
 * @param number counts the stops of a session from 1
 * @param reason why
 * @param frames the innermost rows of the stack, innermost first, at most {@value #FRAME_LIMIT};
 *     more through {@link DebugSession#frames}; empty when the program is over
 * @param guestDepth wasm frames in all
 * @param clock instructions executed so far
 */
public record Stop(
        int number, StopReason reason, List<SymbolisedFrame> frames, int guestDepth, long clock) {
    /**
     * Rows that a stop carries itself, so that a stop in deep recursion costs no more than another.
     */
    public static final int FRAME_LIMIT = 200;

    public Stop {
        frames = List.copyOf(frames);
    }

    /** The innermost row. */
    public Optional<SymbolisedFrame> top() {
        return frames.isEmpty() ? Optional.empty() : Optional.of(frames.getFirst());
    }

    /**
     * The row to show first: the innermost whose source was found, rather not of a library. After a
     * step or at a breakpoint it is one of the innermost wasm frame, so that code inlined from a
     * library shows the line that called it; after a trap, a pause, a host call and other events of
     * any frame, so that what happens inside a library shows the user's line. 0 if there is none.
     */
    public int focus() {
        return focus(frames, happenedAnywhere());
    }

    /**
     * Whether the place is not one that the user chose or stepped to, but where a trap, a pause or
     * an event came: often deep in a library.
     */
    public boolean happenedAnywhere() {
        return reason instanceof StopReason.Trapped
                || reason instanceof StopReason.Paused
                || reason instanceof StopReason.OfBreakpoints at
                        && !(at instanceof StopReason.AtBreakpoint);
    }

    /**
     * The innermost row whose source was found, rather not of a library; 0 if there is none.
     *
     * @param anyFrame whether it may be one of any wasm frame, not only of the innermost
     */
    public static int focus(List<SymbolisedFrame> rows, boolean anyFrame) {
        int inLibrary = 0;
        for (SymbolisedFrame row : rows) {
            if (row.guestDepth() > 0 && !anyFrame) {
                break;
            }
            if (isOwnSource(row)) {
                return row.index();
            }
            boolean found = row.position().flatMap(SourcePosition::resolved).isPresent();
            inLibrary = found && inLibrary == 0 ? row.index() : inLibrary;
        }
        return inLibrary;
    }

    /** Whether a row's source was found and is not of a library. */
    public static boolean isOwnSource(SymbolisedFrame row) {
        return row.position()
                .filter(position -> position.resolved().isPresent() && !position.inLibrary())
                .isPresent();
    }

    /** Where the row to show first stands in the source, when that is known. */
    public Optional<SourcePosition> position() {
        return frames.isEmpty() ? Optional.empty() : frames.get(focus()).position();
    }

    /** Whether the program is over. */
    public boolean ended() {
        return reason instanceof StopReason.Exited
                || reason instanceof StopReason.Killed
                || reason instanceof StopReason.Failed;
    }
}
