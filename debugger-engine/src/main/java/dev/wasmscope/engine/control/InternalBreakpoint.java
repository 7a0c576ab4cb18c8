package dev.wasmscope.engine.control;

import dev.wasmscope.engine.module.CodeLocation;

/**
 * A place where a plan wants to be asked. It lives from one {@link Move} to the next and never
 * outlives a stop.
 *
 * @param location an instruction
 * @param depths the frames that count; others run through
 */
public record InternalBreakpoint(CodeLocation location, FrameDepths depths) {}
