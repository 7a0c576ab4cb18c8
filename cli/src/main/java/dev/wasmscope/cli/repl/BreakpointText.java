package dev.wasmscope.cli.repl;

import dev.wasmscope.cli.text.StackText;
import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.BreakpointLocation;
import dev.wasmscope.session.BreakpointOptions;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.DataAccess;
import dev.wasmscope.session.DataTarget;
import java.util.ArrayList;
import java.util.List;

/** Breakpoints as text: for people, and as the commands that set them again. */
final class BreakpointText {
    /** Places of one breakpoint that are listed; a pattern may have thousands. */
    private static final int PLACES = 10;

    private BreakpointText() {}

    /** What it is, its options and where it landed. */
    static String line(Breakpoint breakpoint) {
        StringBuilder text =
                new StringBuilder("breakpoint " + breakpoint.id() + ": " + breakpoint.text());
        String separator = " at ";
        for (BreakpointLocation location : breakpoint.locations().stream().limit(PLACES).toList()) {
            text.append(separator)
                    .append(location.function())
                    .append(" (")
                    .append(StackText.place(location.position(), location.location().codeOffset()))
                    .append(')');
            separator = ", ";
        }
        int more = breakpoint.locations().size() - PLACES;
        if (more > 0) {
            text.append(" and ").append(more).append(" more places");
        }
        if (!breakpoint.message().isEmpty()) {
            text.append("; ").append(breakpoint.message());
        }
        return text.toString();
    }

    /** The same with its state and hits, as in a list. */
    static String listed(Breakpoint breakpoint) {
        long hits = breakpoint.hitCount();
        return line(breakpoint)
                + (breakpoint.enabled() ? "" : " (disabled)")
                + (hits == 0 ? "" : ", hit " + hits + (hits == 1 ? " time" : " times"));
    }

    /** Commands that set the same breakpoints in a session that has none. */
    static List<String> commands(List<Breakpoint> breakpoints) {
        List<String> lines = new ArrayList<>();
        List<Integer> ids = breakpoints.stream().map(Breakpoint::id).toList();
        for (Breakpoint breakpoint : breakpoints) {
            BreakpointOptions options = breakpoint.options();
            StringBuilder set = new StringBuilder(command(breakpoint.spec()));
            options.thread().ifPresent(number -> set.append(" thread ").append(number));
            options.instance().ifPresent(number -> set.append(" instance ").append(number));
            options.condition().ifPresent(text -> set.append(" if ").append(text));
            lines.add(set.toString());
            options.hits().ifPresent(hits -> lines.add("hits $bpnum " + hits.text()));
            options.logMessage().ifPresent(text -> lines.add("log $bpnum " + text));
            options.patch().ifPresent(text -> lines.add("do $bpnum " + text));
            options.after().ifPresent(id -> lines.add("after $bpnum " + (ids.indexOf(id) + 1)));
            if (options.oneShot()) {
                lines.add("once $bpnum");
            }
            if (!options.enabled()) {
                lines.add("disable $bpnum");
            }
        }
        return lines;
    }

    private static String command(BreakpointSpec spec) {
        return switch (spec) {
            case BreakpointSpec.Line _,
                    BreakpointSpec.Function _,
                    BreakpointSpec.FunctionPattern _ ->
                    "break " + spec.text();
            case BreakpointSpec.Instruction _ -> "break *" + spec.text();
            case BreakpointSpec.Data(DataTarget target, DataAccess access) ->
                    watch(access) + " " + watched(target);
            default -> "catch " + spec.text();
        };
    }

    private static String watch(DataAccess access) {
        return switch (access) {
            case READ -> "rwatch";
            case WRITE -> "watch -w";
            case CHANGE -> "watch";
            case READ_WRITE -> "awatch";
        };
    }

    private static String watched(DataTarget target) {
        return switch (target) {
            case DataTarget.Bytes(int _, long address, int length) ->
                    String.format("0x%x,%d", address, length);
            case DataTarget.Expression(String expression, var _) -> expression;
        };
    }
}
