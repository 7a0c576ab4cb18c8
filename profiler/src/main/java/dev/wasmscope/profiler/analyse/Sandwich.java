package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.Profile;

/**
 * One function between those that call it and those that it calls. The totals of both trees are the
 * function's own total, in which an activation inside another one counts once.
 *
 * @param function the function, an index into {@link Profile#functions()}
 * @param self cost of the function itself
 * @param total cost of the function and of everything it called
 * @param calls how often it was entered
 * @param callers a tree that grows from the function to its callers
 * @param callees a tree that grows from the function to what it calls
 */
public record Sandwich(
        int function, long self, long total, long calls, Profile callers, Profile callees) {

    /**
     * The sandwich of a function.
     *
     * @param function index into {@link Profile#functions()}
     */
    public static Sandwich of(Profile profile, int function) {
        CallTree tree = profile.tree();
        long self = 0;
        long calls = 0;
        for (int row = 1; row < tree.size(); row++) {
            if (tree.function(row) == function) {
                self += tree.self(row);
                calls += tree.calls(row);
            }
        }
        Profile callees = Stacks.below(profile, function);
        return new Sandwich(
                function,
                self,
                callees.total(),
                calls,
                Inversion.callers(profile, function),
                callees);
    }
}
