package dev.wasmscope.ui.profile;

import dev.wasmscope.profiler.analyse.Timeline;
import dev.wasmscope.profiler.model.Unit;

/**
 * A part of a run.
 *
 * @param axis what it is a stretch of
 * @param from where it begins
 * @param to where it ends, which is not part of it
 */
public record TimeSpan(Timeline.Axis axis, long from, long to) {
    /** Where it begins and ends, as people read it. */
    public String text() {
        Unit unit = axis == Timeline.Axis.TIME ? Unit.NANOSECONDS : Unit.COUNT;
        return Amounts.brief(unit, from) + " – " + Amounts.brief(unit, to);
    }
}
