package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.SampleKind;
import dev.wasmscope.profiler.model.SampleTable;
import java.util.Optional;
import java.util.function.IntToLongFunction;

/** What a sample adds to the measures that are sums over samples. */
final class SampleValues {

    private SampleValues() {}

    /** The value by sample; empty if samples do not say that measure. */
    static Optional<IntToLongFunction> of(SampleTable samples, Measure measure) {
        return switch (measure) {
            case SAMPLES -> Optional.of(_ -> 1);
            case WALL_TIME -> Optional.of(samples::wall);
            case CPU_TIME -> Optional.of(samples::cpu);
            case HOST_TIME ->
                    Optional.of(i -> samples.kind(i) == SampleKind.GUEST ? 0 : samples.wall(i));
            case IDLE_TIME ->
                    Optional.of(i -> samples.kind(i) == SampleKind.IDLE ? samples.wall(i) : 0);
            default -> Optional.empty();
        };
    }
}
