package dev.wasmscope.profiler.budget;

/**
 * What one function may cost in a run.
 *
 * @param name as profiles show it
 * @param source file name of its source without folders, which differ between machines; empty when
 *     unknown
 * @param self instructions of its own
 * @param total with everything it calls
 */
public record Allowance(String name, String source, long self, long total) {}
