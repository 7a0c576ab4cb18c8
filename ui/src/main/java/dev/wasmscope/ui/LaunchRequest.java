package dev.wasmscope.ui;

import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.LaunchConfig;
import java.util.List;
import java.util.Optional;

/**
 * What the desktop shows first.
 *
 * @param program opened at once; without one the welcome page is shown
 * @param breakpoints set in it
 * @param start whether it runs to its first stop
 */
public record LaunchRequest(
        Optional<LaunchConfig> program, List<BreakpointSpec> breakpoints, boolean start) {
    /** The welcome page. */
    public static final LaunchRequest WELCOME =
            new LaunchRequest(Optional.empty(), List.of(), false);

    public LaunchRequest {
        breakpoints = List.copyOf(breakpoints);
    }

    /** A program that waits to be started. */
    public static LaunchRequest open(LaunchConfig program) {
        return new LaunchRequest(Optional.of(program), List.of(), false);
    }

    /** A program that runs to the first of some breakpoints. */
    public static LaunchRequest run(LaunchConfig program, List<BreakpointSpec> breakpoints) {
        return new LaunchRequest(Optional.of(program), breakpoints, true);
    }
}
