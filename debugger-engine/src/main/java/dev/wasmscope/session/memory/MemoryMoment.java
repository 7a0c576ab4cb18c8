package dev.wasmscope.session.memory;

/**
 * The memories as they were at one stop.
 *
 * @param name what the user calls it
 * @param clock instructions executed then
 * @param bytes of all memories
 */
public record MemoryMoment(String name, long clock, long bytes) {}
