package dev.wasmscope.session;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The structs, arrays and exceptions that a stopped program can reach: from its globals, its
 * tables, and the locals and operand stacks of all frames.
 */
public interface GcHeap {
    /** Most objects that are counted; a program with more of them is looked at so far. */
    int MOST_OBJECTS = 2_000_000;

    /** Of a session without such objects. */
    GcHeap NONE =
            new GcHeap() {
                @Override
                public boolean isUsed() {
                    return false;
                }

                @Override
                public CompletableFuture<List<Group>> groups() {
                    return CompletableFuture.completedFuture(List.of());
                }

                @Override
                public CompletableFuture<List<WasmValue>> objects(
                        String type, long from, int count) {
                    return CompletableFuture.completedFuture(List.of());
                }
            };

    /**
     * All objects of one type.
     *
     * @param type as the module writes it: {@code $Tree}; {@code exception} for exceptions
     * @param objects how many there are
     * @param bytes what they take in this process, about; what they refer to is not counted
     */
    record Group(String type, int objects, long bytes) {}

    /** Whether the program declares types of such objects. */
    boolean isUsed();

    /** The objects by their types, those that take most first; walks the whole heap. */
    CompletableFuture<List<Group>> groups();

    /**
     * Objects of a type in the order in which they are met on the way from the roots; fewer than
     * asked for where they end.
     *
     * @param type of a {@link Group}
     * @param from index of the first
     */
    CompletableFuture<List<WasmValue>> objects(String type, long from, int count);
}
