package dev.wasmscope.ui.memory;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.memory.AddressUse;
import dev.wasmscope.session.memory.MemoryRange;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The part of a memory that a view shows. What is read around it follows the memory's size in the
 * same question: an answer that had to go through the toolkit's thread first would come after the
 * stop was drawn, and have it drawn once more.
 *
 * @param memory index
 * @param top address of the first row
 * @param rows how many are in sight
 * @param rowBytes of a row
 */
record MemorySight(int memory, long top, int rows, int rowBytes) {
    /** Bytes that are read before and after what is in sight. */
    private static final int MARGIN = 2048;

    /** The first row of a view over so many bytes, as near to an address as can be. */
    long topFor(long address, long size) {
        long last = Math.max(0, (size - 1) / rowBytes * rowBytes - (rows - 1L) * rowBytes);
        return Math.clamp(address / rowBytes * rowBytes, 0, last);
    }

    /** Reads the bytes. */
    CompletableFuture<MemoryBytes> bytes(DebugSession session) {
        return session.memorySize(memory)
                .thenCompose(
                        size -> {
                            if (size == 0) {
                                return CompletableFuture.completedFuture(MemoryBytes.NONE);
                            }
                            MemoryRange range = around(size);
                            return session.readMemory(memory, range.from(), (int) range.length())
                                    .thenApply(read -> new MemoryBytes(range.from(), read));
                        });
    }

    /** Finds out what lies there. */
    CompletableFuture<List<AddressUse>> uses(DebugSession session) {
        return session.memorySize(memory)
                .thenCompose(
                        size ->
                                size == 0
                                        ? CompletableFuture.completedFuture(List.of())
                                        : session.memoryTools().within(around(size)));
    }

    private MemoryRange around(long size) {
        long from = Math.max(0, topFor(top, size) - MARGIN);
        return new MemoryRange(
                memory, from, Math.min(size - from, (long) rows * rowBytes + 2 * MARGIN));
    }
}
