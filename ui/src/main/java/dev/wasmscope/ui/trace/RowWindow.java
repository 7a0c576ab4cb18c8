package dev.wasmscope.ui.trace;

/**
 * Which rows of many are in sight. The table holds only these: it costs the same for ten rows and
 * for a million.
 *
 * <p>While it follows, the last row stays in sight as rows are added; scrolling up ends that,
 * scrolling down to the last row begins it again.
 */
public final class RowWindow {
    private int size;
    private int inSight = 1;
    private int top;
    private boolean following = true;

    /** Index of the first row in sight. */
    public int top() {
        return top;
    }

    /** Rows in sight. */
    public int count() {
        return Math.min(inSight, size - top);
    }

    /** Rows that would fit. */
    public int capacity() {
        return inSight;
    }

    /** The largest index that {@link #top} can have. */
    public int lastTop() {
        return Math.max(0, size - inSight);
    }

    /** Whether the last row stays in sight. */
    public boolean following() {
        return following;
    }

    /** Switches following on or off. */
    public void follow(boolean on) {
        following = on;
        settle();
    }

    /** There are so many rows now. */
    public void resize(int rows) {
        size = rows;
        settle();
    }

    /** So many rows fit now. */
    public void fit(int rows) {
        inSight = Math.max(1, rows);
        settle();
    }

    private void settle() {
        top = following ? lastTop() : Math.clamp(top, 0, lastTop());
    }

    /** A user scrolls to a row. */
    public void scrollTo(long row) {
        top = (int) Math.clamp(row, 0L, lastTop());
        following = top == lastTop();
    }

    /** A user scrolls by some rows. */
    public void scrollBy(long rows) {
        scrollTo(top + rows);
    }

    /** Brings a row into sight, with as little scrolling as possible, and stops following. */
    public void reveal(int row) {
        following = false;
        if (row < top) {
            top = row;
        } else if (row >= top + inSight) {
            top = row - inSight + 1;
        }
        top = Math.clamp(top, 0, lastTop());
    }
}
