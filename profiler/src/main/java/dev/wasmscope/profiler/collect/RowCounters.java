package dev.wasmscope.profiler.collect;

import dev.wasmscope.engine.probe.CodePosition;
import dev.wasmscope.engine.probe.GuestCode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The counters of taken branches of every call path. */
final class RowCounters {
    private static final long[] NONE = {0};

    /** What an array takes besides its elements. */
    private static final int HEAD = 16;

    private final GuestCode code;
    private final CallPaths paths;
    private long room;
    private long[] @Nullable [] byRow = new long[256][];
    private final Map<Integer, Map<Long, Long>> moves = new HashMap<>();

    /**
     * No counters yet.
     *
     * @param room bytes that they may take; then there are no more new paths
     */
    RowCounters(GuestCode code, CallPaths paths, long room) {
        this.code = code;
        this.paths = paths;
        this.room = room;
    }

    GuestCode code() {
        return code;
    }

    /** The counters of the path that runs. */
    long[] current() {
        int row = paths.currentRow();
        if (row < byRow.length) {
            long[] counters = byRow[row];
            if (counters != null) {
                return counters;
            }
        }
        return make(row);
    }

    private long[] make(int row) {
        if (row == 0) {
            return NONE;
        }
        if (row >= byRow.length) {
            byRow = Arrays.copyOf(byRow, Math.max(row + 1, byRow.length * 2));
        }
        long[] made = none(paths.instance(row), paths.functionIndex(row));
        byRow[row] = made;
        room -= HEAD + 8L * made.length;
        if (room < 0) {
            paths.close();
        }
        return made;
    }

    /** The counters of a path. */
    long[] of(int row) {
        long @Nullable [] counters = row < byRow.length ? byRow[row] : null;
        return counters == null ? none(paths.instance(row), paths.functionIndex(row)) : counters;
    }

    /** Counters of a function that did not run. */
    long[] none(int instance, int functionIndex) {
        return new long[code.counters(instance, functionIndex)];
    }

    /** An activation of the path that runs goes on elsewhere. */
    void moved(long from, long to) {
        Map<Long, Long> here = moves.computeIfAbsent(paths.currentRow(), _ -> new HashMap<>());
        add(here, from, -1);
        add(here, to, 1);
    }

    private static void add(Map<Long, Long> here, long position, long count) {
        if (position != CodePosition.GONE) {
            here.merge(position, count, Long::sum);
        }
    }

    /** What has moved, by path, with the activations that are still on their way. */
    Map<Integer, Map<Long, Long>> moves() {
        Map<Integer, Map<Long, Long>> all = new HashMap<>();
        moves.forEach((row, here) -> all.put(row, new HashMap<>(here)));
        int[] active = paths.activeRows();
        long[] positions = code.positions();
        for (int i = 0; i < Math.min(active.length, positions.length); i++) {
            add(all.computeIfAbsent(active[i], _ -> new HashMap<>()), positions[i], -1);
        }
        return all;
    }
}
