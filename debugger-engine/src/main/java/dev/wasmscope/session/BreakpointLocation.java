package dev.wasmscope.session;

import dev.wasmscope.engine.module.CodeLocation;
import java.util.Optional;

/**
 * One of the places in the code where a breakpoint landed.
 *
 * @param location the instruction
 * @param function the function it is in, inlined ones by their own name
 * @param position its source
 */
public record BreakpointLocation(
        CodeLocation location, String function, Optional<SourcePosition> position) {}
