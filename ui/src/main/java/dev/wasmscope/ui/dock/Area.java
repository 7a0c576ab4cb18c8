package dev.wasmscope.ui.dock;

/** Where a view lies at first. */
public enum Area {
    /** Sources and disassembly. */
    EDITORS,
    /** Left, above. */
    LEFT,
    /** Left, below. */
    LEFT_BOTTOM,
    /** Right of the editors. */
    RIGHT,
    /** Below, left. */
    BOTTOM,
    /** Below, right. */
    BOTTOM_RIGHT
}
