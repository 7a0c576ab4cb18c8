package dev.wasmscope.profiler.collect;

import dev.wasmscope.engine.probe.SampledStack;

/** Which samples count. */
@FunctionalInterface
public interface SampleFilter {
    /** All of them. */
    SampleFilter ALL = _ -> true;

    boolean accepts(SampledStack stack);

    /** Those with this function of an instance somewhere on the stack. */
    static SampleFilter below(int instance, int functionIndex) {
        return stack -> {
            for (int frame = 0; frame < stack.depth(); frame++) {
                if (stack.function(frame) == functionIndex && stack.instance(frame) == instance) {
                    return true;
                }
            }
            return false;
        };
    }
}
