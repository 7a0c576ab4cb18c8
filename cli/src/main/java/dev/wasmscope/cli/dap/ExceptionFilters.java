package dev.wasmscope.cli.dap;

import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.StopReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.eclipse.lsp4j.debug.Breakpoint;
import org.eclipse.lsp4j.debug.ExceptionBreakpointsFilter;
import org.eclipse.lsp4j.debug.ExceptionFilterOptions;
import org.eclipse.lsp4j.debug.SetExceptionBreakpointsArguments;
import org.eclipse.lsp4j.debug.SetExceptionBreakpointsResponse;
import org.jspecify.annotations.Nullable;

/**
 * What a client's user can switch on and off: at which traps the program stops (at others it ends,
 * as it would without a debugger), and at which other events.
 */
final class ExceptionFilters {
    private static final Object GROUP = "exceptions";
    private static final String TRAPS = "traps";
    private static final String UNCAUGHT = "uncaught";
    private static final String UNCAUGHT_KIND = "uncaught exception";

    /** Filters that are breakpoints of the session. */
    private static final Map<String, BreakpointSpec> EVENTS = events();

    private final BreakpointRequests breakpoints;
    private volatile Chosen chosen = new Chosen(true, true, List.of());

    ExceptionFilters(BreakpointRequests breakpoints) {
        this.breakpoints = breakpoints;
    }

    /**
     * What the client chose.
     *
     * @param traps whether it stops at traps
     * @param uncaught whether it stops at exceptions of the program that nothing catches
     * @param kinds beginnings of the names of traps, in lower case; all when there are none
     */
    private record Chosen(boolean traps, boolean uncaught, List<String> kinds) {}

    /** A filter that is switched on. */
    private record Use(String filter, @Nullable String condition) {}

    private static Map<String, BreakpointSpec> events() {
        Map<String, BreakpointSpec> events = new LinkedHashMap<>();
        events.put("thrown", new BreakpointSpec.Thrown());
        events.put("grow", new BreakpointSpec.MemoryGrow());
        events.put("exit", new BreakpointSpec.Exit());
        return events;
    }

    /** What a client offers to its user. */
    static ExceptionBreakpointsFilter[] offered() {
        ExceptionBreakpointsFilter traps =
                filter(TRAPS, "Traps", "Stops where the program traps, before it ends");
        traps.setDefault_(true);
        traps.setSupportsCondition(true);
        traps.setConditionDescription(
                "kinds of traps, as in: unreachable, out of bounds, integer divide by zero");
        ExceptionBreakpointsFilter uncaught =
                filter(
                        UNCAUGHT,
                        "Uncaught exceptions",
                        "Stops where the program throws what nothing catches");
        uncaught.setDefault_(true);
        return new ExceptionBreakpointsFilter[] {
            traps,
            uncaught,
            conditional("thrown", "Thrown exceptions", "Stops before every throw of the program"),
            conditional("grow", "Growth of memory", "Stops before every memory.grow"),
            conditional("exit", "End of the program", "Stops before the program ends by itself")
        };
    }

    private static ExceptionBreakpointsFilter filter(String id, String label, String description) {
        ExceptionBreakpointsFilter filter = new ExceptionBreakpointsFilter();
        filter.setFilter(id);
        filter.setLabel(label);
        filter.setDescription(description);
        return filter;
    }

    private static ExceptionBreakpointsFilter conditional(
            String id, String label, String description) {
        ExceptionBreakpointsFilter filter = filter(id, label, description);
        filter.setSupportsCondition(true);
        filter.setConditionDescription("an expression that must be true");
        return filter;
    }

    SetExceptionBreakpointsResponse set(SetExceptionBreakpointsArguments arguments) {
        List<Use> uses = uses(arguments);
        List<Use> events = uses.stream().filter(use -> EVENTS.containsKey(use.filter())).toList();
        Breakpoint[] set = breakpoints.replace(GROUP, events, ExceptionFilters::meaning);
        boolean traps = uses.stream().anyMatch(use -> use.filter().equals(TRAPS));
        boolean uncaught = uses.stream().anyMatch(use -> use.filter().equals(UNCAUGHT));
        List<String> kinds =
                uses.stream()
                        .filter(use -> use.filter().equals(TRAPS))
                        .flatMap(use -> kinds(use.condition()).stream())
                        .toList();
        chosen = new Chosen(traps, uncaught, kinds);
        SetExceptionBreakpointsResponse response = new SetExceptionBreakpointsResponse();
        response.setBreakpoints(
                uses.stream()
                        .map(use -> events.contains(use) ? set[events.indexOf(use)] : known(use))
                        .toArray(Breakpoint[]::new));
        return response;
    }

    /** First the plain filters, then those with conditions: the order of the answers. */
    private static List<Use> uses(SetExceptionBreakpointsArguments arguments) {
        List<Use> uses = new ArrayList<>();
        if (arguments.getFilters() != null) {
            Arrays.stream(arguments.getFilters()).map(id -> new Use(id, null)).forEach(uses::add);
        }
        if (arguments.getFilterOptions() != null) {
            for (ExceptionFilterOptions option : arguments.getFilterOptions()) {
                uses.add(new Use(option.getFilterId(), option.getCondition()));
            }
        }
        return uses;
    }

    private static BreakpointRequests.Wanted meaning(Use use) {
        return new BreakpointRequests.Wanted(
                Objects.requireNonNull(EVENTS.get(use.filter())),
                BreakpointRequests.options(use.condition(), null));
    }

    /** A filter that needs no breakpoint, or that is none. */
    private static Breakpoint known(Use use) {
        if (!use.filter().equals(TRAPS) && !use.filter().equals(UNCAUGHT)) {
            return ShownBreakpoints.refused("there is no filter '" + use.filter() + "'");
        }
        Breakpoint known = new Breakpoint();
        known.setVerified(true);
        return known;
    }

    private static List<String> kinds(@Nullable String condition) {
        return condition == null
                ? List.of()
                : Arrays.stream(condition.split(","))
                        .map(kind -> kind.strip().toLowerCase(Locale.ROOT))
                        .filter(kind -> !kind.isEmpty())
                        .toList();
    }

    /** Whether the program stays at a trap. */
    boolean stopsAt(StopReason.Trapped trap) {
        Chosen now = chosen;
        String kind = trap.kind().toLowerCase(Locale.ROOT);
        if (kind.startsWith(UNCAUGHT_KIND)) {
            return now.uncaught();
        }
        return now.traps()
                && (now.kinds().isEmpty() || now.kinds().stream().anyMatch(kind::startsWith));
    }
}
