package dev.wasmscope.session;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a guest may use up before it is stopped.
 *
 * @param maxInstructions executed instructions (the engine's clock); the guest stops there, exactly
 * @param maxMemoryBytes linear memory of all memories together; {@code memory.grow} beyond it fails
 * @param maxTableElements elements of each table; {@code table.grow} beyond it fails
 * @param maxCallDepth frames of the guest's stack; a call beyond it traps
 * @param timeout time on the wall since the start, waiting in host calls included
 */
public record RunLimits(
        OptionalLong maxInstructions,
        OptionalLong maxMemoryBytes,
        OptionalInt maxTableElements,
        OptionalInt maxCallDepth,
        Optional<Duration> timeout) {
    /** No limit but the engine's own. */
    public static final RunLimits NONE =
            new RunLimits(
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    Optional.empty());

    /** The same with another {@link #maxInstructions}. */
    public RunLimits withMaxInstructions(long instructions) {
        return new RunLimits(
                OptionalLong.of(instructions),
                maxMemoryBytes,
                maxTableElements,
                maxCallDepth,
                timeout);
    }

    /** The same with another {@link #maxMemoryBytes}. */
    public RunLimits withMaxMemoryBytes(long bytes) {
        return new RunLimits(
                maxInstructions, OptionalLong.of(bytes), maxTableElements, maxCallDepth, timeout);
    }

    /** The same with another {@link #maxTableElements}. */
    public RunLimits withMaxTableElements(int elements) {
        return new RunLimits(
                maxInstructions, maxMemoryBytes, OptionalInt.of(elements), maxCallDepth, timeout);
    }

    /** The same with another {@link #maxCallDepth}. */
    public RunLimits withMaxCallDepth(int frames) {
        return new RunLimits(
                maxInstructions, maxMemoryBytes, maxTableElements, OptionalInt.of(frames), timeout);
    }

    /** The same with another {@link #timeout}. */
    public RunLimits withTimeout(Duration time) {
        return new RunLimits(
                maxInstructions, maxMemoryBytes, maxTableElements, maxCallDepth, Optional.of(time));
    }
}
