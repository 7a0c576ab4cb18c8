package dev.wasmscope.profiler.allocator;

/**
 * What a function does with blocks of memory, and which of its arguments say so; arguments are
 * counted from 0.
 */
public sealed interface AllocatorRole {
    /** Instead of an argument: there is none, and one is meant. */
    int NO_ARGUMENT = -1;

    /**
     * Returns a new block, or 0.
     *
     * @param size the argument with the size in bytes
     * @param count the argument to multiply that with, or {@link #NO_ARGUMENT}
     */
    record Allocate(int size, int count) implements AllocatorRole {}

    /**
     * Stores the address of a new block in memory and returns 0, or an error number, as {@code
     * posix_memalign} does.
     *
     * @param target the argument with the address of the pointer
     * @param size the argument with the size in bytes
     */
    record AllocateAt(int target, int size) implements AllocatorRole {}

    /**
     * Returns a block of another size in place of one, which may be 0; or 0, and then it has
     * changed nothing unless the size is 0.
     *
     * @param block the argument with the old block
     * @param size the argument with the new size in bytes
     * @param count the argument to multiply that with, or {@link #NO_ARGUMENT}
     */
    record Reallocate(int block, int size, int count) implements AllocatorRole {}

    /**
     * Changes the size of a block where it is; returns whether it could.
     *
     * @param block the argument with the block
     * @param size the argument with the new size in bytes
     */
    record Resize(int block, int size) implements AllocatorRole {}

    /**
     * Gives a block back.
     *
     * @param block the argument with the block, which may be 0
     */
    record Free(int block) implements AllocatorRole {}

    /** The fewest parameters that a function of this role can have. */
    default int parameters() {
        return 1
                + switch (this) {
                    case Allocate(int size, int count) -> Math.max(size, count);
                    case AllocateAt(int target, int size) -> Math.max(target, size);
                    case Reallocate(int block, int size, int count) ->
                            Math.max(block, Math.max(size, count));
                    case Resize(int block, int size) -> Math.max(block, size);
                    case Free(int block) -> block;
                };
    }

    /** Whether a function of this role returns something. */
    default boolean answers() {
        return !(this instanceof Free);
    }

    /** As {@link NamedByUser} reads it. */
    default String text() {
        return switch (this) {
            case Allocate(int size, int count) -> "allocate(" + product(size, count) + ")";
            case AllocateAt(int target, int size) -> "allocate-at(%d,%d)".formatted(target, size);
            case Reallocate(int block, int size, int count) ->
                    "reallocate(%d,%s)".formatted(block, product(size, count));
            case Resize(int block, int size) -> "resize(%d,%d)".formatted(block, size);
            case Free(int block) -> "free(" + block + ")";
        };
    }

    private static String product(int size, int count) {
        return count == NO_ARGUMENT ? String.valueOf(size) : count + "*" + size;
    }
}
