package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.CodePositions;
import dev.wasmscope.profiler.model.FunctionKey;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.SourceFrame;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Source positions by row and code offset. An offset tells the function by itself, so this also
 * finds code that a transform has put into another function's row.
 */
final class Places {

    static final int UNKNOWN = -1;

    private final CodePositions positions;
    private final int[] rowInstance;

    /** Positions by instance and start, and those two columns once more in that order. */
    private final int[] sorted;

    private final int[] instance;
    private final int[] start;

    /** The positions that come with a profile; without any, every place is unknown. */
    Places(Profile profile) {
        positions =
                profile.table(CodePositions.class)
                        .orElseGet(() -> new CodePositions.Builder().toTable());
        rowInstance = CodeRows.instances(profile);
        int[] instances = new int[positions.size()];
        for (int i = 0; i < instances.length; i++) {
            FunctionKey key = profile.functions().get(positions.function(i));
            instances[i] = key instanceof FunctionKey.Code code ? code.instance() : 0;
        }
        sorted =
                RowSort.sorted(
                        instances.length,
                        (a, b) -> {
                            int byInstance = Integer.compare(instances[a], instances[b]);
                            return byInstance != 0
                                    ? byInstance
                                    : Integer.compare(positions.start(a), positions.start(b));
                        });
        instance = Arrays.stream(sorted).map(i -> instances[i]).toArray();
        start = Arrays.stream(sorted).map(positions::start).toArray();
    }

    /** The position of a place in the code that a row executes, or {@link #UNKNOWN}. */
    int at(int row, int offset) {
        if (offset == CallTree.NONE) {
            return UNKNOWN;
        }
        int wanted = rowInstance[row];
        int low = 0;
        int high = start.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            int of = instance[middle];
            if (of < wanted || of == wanted && start[middle] <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low > 0 && instance[low - 1] == wanted ? sorted[low - 1] : UNKNOWN;
    }

    /** The position of the call that led to a row, in its caller; or {@link #UNKNOWN}. */
    int ofCall(CallTree tree, int row) {
        return at(tree.parent(row), tree.callSite(row));
    }

    /** The chain of a position, innermost first; empty when nothing is known. */
    List<SourceFrame> frames(int position) {
        return position == UNKNOWN ? List.of() : positions.chains().get(positions.chain(position));
    }

    /** The first line that is known in a stretch of a function's code. */
    Optional<SourceFrame> firstLine(int function, int from, int to) {
        int position = positions.at(function, from);
        while (position != UNKNOWN
                && position < positions.size()
                && positions.function(position) == function
                && positions.start(position) < to) {
            List<SourceFrame> frames = frames(position);
            if (!frames.isEmpty() && frames.getFirst().line() > 0) {
                return Optional.of(frames.getFirst());
            }
            position++;
        }
        return Optional.empty();
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
