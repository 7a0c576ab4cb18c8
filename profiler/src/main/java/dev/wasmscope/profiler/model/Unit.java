package dev.wasmscope.profiler.model;

/** What a {@link Measure} is counted in. */
public enum Unit {
    INSTRUCTIONS,
    COUNT,
    NANOSECONDS,
    BYTES
}
