package dev.wasmscope.engine.exec;

/**
 * What the guests of a store may use. Reaching a limit is something that guests can see, never an
 * error of the engine: growing fails, calls trap with {@code call stack exhausted}, a run ends with
 * {@link ExecutionResult.LimitReached}.
 *
 * @param maxMemoryBytes most bytes of all memories together
 * @param maxTableElements most elements of each table
 * @param maxCallDepth most frames of a guest thread
 * @param maxStackSlots most slots (locals and operands) of a guest thread
 * @param maxInstructions the clock at which a run ends, exactly; {@link Long#MAX_VALUE} for no
 *     limit
 */
public record StoreLimits(
        long maxMemoryBytes,
        int maxTableElements,
        int maxCallDepth,
        int maxStackSlots,
        long maxInstructions) {
    /** Limits that let every ordinary guest run. */
    public static final StoreLimits DEFAULT =
            new StoreLimits(4L << 30, 10_000_000, 200_000, 8_000_000, Long.MAX_VALUE);

    public StoreLimits {
        if (maxMemoryBytes < 0 || maxTableElements < 0 || maxCallDepth < 1 || maxStackSlots < 1) {
            throw new IllegalArgumentException("limits must not be negative");
        }
    }

    /** The same with another limit of memory. */
    public StoreLimits withMaxMemoryBytes(long bytes) {
        return new StoreLimits(
                bytes, maxTableElements, maxCallDepth, maxStackSlots, maxInstructions);
    }

    /** The same with another limit of instructions. */
    public StoreLimits withMaxInstructions(long instructions) {
        return new StoreLimits(
                maxMemoryBytes, maxTableElements, maxCallDepth, maxStackSlots, instructions);
    }

    /** The same with another limit of table elements. */
    public StoreLimits withMaxTableElements(int elements) {
        return new StoreLimits(
                maxMemoryBytes, elements, maxCallDepth, maxStackSlots, maxInstructions);
    }

    /** The same with another limit of frames. */
    public StoreLimits withMaxCallDepth(int frames) {
        return new StoreLimits(
                maxMemoryBytes, maxTableElements, frames, maxStackSlots, maxInstructions);
    }
}
