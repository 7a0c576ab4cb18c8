package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.module.CodeLocation;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A trap that ended a guest's run.
 *
 * @param kind why
 * @param detail what more is known, for people; may be empty
 * @param location the instruction that trapped; empty if no guest code was running
 * @param address the effective address of the memory access, without wrapping, if it was one
 */
public record Trap(
        TrapKind kind, String detail, Optional<CodeLocation> location, OptionalLong address) {
    /** The specification's text, then the detail. */
    public String message() {
        return detail.isEmpty() ? kind.text() : kind.text() + ": " + detail;
    }
}
