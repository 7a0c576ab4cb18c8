package dev.wasmscope.ui.trace;

import dev.wasmscope.ui.trace.index.CallGroup;

/** One row of the table. */
public sealed interface TraceRow {
    /**
     * A call.
     *
     * @param row of the store
     * @param inGroup whether it stands below a group
     */
    record Call(long row, boolean inGroup) implements TraceRow {}

    /**
     * The head of a group.
     *
     * @param open whether its calls stand below it
     */
    record Group(CallGroup group, boolean open) implements TraceRow {}
}
