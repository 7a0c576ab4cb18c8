package dev.wasmscope.ui.trace;

import dev.wasmscope.ui.trace.index.CallGroup;
import dev.wasmscope.ui.trace.index.Grouping;
import dev.wasmscope.ui.trace.index.TraceSnapshot;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The rows of the table: the calls of a snapshot, or the groups with the calls of those that are
 * open. Immutable; a row is made when it is asked for.
 */
public final class TraceRows {
    /** No rows. */
    public static final TraceRows EMPTY = new TraceRows(TraceSnapshot.EMPTY, Set.of());

    private final TraceSnapshot snapshot;
    private final Set<String> open;
    private final int[] headAt;
    private final int size;

    /**
     * @param open the keys of the groups whose calls are shown
     */
    public TraceRows(TraceSnapshot snapshot, Set<String> open) {
        this.snapshot = snapshot;
        this.open = Set.copyOf(open);
        if (!grouped()) {
            headAt = new int[0];
            size = snapshot.rows().size();
            return;
        }
        List<CallGroup> groups = snapshot.groups();
        headAt = new int[groups.size()];
        int at = 0;
        for (int i = 0; i < headAt.length; i++) {
            headAt[i] = at;
            at += 1 + (this.open.contains(groups.get(i).key()) ? groups.get(i).count() : 0);
        }
        size = at;
    }

    /** What the rows were made of. */
    public TraceSnapshot snapshot() {
        return snapshot;
    }

    /** How many rows there are. */
    public int size() {
        return size;
    }

    /** Whether the rows stand in groups. */
    public boolean grouped() {
        return snapshot.query().grouping() != Grouping.NONE;
    }

    /** The row at an index, from 0. */
    public TraceRow get(int index) {
        if (!grouped()) {
            return new TraceRow.Call(snapshot.rows().get(index), false);
        }
        int found = Arrays.binarySearch(headAt, index);
        int group = found >= 0 ? found : -found - 2;
        CallGroup in = snapshot.groups().get(group);
        return found >= 0
                ? new TraceRow.Group(in, open.contains(in.key()))
                : new TraceRow.Call(in.rows().get(index - headAt[group] - 1), true);
    }

    /** The index of a call; when it is not shown, a negative number. */
    public int indexOf(long row) {
        if (!grouped()) {
            return snapshot.rows().indexOf(row);
        }
        for (int i = 0; i < headAt.length; i++) {
            CallGroup group = snapshot.groups().get(i);
            int at = open.contains(group.key()) ? group.rows().indexOf(row) : -1;
            if (at >= 0) {
                return headAt[i] + 1 + at;
            }
        }
        return -1;
    }

    /** The index of a group's head, or -1. */
    public int indexOf(String key) {
        for (int i = 0; i < headAt.length; i++) {
            if (snapshot.groups().get(i).key().equals(key)) {
                return headAt[i];
            }
        }
        return -1;
    }
}
