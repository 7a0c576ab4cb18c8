package dev.wasmscope.engine.control;

import dev.wasmscope.engine.module.CodeLocation;
import java.util.Map;
import java.util.Set;

/**
 * Which parts of a run count for what is attached to it: those that satisfy all of this.
 *
 * @param from places before which a part begins; none if the first begins with the run
 * @param to places before which it ends; none if it ends with the run
 * @param below first instructions of functions: what runs while one of them is active; none for
 *     everything
 * @param clockFrom the clock from which on things count
 * @param clockTo the clock from which on they no longer do
 * @param marks first instructions of functions whose calls are marks, with their names
 */
public record PhasePlan(
        Set<CodeLocation> from,
        Set<CodeLocation> to,
        Set<CodeLocation> below,
        long clockFrom,
        long clockTo,
        Map<CodeLocation, String> marks) {
    /** Everything counts. */
    public static final PhasePlan ALL =
            new PhasePlan(Set.of(), Set.of(), Set.of(), 0, Long.MAX_VALUE, Map.of());

    public PhasePlan {
        from = Set.copyOf(from);
        to = Set.copyOf(to);
        below = Set.copyOf(below);
        marks = Map.copyOf(marks);
    }
}
