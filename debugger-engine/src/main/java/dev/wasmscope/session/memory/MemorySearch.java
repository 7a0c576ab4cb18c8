package dev.wasmscope.session.memory;

/**
 * What to find.
 *
 * @param where only there; cut off where the memory ends
 * @param bytes what is looked for, at least one
 * @param alignment only at addresses that it divides; 1 for all
 * @param limit at most so many places
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record MemorySearch(MemoryRange where, byte[] bytes, int alignment, int limit) {}
