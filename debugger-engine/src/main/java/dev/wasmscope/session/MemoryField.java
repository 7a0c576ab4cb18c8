package dev.wasmscope.session;

/**
 * One typed piece of memory: a row of the typed memory view.
 *
 * @param path from the variable, {@code list->u.circle.r}
 * @param typeName of this piece
 * @param address in memory 0
 * @param size in bytes; 0 for a bit field that shares the bytes of its neighbour
 * @param value one short line
 * @param depth 0 for the variable itself
 */
public record MemoryField(
        String path, String typeName, long address, long size, String value, int depth) {}
