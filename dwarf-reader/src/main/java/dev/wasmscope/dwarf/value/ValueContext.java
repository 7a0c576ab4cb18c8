package dev.wasmscope.dwarf.value;

import dev.wasmscope.dwarf.expr.FrameContext;

/**
 * What values are read with.
 *
 * @param frame the stopped frame
 * @param objects the program's types and variables
 * @param presenter how values of library types are shown
 */
public record ValueContext(FrameContext frame, ProgramObjects objects, Presenter presenter) {
    /** A context without library types: every value is shown by its members. */
    public static ValueContext raw(FrameContext frame) {
        return new ValueContext(frame, ProgramObjects.NONE, Presenter.RAW);
    }
}
