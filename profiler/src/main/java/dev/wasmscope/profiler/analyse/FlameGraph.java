package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.Profile;
import java.util.Arrays;

/**
 * A profile laid out as boxes: one box a call path, as wide as its total, above its caller.
 *
 * <p>Boxes are numbered by depth, then by start, so the boxes of one depth are a contiguous range
 * sorted by start and a view finds the visible ones by binary search. Siblings stand widest first
 * (equal ones by name), so equal profiles give equal pictures. Positions are in the profile's
 * weight, from 0 to {@link #total()}.
 */
public final class FlameGraph {

    private final Profile profile;
    private final int[] rowStart;
    private final int[] node;
    private final long[] start;
    private final long[] end;
    private final int[] function;

    private FlameGraph(Profile profile, FlameLayout layout) {
        this.profile = profile;
        this.rowStart = layout.rowStart;
        this.node = layout.node;
        this.start = layout.start;
        this.end = layout.end;
        this.function = layout.function;
    }

    /**
     * Lays out {@code profile} top-down, the calls of one function from another as one box wherever
     * in that they stand; the root box has depth 0 and the profile's whole width.
     */
    public static FlameGraph of(Profile profile) {
        return byCallSite(Transforms.foldCallSites(profile));
    }

    /** Lays out {@code profile} with a box for each path as it is, by place of its call too. */
    public static FlameGraph byCallSite(Profile profile) {
        return new FlameGraph(profile, new FlameLayout(profile));
    }

    /** Lays out {@code profile} bottom-up: functions by their own cost, and above them callers. */
    public static FlameGraph bottomUp(Profile profile) {
        return of(Inversion.inverted(profile));
    }

    /** Number of boxes, the root's included. */
    public int size() {
        return node.length;
    }

    /** Number of depths that hold boxes; at least 1. */
    public int depths() {
        return rowStart.length - 1;
    }

    /** The first box of {@code depth}. */
    public int rowStart(int depth) {
        return rowStart[depth];
    }

    /** One past the last box of {@code depth}. */
    public int rowEnd(int depth) {
        return rowStart[depth + 1];
    }

    /** The depth of {@code box}: 0 for the root. */
    public int depth(int box) {
        int at = Arrays.binarySearch(rowStart, box);
        return at >= 0 ? at : -at - 2;
    }

    /** The row of {@link #profile()}'s tree that {@code box} shows. */
    public int node(int box) {
        return node[box];
    }

    /** The function of the box in the profile's table of functions; negative for the root. */
    public int function(int box) {
        return function[box];
    }

    /** Where the box begins, in weight from the left edge. */
    public long start(int box) {
        return start[box];
    }

    /** The box's weight with everything it called. */
    public long width(int box) {
        return end[box] - start[box];
    }

    /** Where the box ends, in weight from the left edge. */
    public long end(int box) {
        return end[box];
    }

    /** The weight of the box's function itself on this path. */
    public long self(int box) {
        return profile.tree().self(node[box]);
    }

    /** How often the path was entered. */
    public long calls(int box) {
        return profile.tree().calls(node[box]);
    }

    public String name(int box) {
        return profile.nameOf(node[box]);
    }

    /** Width of the whole graph: the profile's total. */
    public long total() {
        return end[0];
    }

    /** What is laid out, row by row; see {@link #of} for how it differs from what was given. */
    public Profile profile() {
        return profile;
    }

    /** The box at {@code position} from the left in {@code depth}, or -1 over a gap. */
    public int boxAt(int depth, long position) {
        if (depth < 0 || depth >= depths()) {
            return -1;
        }
        int low = firstEndingAfter(depth, position);
        return low < rowEnd(depth) && start[low] <= position ? low : -1;
    }

    /**
     * The first box of {@code depth} that ends right of {@code position}; {@link #rowEnd} if none
     * does.
     */
    public int firstEndingAfter(int depth, long position) {
        int low = rowStart(depth);
        int high = rowEnd(depth);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (end[middle] > position) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
