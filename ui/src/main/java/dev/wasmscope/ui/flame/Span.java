package dev.wasmscope.ui.flame;

/**
 * The part of a flame graph's width that is in sight, in the graph's own units.
 *
 * @param from the left edge
 * @param to the right edge, greater than {@code from}
 */
record Span(double from, double to) {
    /** Closer than one unit nothing more is to be seen. */
    private static final double CLOSEST = 1;

    Span {
        if (!(to > from)) {
            throw new IllegalArgumentException("an empty span " + from + " to " + to);
        }
    }

    /** The whole width. */
    static Span all(double total) {
        return new Span(0, Math.max(CLOSEST, total));
    }

    double width() {
        return to - from;
    }

    /** Where a point lies: 0 at the left edge, 1 at the right one. */
    double share(double at) {
        return (at - from) / width();
    }

    /** What lies at that share of the width. */
    double at(double share) {
        return from + share * width();
    }

    /**
     * Comes closer or goes away.
     *
     * @param factor of the width in sight: below 1 comes closer
     * @param share the point that stays where it is
     */
    Span zoomed(double factor, double share, double total) {
        double width = Math.clamp(width() * factor, CLOSEST, Math.max(CLOSEST, total));
        double left = at(share) - share * width;
        return new Span(left, left + width).within(total);
    }

    /** Moves right by a share of the width in sight. */
    Span moved(double share, double total) {
        double by = share * width();
        return new Span(from + by, to + by).within(total);
    }

    /** The same width, moved so that it lies within the graph. */
    Span within(double total) {
        double all = Math.max(CLOSEST, total);
        double width = Math.min(width(), all);
        double left = Math.clamp(from, 0, all - width);
        return new Span(left, left + width);
    }

    /**
     * Moves as little as is needed to see a piece; a piece that is too wide is seen from its start.
     */
    Span showing(double left, double right, double total) {
        if (left >= from && right <= to) {
            return this;
        }
        if (right - left >= width()) {
            return new Span(left, left + width()).within(total);
        }
        double by = left < from ? left - from : right - to;
        return new Span(from + by, to + by).within(total);
    }

    /**
     * A step of a movement to another span: the edges move by equal factors of the width, as eyes
     * expect of a zoom.
     *
     * @param done 0 here, 1 there
     */
    Span towards(Span there, double done) {
        if (done >= 1) {
            return there;
        }
        double width = width() * Math.pow(there.width() / width(), done);
        // With widths that differ the movement follows the width, so that the fixed point stays.
        double change = there.width() - width();
        double moved = Math.abs(change) < 1e-9 * width() ? done : (width - width()) / change;
        double left = from + (there.from - from) * moved;
        return new Span(left, left + width);
    }
}
