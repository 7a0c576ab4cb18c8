package dev.wasmscope.session.memory;

import java.util.List;

/**
 * What differs between two moments.
 *
 * @param changes the first ones, by memory and address
 * @param count of all of them
 * @param bytes how many bytes differ, those that a memory grew by not among them
 * @param grown for each memory by how many bytes it is larger in the second
 */
public record MemoryComparison(List<Change> changes, long count, long bytes, List<Long> grown) {
    public MemoryComparison {
        changes = List.copyOf(changes);
        grown = List.copyOf(grown);
    }

    /**
     * A stretch that differs. Equal bytes between different ones are part of it when they are few.
     *
     * @param before its bytes at the first moment
     * @param after the same at the second
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    public record Change(int memory, long address, byte[] before, byte[] after) {}
}
