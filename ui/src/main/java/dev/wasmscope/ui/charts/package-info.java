/**
 * Charts of a profile (JFreeChart): what the run did over time, memory, allocation sizes, kinds of
 * instructions, calls of the host. All that run along time share one axis, on which a part can be
 * chosen.
 *
 * <p>Data is gathered in the background by {@link dev.wasmscope.ui.charts.ChartData}; the views
 * draw it. Knows the profile model, not where profiles come from.
 */
@NullMarked
package dev.wasmscope.ui.charts;

import org.jspecify.annotations.NullMarked;
