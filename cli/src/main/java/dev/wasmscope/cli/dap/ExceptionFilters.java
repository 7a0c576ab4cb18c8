package dev.wasmscope.cli.dap;

import dev.wasmscope.session.StopReason;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.eclipse.lsp4j.debug.ExceptionBreakpointsFilter;
import org.eclipse.lsp4j.debug.ExceptionFilterOptions;
import org.eclipse.lsp4j.debug.SetExceptionBreakpointsArguments;
import org.eclipse.lsp4j.debug.SetExceptionBreakpointsResponse;
import org.jspecify.annotations.Nullable;

/** At which traps the program stops; at others it ends, as it would without a debugger. */
final class ExceptionFilters {
    private static final String TRAPS = "traps";
    private static final String UNCAUGHT = "uncaught";
    private static final String UNCAUGHT_KIND = "uncaught exception";

    private volatile Chosen chosen = new Chosen(true, true, List.of());

    /**
     * @param traps whether it stops at traps
     * @param uncaught whether it stops at exceptions of the program that nothing catches
     * @param kinds beginnings of the names of traps, in lower case; all when there are none
     */
    private record Chosen(boolean traps, boolean uncaught, List<String> kinds) {}

    /** What a client offers to its user. */
    static ExceptionBreakpointsFilter[] offered() {
        ExceptionBreakpointsFilter traps = new ExceptionBreakpointsFilter();
        traps.setFilter(TRAPS);
        traps.setLabel("Traps");
        traps.setDescription("Stops where the program traps, before it ends");
        traps.setDefault_(true);
        traps.setSupportsCondition(true);
        traps.setConditionDescription(
                "kinds of traps, as in: unreachable, out of bounds, integer divide by zero");
        ExceptionBreakpointsFilter uncaught = new ExceptionBreakpointsFilter();
        uncaught.setFilter(UNCAUGHT);
        uncaught.setLabel("Uncaught exceptions");
        uncaught.setDescription("Stops where the program throws what nothing catches");
        uncaught.setDefault_(true);
        return new ExceptionBreakpointsFilter[] {traps, uncaught};
    }

    SetExceptionBreakpointsResponse set(SetExceptionBreakpointsArguments arguments) {
        List<String> plain =
                arguments.getFilters() == null ? List.of() : List.of(arguments.getFilters());
        ExceptionFilterOptions[] options =
                arguments.getFilterOptions() == null
                        ? new ExceptionFilterOptions[0]
                        : arguments.getFilterOptions();
        boolean traps = plain.contains(TRAPS);
        boolean uncaught = plain.contains(UNCAUGHT);
        List<String> kinds = List.of();
        for (ExceptionFilterOptions option : options) {
            uncaught |= UNCAUGHT.equals(option.getFilterId());
            if (TRAPS.equals(option.getFilterId())) {
                traps = true;
                kinds = kinds(option.getCondition());
            }
        }
        chosen = new Chosen(traps, uncaught, kinds);
        return new SetExceptionBreakpointsResponse();
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
