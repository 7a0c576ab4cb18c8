package dev.wasmscope.session;

import dev.wasmscope.engine.module.CodeLocation;
import java.util.List;

/**
 * The breakpoints of a session. They may be set, changed and removed in any state and from any
 * thread, and outlive a run.
 */
public interface Breakpoints {
    /**
     * Sets a breakpoint on a line, at all its places; see {@link BreakpointSpec.Line} for {@code
     * file}.
     */
    default Breakpoint addLineBreakpoint(String file, int line) {
        return addBreakpoint(new BreakpointSpec.Line(file, line));
    }

    /** Sets a breakpoint behind the prologue of every function of that name. */
    default Breakpoint addFunctionBreakpoint(String name) {
        return addBreakpoint(new BreakpointSpec.Function(name));
    }

    /** Sets a breakpoint on one instruction. */
    default Breakpoint addInstructionBreakpoint(CodeLocation location) {
        return addBreakpoint(new BreakpointSpec.Instruction(location));
    }

    /** Sets a breakpoint that always stops. */
    default Breakpoint addBreakpoint(BreakpointSpec spec) {
        return addBreakpoint(spec, BreakpointOptions.NONE);
    }

    /**
     * Sets a breakpoint. It is returned even if it could not be bound; see {@link
     * Breakpoint#verified}.
     */
    Breakpoint addBreakpoint(BreakpointSpec spec, BreakpointOptions options);

    /**
     * What a breakpoint would be, without setting it: where it would land, and in its message what
     * is wrong with it.
     *
     * @return one with the id 0
     */
    default Breakpoint preview(BreakpointSpec spec, BreakpointOptions options) {
        return new Breakpoint(0, spec, options, List.of(), 0, "");
    }

    /** Replaces the options of a breakpoint; unknown ids are ignored. */
    void setBreakpointOptions(int id, BreakpointOptions options);

    /** Switches a breakpoint on or off; unknown ids are ignored. */
    default void setBreakpointEnabled(int id, boolean enabled) {
        breakpoints().stream()
                .filter(breakpoint -> breakpoint.id() == id)
                .forEach(
                        breakpoint ->
                                setBreakpointOptions(
                                        id, breakpoint.options().withEnabled(enabled)));
    }

    /** Removes a breakpoint; unknown ids are ignored. */
    void removeBreakpoint(int id);

    /** All breakpoints by id. */
    List<Breakpoint> breakpoints();
}
