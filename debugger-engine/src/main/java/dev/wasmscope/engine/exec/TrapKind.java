package dev.wasmscope.engine.exec;

/** Why a guest trapped. The text is the one that the specification's test suite uses. */
public enum TrapKind {
    UNREACHABLE("unreachable"),
    OUT_OF_BOUNDS_MEMORY_ACCESS("out of bounds memory access"),
    OUT_OF_BOUNDS_TABLE_ACCESS("out of bounds table access"),
    /** {@code call_indirect} through an index past the table's end. */
    UNDEFINED_ELEMENT("undefined element"),
    /** {@code call_indirect} through a null entry. */
    UNINITIALIZED_ELEMENT("uninitialized element"),
    INDIRECT_CALL_TYPE_MISMATCH("indirect call type mismatch"),
    INTEGER_DIVIDE_BY_ZERO("integer divide by zero"),
    INTEGER_OVERFLOW("integer overflow"),
    INVALID_CONVERSION_TO_INTEGER("invalid conversion to integer"),
    CALL_STACK_EXHAUSTED("call stack exhausted"),
    NULL_REFERENCE("null reference"),
    NULL_FUNCTION_REFERENCE("null function reference"),
    NULL_STRUCTURE_REFERENCE("null structure reference"),
    NULL_ARRAY_REFERENCE("null array reference"),
    NULL_I31_REFERENCE("null i31 reference"),
    OUT_OF_BOUNDS_ARRAY_ACCESS("out of bounds array access"),
    CAST_FAILURE("cast failure"),
    /** The guest wants more structs or arrays than its limit or the Java heap allows. */
    OUT_OF_MEMORY("out of memory"),
    /** {@code throw_ref} of a null reference. */
    NULL_EXCEPTION_REFERENCE("null exception reference"),
    /** No frame catches an exception of the guest. */
    UNCAUGHT_EXCEPTION("uncaught exception"),
    /** An atomic access whose address is not a multiple of its width. */
    UNALIGNED_ATOMIC("unaligned atomic"),
    /** {@code memory.atomic.wait} in a memory that no other thread can share. */
    EXPECTED_SHARED_MEMORY("expected shared memory"),
    /** A host function ended the guest, with its own words as the detail. */
    HOST("host function failed"),
    /** A recording could not be written, or not be replayed any further; the detail says why. */
    RECORDING("recording"),
    /**
     * The body of a function is invalid; found when it is first called, for modules that were not
     * validated whole.
     */
    INVALID_FUNCTION("invalid function"),
    /** The function uses an instruction that this engine does not execute. */
    UNSUPPORTED_INSTRUCTION("unsupported instruction");

    private final String text;

    TrapKind(String text) {
        this.text = text;
    }

    /** The specification's words for it. */
    public String text() {
        return text;
    }
}
