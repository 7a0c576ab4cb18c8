package dev.wasmscope.session;

import dev.wasmscope.engine.module.CodeLocation;

/** What the user asked for: the breakpoint as it is saved and shown. */
public sealed interface BreakpointSpec {
    /** As the user would write it. */
    String text();

    /**
     * A source line.
     *
     * @param file a recorded path, a path on this machine, or the tail of one ({@code shapes.c},
     *     {@code src/main.rs})
     * @param line from 1
     */
    record Line(String file, int line) implements BreakpointSpec {
        @Override
        public String text() {
            return file + ":" + line;
        }
    }

    /**
     * Every function of that name: source name (plain or qualified), linker's name or export name.
     */
    record Function(String name) implements BreakpointSpec {
        @Override
        public String text() {
            return name;
        }
    }

    /**
     * Calls of the host: stops behind each that the filter accepts, when its result is known.
     *
     * @param filter see {@link dev.wasmscope.engine.host.trace.CallFilter}; the empty one accepts
     *     every call
     */
    record HostCall(String filter) implements BreakpointSpec {
        @Override
        public String text() {
            return filter.isEmpty() ? "call" : "call " + filter;
        }
    }

    /** One instruction. */
    record Instruction(CodeLocation location) implements BreakpointSpec {
        @Override
        public String text() {
            return String.format("0x%x", location.codeOffset());
        }
    }
}
