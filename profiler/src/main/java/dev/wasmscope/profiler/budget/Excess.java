package dev.wasmscope.profiler.budget;

/**
 * A figure above its budget.
 *
 * @param what whose figure: a function with its source, or the whole run
 * @param figure which of its figures: {@code self} or {@code total}
 * @param allowed what the budget gives
 * @param used what the run took
 */
public record Excess(String what, String figure, long allowed, long used) {}
