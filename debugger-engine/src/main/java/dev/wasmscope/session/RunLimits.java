package dev.wasmscope.session;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a guest may use up before it is stopped.
 *
 * @param maxInstructions executed instructions (the engine's clock); the guest stops there
 * @param maxMemoryBytes linear memory of all memories together; {@code memory.grow} beyond it fails
 * @param timeout time on the wall since the start, waiting in host calls included
 */
public record RunLimits(
        OptionalLong maxInstructions, OptionalLong maxMemoryBytes, Optional<Duration> timeout) {
    /** No limit but the engine's own. */
    public static final RunLimits NONE =
            new RunLimits(OptionalLong.empty(), OptionalLong.empty(), Optional.empty());
}
