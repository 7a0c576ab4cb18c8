package dev.wasmscope.ui.trace.index;

import dev.wasmscope.ui.trace.store.CallStore;

/** How the place of a call in time is measured. */
public enum TimeAxis {
    /** Instructions that the guest had executed: the same in every run. */
    CLOCK("Instruction clock"),
    /** The host's time, in nanoseconds since the first call. */
    TIME("Host time");

    private final String title;

    TimeAxis(String title) {
        this.title = title;
    }

    /** The place of a kept call. */
    public long of(CallStore store, long row) {
        return this == CLOCK ? store.clock(row) : store.at(row);
    }

    @Override
    public String toString() {
        return title;
    }
}
