package dev.wasmscope.session.paste;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What one line of a trace says of one frame.
 *
 * @param engine who wrote the line
 * @param functionIndex in the module's function index space, where the line has it
 * @param name the function's name as the engine printed it; empty if it printed none
 * @param fileOffset of the instruction from the start of the module's file, where the line has it
 */
public record TraceFrame(
        TraceEngine engine, OptionalInt functionIndex, String name, OptionalLong fileOffset) {}
