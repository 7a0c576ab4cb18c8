package dev.wasmscope.engine.lower;

import dev.wasmscope.engine.lower.Handler.Kind;

/** A {@link Handler} while its function is lowered. */
final class HandlerDraft {
    private static final int NONE = -1;

    private final int start;
    private final Kind kind;
    private final int tag;
    private boolean passesReference;
    private int slot = NONE;
    private int keptSlot = NONE;
    private int end = NONE;
    private int target = NONE;
    private int clock;
    private int next = NONE;
    private int counter;

    private HandlerDraft(int start, Kind kind, int tag) {
        this.start = start;
        this.kind = kind;
        this.tag = tag;
    }

    /** A clause for one tag, or for all if {@code tag} is negative. */
    static HandlerDraft clause(int start, int tag, boolean passesReference, int slot) {
        HandlerDraft draft = new HandlerDraft(start, tag < 0 ? Kind.CATCH_ALL : Kind.CATCH, tag);
        draft.passesReference = passesReference;
        draft.slot = slot;
        return draft;
    }

    static HandlerDraft delegate(int start) {
        return new HandlerDraft(start, Kind.DELEGATE, NONE);
    }

    void countAs(int newCounter) {
        counter = newCounter;
    }

    void keepIn(int newKeptSlot) {
        keptSlot = newKeptSlot;
    }

    void endRegion(int newEnd) {
        end = newEnd;
    }

    /** Says where execution goes on, and what the clock gains on the way. */
    void arriveAt(int newTarget, int newClock) {
        target = newTarget;
        clock = newClock;
    }

    void searchOnAt(int newNext) {
        next = newNext;
    }

    Handler handler() {
        return new Handler(
                start,
                end,
                kind,
                tag,
                passesReference,
                slot,
                keptSlot,
                target,
                clock,
                next,
                counter);
    }
}
