package dev.wasmscope.ui.charts;

import dev.wasmscope.profiler.model.Unit;
import java.util.List;

/**
 * Values with names, in the order in which they are drawn.
 *
 * @param title what the values are
 * @param unit of the values
 */
record Bars(String title, Unit unit, List<Bar> bars) {
    /** One of them. */
    record Bar(String name, long value) {}

    Bars {
        bars = List.copyOf(bars);
    }
}
