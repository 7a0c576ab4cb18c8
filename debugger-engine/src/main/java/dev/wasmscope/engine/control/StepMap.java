package dev.wasmscope.engine.control;

import dev.wasmscope.engine.module.CodeLocation;
import java.util.List;
import java.util.OptionalLong;

/** What step plans must know of the source; given by the session. */
public interface StepMap {
    /** Where a line step that begins here may end within this function. */
    StepRegion region(CodeLocation from);

    /**
     * Where a step into a function lands: behind its prologue; empty if it is not to be entered (no
     * source).
     *
     * @param functionIndex the function called
     * @param caller the call
     */
    OptionalLong entry(int functionIndex, CodeLocation caller);

    /** The entries of all functions that a step into stops in. */
    List<CodeLocation> entries();

    /** Whether a line is known there, or before it in the same function. */
    boolean hasLine(CodeLocation at);

    /** The code offset of the instruction behind a call. */
    long after(CodeLocation call);
}
