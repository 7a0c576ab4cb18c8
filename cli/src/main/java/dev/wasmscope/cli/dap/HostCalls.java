package dev.wasmscope.cli.dap;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.engine.host.trace.CallFilter;
import dev.wasmscope.engine.host.trace.CallFilterException;
import dev.wasmscope.session.BreakpointSpec;

/** Breakpoints at calls to the host. */
final class HostCalls {
    private HostCalls() {}

    /** A breakpoint for what a filter such as {@code fd_write,errno=badf} accepts. */
    static BreakpointSpec spec(String filter) {
        try {
            return new BreakpointSpec.HostCall(CallFilter.parse(filter.strip()).toString());
        } catch (CallFilterException e) {
            throw new CommandFailure("'" + filter.strip() + "': " + e.getMessage());
        }
    }
}
