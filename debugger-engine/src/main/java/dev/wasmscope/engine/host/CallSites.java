package dev.wasmscope.engine.host;

import dev.wasmscope.engine.module.CodeLocation;
import java.util.List;
import java.util.Optional;

/**
 * Where a call came from. Many calls come from the same place and share one of these.
 *
 * @param callSite the call instruction; empty when the host itself called
 * @param callers call instructions of the outer frames, innermost first
 */
public record CallSites(Optional<CodeLocation> callSite, List<CodeLocation> callers) {
    /** Nobody knows, or the host itself called. */
    public static final CallSites NONE = new CallSites(Optional.empty(), List.of());

    public CallSites {
        callers = List.copyOf(callers);
    }

    /** The call instructions, innermost first. */
    public static CallSites of(List<CodeLocation> sites) {
        return sites.isEmpty()
                ? NONE
                : new CallSites(Optional.of(sites.getFirst()), sites.subList(1, sites.size()));
    }
}
