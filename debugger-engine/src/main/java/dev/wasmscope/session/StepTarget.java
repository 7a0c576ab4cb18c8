package dev.wasmscope.session;

import dev.wasmscope.engine.module.CodeLocation;
import java.util.Optional;

/**
 * A call on the present line that a step can go into. Valid for the stop that it was asked at.
 *
 * @param label what is called: the function's name, or for a call through a pointer the text of the
 *     call
 * @param location the call instruction; of an inlined call the first instruction of its code
 * @param inlined whether the call was inlined
 * @param position where the call is written
 */
public record StepTarget(
        String label, CodeLocation location, boolean inlined, Optional<SourcePosition> position) {}
