package dev.wasmscope.session;

import dev.wasmscope.engine.module.CodeLocation;
import java.util.Optional;

/**
 * A place where the innermost function might go on.
 *
 * @param location the instruction
 * @param position its line
 * @param refusal why it cannot go on there, for the user; empty if it can
 */
public record JumpTarget(
        CodeLocation location, Optional<SourcePosition> position, Optional<String> refusal) {}
