package dev.wasmscope.cli.repl;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.cli.text.StackText;
import dev.wasmscope.engine.host.trace.CallFilter;
import dev.wasmscope.engine.host.trace.CallFilterException;
import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.BreakpointLocation;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.SessionState;
import dev.wasmscope.session.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Commands that set, change and list breakpoints. */
final class BreakpointCommands {

    private final Debuggee debuggee;
    private final Printer printer;

    BreakpointCommands(Debuggee debuggee, Printer printer) {
        this.debuggee = debuggee;
        this.printer = printer;
    }

    List<Command> all() {
        return List.of(
                new Command(
                        List.of("break", "b"),
                        "FILE:LINE|LINE|FUNCTION|*OFFSET|call CALLS",
                        "set a breakpoint; *OFFSET is a code offset, CALLS as with info calls",
                        this::set),
                new Command(
                        List.of("catch"),
                        "call CALLS",
                        "stop behind calls to the host, as break call",
                        this::catchCalls),
                new Command(
                        List.of("delete", "d"),
                        "[ID…]",
                        "remove breakpoints, all without an id",
                        ids -> each(ids, b -> session().removeBreakpoint(b.id()))),
                new Command(
                        List.of("enable"),
                        "[ID…]",
                        "switch breakpoints on",
                        ids -> each(ids, b -> session().setBreakpointEnabled(b.id(), true))),
                new Command(
                        List.of("disable"),
                        "[ID…]",
                        "switch breakpoints off",
                        ids -> each(ids, b -> session().setBreakpointEnabled(b.id(), false))));
    }

    /** The table of {@code info breakpoints}. */
    List<String> table() {
        List<String> lines = new ArrayList<>();
        for (Breakpoint breakpoint : session().breakpoints()) {
            String state = breakpoint.enabled() ? "" : " (disabled)";
            lines.add(describe(breakpoint) + state + hits(breakpoint));
        }
        return lines.isEmpty() ? List.of("no breakpoints") : lines;
    }

    private DebugSession session() {
        return debuggee.session();
    }

    private void set(String where) {
        Breakpoint breakpoint = session().addBreakpoint(spec(Arguments.required("where", where)));
        printer.line(describe(breakpoint));
    }

    /** gdb's word for the same; {@code syscall} is gdb's name for a call. */
    private void catchCalls(String what) {
        String calls = what.replaceFirst("^syscalls?\\b", "call");
        if (!calls.matches("call\\b.*")) {
            throw new CommandFailure("catch what? there is: call CALLS");
        }
        printer.line(describe(session().addBreakpoint(hostCall(calls.substring(4)))));
    }

    private static BreakpointSpec hostCall(String filter) {
        try {
            return new BreakpointSpec.HostCall(CallFilter.parse(filter.strip()).toString());
        } catch (CallFilterException e) {
            throw new CommandFailure("'" + filter.strip() + "': " + e.getMessage());
        }
    }

    private BreakpointSpec spec(String where) {
        if (where.startsWith("call ")) {
            return hostCall(where.substring(5));
        }
        if (where.startsWith("*")) {
            long offset = Arguments.address(where.substring(1).strip());
            return new BreakpointSpec.Instruction(
                    session()
                            .module()
                            .locationOf(offset)
                            .orElseThrow(
                                    () ->
                                            new CommandFailure(
                                                    "no function holds code offset 0x"
                                                            + Long.toHexString(offset))));
        }
        if (Arguments.isLine(where)) {
            Arguments.Line line = Arguments.line(where, here());
            return new BreakpointSpec.Line(line.file(), line.line());
        }
        return new BreakpointSpec.Function(where);
    }

    /** Where a bare line number counts: the selected frame's file, else that of main. */
    private Optional<SourcePosition> here() {
        if (session().state() == SessionState.STOPPED) {
            return debuggee.frame().position();
        }
        return session().module().findFunctions("main").stream()
                .flatMap(f -> f.position().stream())
                .findFirst();
    }

    private static String describe(Breakpoint breakpoint) {
        StringBuilder text =
                new StringBuilder("breakpoint " + breakpoint.id() + ": " + breakpoint.text());
        String separator = " at ";
        for (BreakpointLocation location : breakpoint.locations()) {
            text.append(separator)
                    .append(location.function())
                    .append(" (")
                    .append(StackText.place(location.position(), location.location().codeOffset()))
                    .append(')');
            separator = ", ";
        }
        if (!breakpoint.message().isEmpty()) {
            text.append("; ").append(breakpoint.message());
        }
        return text.toString();
    }

    private static String hits(Breakpoint breakpoint) {
        return breakpoint.hitCount() == 0 ? "" : ", hit " + breakpoint.hitCount() + " times";
    }

    private void each(String ids, java.util.function.Consumer<Breakpoint> change) {
        List<Breakpoint> known = session().breakpoints();
        if (ids.isEmpty()) {
            known.forEach(change);
            return;
        }
        for (String id : ids.split("\\s+")) {
            int number = Arguments.number("breakpoint", id);
            change.accept(
                    known.stream()
                            .filter(b -> b.id() == number)
                            .findFirst()
                            .orElseThrow(
                                    () -> new CommandFailure("there is no breakpoint " + number)));
        }
    }
}
