package dev.wasmscope.engine.control;

import java.util.function.BooleanSupplier;

/**
 * Moves the guest without executing anything.
 *
 * <p>Contract. No internal breakpoint; the change is made when the plan begins, and the plan ends
 * at once: behind the change, or where the guest stood if it could not be made any more.
 */
public final class Redirect implements Plan {
    private final String how;
    private final BooleanSupplier change;

    /**
     * A plan that makes a change.
     *
     * @param how what it does, for the user
     * @param change tells whether it could be made
     */
    public Redirect(String how, BooleanSupplier change) {
        this.how = how;
        this.change = change;
    }

    @Override
    public Move begin(Position now) {
        return change.getAsBoolean() ? new Move.Moved(how) : new Move.Done();
    }

    @Override
    public Move arrived(Position now) {
        return new Move.Done();
    }
}
