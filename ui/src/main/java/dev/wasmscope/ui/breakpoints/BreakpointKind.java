package dev.wasmscope.ui.breakpoints;

import dev.wasmscope.session.BreakpointSpec;

/** The kinds of breakpoints that a user can choose from. */
enum BreakpointKind {
    LINE("Line", "File and line", "shapes.c:12 or shapes.c:12:5"),
    FUNCTION("Function", "Name", "main, Shape::area or an export"),
    PATTERN("Functions that match", "Regular expression", "^luaV_.*"),
    INSTRUCTION("Instruction", "Offset in the code section", "0x1f3"),
    HOST_CALL("WASI call", "Filter", "path_open, fd_write fd=1, error; empty: every call"),
    TRAP("Trap", "Beginning of its name", "unreachable, out of bounds; empty: every trap"),
    THROWN("Exception thrown", "", ""),
    UNCAUGHT("Exception not caught", "", ""),
    ENTRY("Program start", "", ""),
    EXIT("Program end", "", ""),
    MEMORY_GROW("memory.grow", "", ""),
    DATA("Data", "Expression or address", "total, $local0, $global1, $table0[3] or 0x11634:4");

    private final String title;
    private final String place;
    private final String hint;

    BreakpointKind(String title, String place, String hint) {
        this.title = title;
        this.place = place;
        this.hint = hint;
    }

    /** For people. */
    String title() {
        return title;
    }

    /** What says where; empty for what needs no place. */
    String place() {
        return place;
    }

    /** Examples of places. */
    String hint() {
        return hint;
    }

    /** Whether a place is typed. */
    boolean hasPlace() {
        return !place.isEmpty();
    }

    /** The kind of something that was asked for. */
    static BreakpointKind of(BreakpointSpec spec) {
        return switch (spec) {
            case BreakpointSpec.Line _ -> LINE;
            case BreakpointSpec.Function _ -> FUNCTION;
            case BreakpointSpec.FunctionPattern _ -> PATTERN;
            case BreakpointSpec.Instruction _ -> INSTRUCTION;
            case BreakpointSpec.HostCall _ -> HOST_CALL;
            case BreakpointSpec.Trap _ -> TRAP;
            case BreakpointSpec.Thrown _ -> THROWN;
            case BreakpointSpec.Uncaught _ -> UNCAUGHT;
            case BreakpointSpec.Entry _ -> ENTRY;
            case BreakpointSpec.Exit _ -> EXIT;
            case BreakpointSpec.MemoryGrow _ -> MEMORY_GROW;
            case BreakpointSpec.Data _ -> DATA;
        };
    }
}
