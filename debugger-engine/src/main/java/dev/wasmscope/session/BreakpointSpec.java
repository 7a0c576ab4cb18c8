package dev.wasmscope.session;

import dev.wasmscope.engine.module.CodeLocation;

/** What the user asked for: the breakpoint as it is saved and shown. */
public sealed interface BreakpointSpec {
    /** As the user would write it. */
    String text();

    /** Whether it is bound to places in the code; if not, it waits for an event. */
    default boolean hasPlaces() {
        return true;
    }

    /**
     * A source line, or the code of one that begins in a column.
     *
     * @param file a recorded path, a path on this machine, or the tail of one ({@code shapes.c},
     *     {@code src/main.rs})
     * @param line from 1
     * @param column from 1; 0 for where the line begins
     */
    record Line(String file, int line, int column) implements BreakpointSpec {
        /** Where the line begins. */
        public Line(String file, int line) {
            this(file, line, 0);
        }

        @Override
        public String text() {
            return file + ":" + line + (column > 0 ? ":" + column : "");
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
     * Every function one of whose names, as {@link Function} knows them, has a part that the
     * regular expression matches.
     */
    record FunctionPattern(String regex) implements BreakpointSpec {
        @Override
        public String text() {
            return "/" + regex + "/";
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

        @Override
        public boolean hasPlaces() {
            return false;
        }
    }

    /**
     * Traps. The program stops at every trap, unless there are breakpoints for traps of its kind
     * and none of them wants it: they are switched off, their condition is false or they only print
     * a message. Then it ends as it would without a debugger.
     *
     * @param kind the beginning of the specification's name of it, for example {@code unreachable}
     *     or {@code out of bounds}; empty for every kind
     */
    record Trap(String kind) implements BreakpointSpec {
        @Override
        public String text() {
            return kind.isEmpty() ? "trap" : "trap " + kind;
        }

        @Override
        public boolean hasPlaces() {
            return false;
        }
    }

    /**
     * Exceptions of the guest that are thrown: stops before the {@code throw}. An exception that is
     * thrown again by {@code throw_ref} or {@code rethrow} does not count.
     */
    record Thrown() implements BreakpointSpec {
        @Override
        public String text() {
            return "throw";
        }

        @Override
        public boolean hasPlaces() {
            return false;
        }
    }

    /**
     * Exceptions of the guest that no frame catches: the trap {@code uncaught exception}, with the
     * rule of {@link Trap}.
     */
    record Uncaught() implements BreakpointSpec {
        @Override
        public String text() {
            return "uncaught";
        }

        @Override
        public boolean hasPlaces() {
            return false;
        }
    }

    /** The start of the program: stops before its first instruction. */
    record Entry() implements BreakpointSpec {
        @Override
        public String text() {
            return "entry";
        }

        @Override
        public boolean hasPlaces() {
            return false;
        }
    }

    /**
     * The end of the program: stops before its outermost function returns, and in the call that
     * ends it ({@code proc_exit}), while its frames can still be read.
     */
    record Exit() implements BreakpointSpec {
        @Override
        public String text() {
            return "exit";
        }
    }

    /** Every {@code memory.grow} instruction: stops before it. */
    record MemoryGrow() implements BreakpointSpec {
        @Override
        public String text() {
            return "grow";
        }
    }

    /**
     * Accesses to data by the guest, and writes by the host: stops behind them.
     *
     * @param target what, from {@link DataBreakpoints}
     */
    record Data(DataTarget target, DataAccess access) implements BreakpointSpec {
        @Override
        public String text() {
            return access.word() + " " + target.text();
        }

        @Override
        public boolean hasPlaces() {
            return false;
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
