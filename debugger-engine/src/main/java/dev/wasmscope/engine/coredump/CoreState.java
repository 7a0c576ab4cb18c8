package dev.wasmscope.engine.coredump;

import java.util.List;

/**
 * What our own section of a core file adds to the conventions.
 *
 * @param module what the file knows of the module
 * @param clock instructions executed
 * @param stop why it stood
 * @param frames for each frame what the stack section has no room for, innermost first
 * @param globals the values of the globals that hold references
 * @param tables the contents of the tables
 * @param droppedData the data segments that the guest had dropped
 * @param droppedElements the element segments that it had dropped
 * @param objects the heap, by number
 */
public record CoreState(
        CoreModule module,
        long clock,
        CoreStop stop,
        List<Frame> frames,
        List<Indexed> globals,
        List<List<Run>> tables,
        List<Integer> droppedData,
        List<Integer> droppedElements,
        List<CoreObject> objects) {
    public CoreState {
        frames = List.copyOf(frames);
        globals = List.copyOf(globals);
        tables = List.copyOf(tables);
        droppedData = List.copyOf(droppedData);
        droppedElements = List.copyOf(droppedElements);
        objects = List.copyOf(objects);
    }

    /**
     * A frame.
     *
     * @param stackPointer the stack pointer when it was last active
     * @param locals values that the stack section leaves out
     * @param operands the same
     */
    public record Frame(long stackPointer, List<Indexed> locals, List<Indexed> operands) {
        public Frame {
            locals = List.copyOf(locals);
            operands = List.copyOf(operands);
        }
    }

    /** A value and the index of the local, operand or global that it is of. */
    public record Indexed(int index, CoreValue value) {}

    /** Equal elements of a table, one after the other. */
    public record Run(int count, CoreValue value) {}
}
