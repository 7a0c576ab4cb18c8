package dev.wasmscope.session.call;

import dev.wasmscope.session.CallEffects;
import java.util.Optional;

/**
 * What calls of one evaluation may do.
 *
 * @param effects whether what they change stays
 * @param maxInstructions of all together
 * @param keepRefusal why nothing can stay: the run is recorded
 * @param hostRefusal why the host cannot be called whatever becomes of the effects: it is a replay
 */
public record CallRules(
        CallEffects effects,
        long maxInstructions,
        Optional<String> keepRefusal,
        Optional<String> hostRefusal) {

    /** Whether the host may be called. */
    boolean mayCallHost() {
        return effects == CallEffects.KEEP && hostRefusal.isEmpty();
    }
}
