package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.CallTreeBuilder;
import java.util.Arrays;

/**
 * A tree that grows from some rows of another one to their callers: the inverted tree, and the
 * callers of one function.
 *
 * <p>All paths take one step towards the root at a time. A tree of n rows may have n² / 2 of these
 * steps (a recursion n deep), so there is a limit on them: what is left then stays where it got to.
 */
final class Upwards {

    /** Enough for a million paths of depth 40. */
    static final int STEPS = 40_000_000;

    /** The new tree. */
    final CallTreeBuilder tree = new CallTreeBuilder();

    /** The row of the new tree where the path from each start ends, start by start. */
    final int[] end;

    /** How many callers each path shows at most; 0 when all of them are there. */
    final int cutAt;

    Upwards(CallTree old, int[] starts, int limit) {
        end = new int[starts.length];
        cutAt = grow(old, starts, limit);
    }

    private int grow(CallTree old, int[] starts, int limit) {
        int[] open = new int[starts.length];
        Arrays.setAll(open, i -> i);
        int[] at = starts.clone();
        int count = starts.length;
        long steps = 0;
        for (int depth = 0; count > 0; depth++) {
            steps += count;
            if (steps > limit && depth > 0) {
                return depth;
            }
            count = step(old, starts, open, at, count);
        }
        return 0;
    }

    /** Takes every open path one step up; returns how many are still open. */
    private int step(CallTree old, int[] starts, int[] open, int[] at, int count) {
        int left = 0;
        for (int i = 0; i < count; i++) {
            int path = open[i];
            int row = at[path];
            int placed = tree.child(end[path], old.function(row));
            tree.addCalls(placed, old.calls(starts[path]));
            end[path] = placed;
            at[path] = old.parent(row);
            if (at[path] != CallTree.ROOT) {
                open[left++] = path;
            }
        }
        return left;
    }
}
