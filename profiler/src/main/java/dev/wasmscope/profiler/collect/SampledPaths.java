package dev.wasmscope.profiler.collect;

import dev.wasmscope.engine.probe.SampledStack;
import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.CallTreeBuilder;
import dev.wasmscope.profiler.model.FunctionKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The call paths of samples, and the functions on them.
 *
 * <p>From one sample to the next most of a deep stack stays: rows of the frames that two stacks
 * share are kept, found by comparing memory, and only the others are looked up.
 */
final class SampledPaths {
    private final CallTreeBuilder tree;
    private final Map<FunctionKey.Code, Integer> numbers = new HashMap<>();
    private final List<FunctionKey> functions = new ArrayList<>();
    private long folded;

    SampledPaths(int pathLimit) {
        tree = new CallTreeBuilder(Math.max(1, pathLimit));
    }

    /** What is kept of the last stack of a thread. */
    static final class Last {
        private @Nullable SampledStack stack;
        private int[] rows = new int[64];
    }

    /** The row of a stack; of a thread in the host that of the host's function. */
    int row(SampledStack stack, Last last) {
        int depth = stack.depth();
        if (last.rows.length < depth) {
            last.rows = Arrays.copyOf(last.rows, Math.max(depth, 2 * last.rows.length));
        }
        int from = last.stack == null ? 0 : Math.max(0, stack.sameFrames(last.stack));
        int row = from == 0 ? CallTree.ROOT : last.rows[from - 1];
        int site = from == 0 ? CallTree.NONE : stack.codeOffset(from - 1);
        boolean full = false;
        for (int frame = from; frame < depth; frame++) {
            int child = full ? row : child(row, site, stack.instance(frame), stack.function(frame));
            full |= child == CallTree.NONE;
            row = child == CallTree.NONE ? row : child;
            site = stack.codeOffset(frame);
            last.rows[frame] = row;
        }
        last.stack = full ? null : stack;
        if (stack.hostFunction() >= 0 && depth > 0 && !full) {
            int host = child(row, site, stack.instance(depth - 1), stack.hostFunction());
            full = host == CallTree.NONE;
            row = full ? row : host;
        }
        folded += full ? 1 : 0;
        return row;
    }

    private int child(int row, int site, int instance, int function) {
        return tree.child(row, site, numberOf(new FunctionKey.Code(instance, function)));
    }

    private int numberOf(FunctionKey.Code key) {
        Integer known = numbers.get(key);
        if (known != null) {
            return known;
        }
        numbers.put(key, functions.size());
        functions.add(key);
        return functions.size() - 1;
    }

    /** Samples that stand at a caller, because there were too many paths. */
    long folded() {
        return folded;
    }

    List<FunctionKey> functions() {
        return List.copyOf(functions);
    }

    CallTree tree() {
        return tree.toTree();
    }
}
