package dev.wasmscope.engine.probe;

/** Arguments or results of a call that a {@link FunctionProbe} hears of. */
public interface ProbedValues {
    /** How many there are. */
    int count();

    /**
     * A value as an address or a size: an i32 has no sign. Meaningless for floats, vectors and
     * references.
     *
     * @throws IndexOutOfBoundsException if there is no such value
     */
    long unsigned(int index);

    /** The pointer at an address of memory 0, as wide as its addresses are; 0 outside of it. */
    long pointerAt(long address);
}
