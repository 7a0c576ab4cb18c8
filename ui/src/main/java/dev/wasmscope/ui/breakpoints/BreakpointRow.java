package dev.wasmscope.ui.breakpoints;

import dev.wasmscope.session.Breakpoint;
import java.util.List;

/** A row of the list. */
sealed interface BreakpointRow {
    /** What stands for the row from one refresh to the next. */
    String key();

    /** The breakpoints that the row stands for. */
    List<Breakpoint> breakpoints();

    /** One breakpoint. */
    record Item(Breakpoint breakpoint) implements BreakpointRow {
        @Override
        public String key() {
            return "#" + breakpoint.id();
        }

        @Override
        public List<Breakpoint> breakpoints() {
            return List.of(breakpoint);
        }
    }

    /** A heading above some. */
    record Group(String name, List<Breakpoint> breakpoints) implements BreakpointRow {
        public Group {
            breakpoints = List.copyOf(breakpoints);
        }

        @Override
        public String key() {
            return name;
        }
    }
}
