package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.CodePositions;
import dev.wasmscope.profiler.model.FunctionKey;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.SourceFrame;
import java.util.List;

/**
 * Source positions by row and code offset. An offset tells the function by itself, so this also
 * finds code that a transform has put into another function's row.
 */
final class Places {

    static final int UNKNOWN = -1;

    private final CodePositions positions;
    private final int[] rowInstance;
    private final int[] instance;
    private final int[] sorted;

    /** The positions that come with a profile; without any, every place is unknown. */
    Places(Profile profile) {
        positions =
                profile.table(CodePositions.class)
                        .orElseGet(() -> new CodePositions.Builder().toTable());
        rowInstance = CodeRows.instances(profile);
        instance = new int[positions.size()];
        for (int i = 0; i < instance.length; i++) {
            FunctionKey key = profile.functions().get(positions.function(i));
            instance[i] = key instanceof FunctionKey.Code code ? code.instance() : 0;
        }
        sorted =
                RowSort.sorted(
                        instance.length, (a, b) -> compare(a, instance[b], positions.start(b)));
    }

    private int compare(int position, int otherInstance, int otherStart) {
        int byInstance = Integer.compare(instance[position], otherInstance);
        return byInstance != 0
                ? byInstance
                : Integer.compare(positions.start(position), otherStart);
    }

    /** The position of a place in the code that a row executes, or {@link #UNKNOWN}. */
    int at(int row, int offset) {
        if (offset == CallTree.NONE) {
            return UNKNOWN;
        }
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (compare(sorted[middle], rowInstance[row], offset) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low > 0 && instance[sorted[low - 1]] == rowInstance[row] ? sorted[low - 1] : UNKNOWN;
    }

    /** The position of the call that led to a row, in its caller; or {@link #UNKNOWN}. */
    int ofCall(CallTree tree, int row) {
        return at(tree.parent(row), tree.callSite(row));
    }

    /** The chain of a position, innermost first; empty when nothing is known. */
    List<SourceFrame> frames(int position) {
        return position == UNKNOWN ? List.of() : positions.chains().get(positions.chain(position));
    }

    /** The function that a position's code is part of. */
    int function(int position) {
        return positions.function(position);
    }

    int chain(int position) {
        return positions.chain(position);
    }

    List<List<SourceFrame>> chains() {
        return positions.chains();
    }
}
