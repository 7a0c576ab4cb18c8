package dev.wasmscope.engine.control;

import java.util.List;

/**
 * The places in one function that matter to a line step.
 *
 * @param hasSource whether a step may end in this function at all
 * @param landings ascending code offsets where a step ends when it gets there: beginnings of other
 *     lines
 * @param calls code offsets of call instructions whose callee a step into must look at
 */
public record StepRegion(boolean hasSource, List<Long> landings, List<Long> calls) {
    /** A function to run through. */
    public static final StepRegion NONE = new StepRegion(false, List.of(), List.of());

    public StepRegion {
        landings = List.copyOf(landings);
        calls = List.copyOf(calls);
    }
}
