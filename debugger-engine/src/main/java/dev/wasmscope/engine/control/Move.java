package dev.wasmscope.engine.control;

import java.util.List;

/** What a plan wants next. */
public sealed interface Move {
    /** The plan has arrived: stop here. */
    record Done() implements Move {}

    /**
     * The plan has moved the guest without executing anything: stop here.
     *
     * @param how for the user: {@code jumped to line 12}
     */
    record Moved(String how) implements Move {}

    /**
     * Run until one of these is reached, or an exception is caught in one of the frames that they
     * name or in one outside of them. A breakpoint at the present instruction does not count.
     *
     * @param until replaces what the plan set before; may be empty
     */
    record Run(List<InternalBreakpoint> until) implements Move {
        public Run {
            until = List.copyOf(until);
        }
    }

    /**
     * Run until so many instructions have been executed. Breakpoints of every kind are passed on
     * the way; what ends or pauses the guest still does.
     *
     * @param clock as {@link Guest#clock} counts; at or behind it, nothing runs
     */
    record RunToClock(long clock) implements Move {}

    /** Execute one wasm instruction; a call enters its callee. */
    record StepInstruction() implements Move {}
}
