package dev.wasmscope.ui.files;

import java.util.ArrayList;
import java.util.List;

/**
 * What changed between two texts, line by line: a longest common subsequence between what both have
 * in common at the start and at the end. Texts that differ in too many lines count as replaced.
 */
final class LineDiff {
    private static final int MOST_CELLS = 4_000_000;

    /** What happened to a line. */
    enum Change {
        KEPT,
        REMOVED,
        ADDED
    }

    record Line(Change change, String text) {}

    private final List<String> before;
    private final List<String> after;
    private final List<Line> lines = new ArrayList<>();

    private LineDiff(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
    }

    /** All lines of both texts in order, each with what happened to it. */
    static List<Line> of(List<String> before, List<String> after) {
        LineDiff diff = new LineDiff(before, after);
        diff.compare();
        return diff.lines;
    }

    private void compare() {
        int head = 0;
        int most = Math.min(before.size(), after.size());
        while (head < most && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < most - head
                && before.get(before.size() - 1 - tail)
                        .equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        add(Change.KEPT, before, 0, head);
        middle(head, before.size() - tail, head, after.size() - tail);
        add(Change.KEPT, before, before.size() - tail, before.size());
    }

    private void add(Change change, List<String> from, int start, int end) {
        from.subList(start, end).forEach(text -> lines.add(new Line(change, text)));
    }

    private void middle(int oldFrom, int oldTo, int newFrom, int newTo) {
        int rows = oldTo - oldFrom;
        int columns = newTo - newFrom;
        if ((long) rows * columns > MOST_CELLS || rows == 0 || columns == 0) {
            add(Change.REMOVED, before, oldFrom, oldTo);
            add(Change.ADDED, after, newFrom, newTo);
            return;
        }
        int[][] common = new int[rows + 1][columns + 1];
        for (int i = rows - 1; i >= 0; i--) {
            for (int j = columns - 1; j >= 0; j--) {
                common[i][j] =
                        before.get(oldFrom + i).equals(after.get(newFrom + j))
                                ? common[i + 1][j + 1] + 1
                                : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        walk(common, oldFrom, newFrom);
    }

    private void walk(int[][] common, int oldFrom, int newFrom) {
        int i = 0;
        int j = 0;
        while (i < common.length - 1 || j < common[0].length - 1) {
            boolean oldLeft = i < common.length - 1;
            boolean newLeft = j < common[0].length - 1;
            if (oldLeft && newLeft && before.get(oldFrom + i).equals(after.get(newFrom + j))) {
                lines.add(new Line(Change.KEPT, before.get(oldFrom + i)));
                i++;
                j++;
            } else if (oldLeft && (!newLeft || common[i + 1][j] >= common[i][j + 1])) {
                lines.add(new Line(Change.REMOVED, before.get(oldFrom + i++)));
            } else {
                lines.add(new Line(Change.ADDED, after.get(newFrom + j++)));
            }
        }
    }
}
