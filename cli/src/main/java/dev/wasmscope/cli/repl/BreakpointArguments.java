package dev.wasmscope.cli.repl;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.engine.host.trace.CallFilter;
import dev.wasmscope.engine.host.trace.CallFilterException;
import dev.wasmscope.session.BreakpointOptions;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.SessionState;
import dev.wasmscope.session.SourcePosition;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what is said of a new breakpoint: where or what, then its options. */
final class BreakpointArguments {
    private static final Pattern CONDITION = Pattern.compile("(?:^|\\s)if(?:\\s+|(?=\\()|$)(.*)$");
    private static final Pattern FILTER =
            Pattern.compile("(?:^|\\s)(thread|instance)\\s+(\\d{1,9})$");
    private static final Pattern COLUMN = Pattern.compile("(.*\\D.*):(\\d{1,9}):(\\d{1,9})");

    private final Debuggee debuggee;

    BreakpointArguments(Debuggee debuggee) {
        this.debuggee = debuggee;
    }

    /** What is left of a text when the options at its end are taken off. */
    record Parts(String what, BreakpointOptions options) {
        /** {@code WHAT [thread N] [instance N] [if CONDITION]}. */
        static Parts of(String text) {
            BreakpointOptions options = BreakpointOptions.NONE;
            String rest = text.strip();
            Matcher condition = CONDITION.matcher(rest);
            if (condition.find()) {
                options =
                        options.withCondition(
                                Arguments.required("a condition", condition.group(1).strip()));
                rest = rest.substring(0, condition.start()).strip();
            }
            for (Matcher filter = FILTER.matcher(rest); filter.find(); ) {
                OptionalInt number = OptionalInt.of(Integer.parseInt(filter.group(2)));
                options =
                        filter.group(1).equals("thread")
                                ? options.withThread(number)
                                : options.withInstance(number);
                rest = rest.substring(0, filter.start()).strip();
                filter.reset(rest);
            }
            return new Parts(rest, options);
        }
    }

    private DebugSession session() {
        return debuggee.session();
    }

    /**
     * A place: {@code FILE:LINE}, {@code FILE:LINE:COLUMN}, {@code LINE}, a function, {@code
     * /REGEX/}, {@code *OFFSET}.
     */
    BreakpointSpec place(String where) {
        if (where.isEmpty()) {
            return here();
        }
        if (where.startsWith("call ")) {
            return hostCall(where.substring(5));
        }
        if (where.startsWith("/") && where.endsWith("/") && where.length() > 2) {
            return new BreakpointSpec.FunctionPattern(where.substring(1, where.length() - 1));
        }
        if (where.startsWith("*")) {
            return instruction(Arguments.address(where.substring(1).strip()));
        }
        Matcher column = COLUMN.matcher(where);
        if (column.matches()) {
            return new BreakpointSpec.Line(
                    column.group(1),
                    Arguments.number("line", column.group(2)),
                    Arguments.number("column", column.group(3)));
        }
        if (Arguments.isLine(where)) {
            Arguments.Line line = Arguments.line(where, source());
            return new BreakpointSpec.Line(line.file(), line.line());
        }
        return new BreakpointSpec.Function(where);
    }

    /** The instruction that the selected frame goes on with, as gdb's break without a place. */
    private BreakpointSpec here() {
        if (session().state() != SessionState.STOPPED) {
            throw new CommandFailure("say where");
        }
        return new BreakpointSpec.Instruction(debuggee.frame().location());
    }

    private BreakpointSpec instruction(long offset) {
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

    /** Where a bare line number counts: the selected frame's file, else that of main. */
    private Optional<SourcePosition> source() {
        if (session().state() == SessionState.STOPPED) {
            return debuggee.frame().position();
        }
        return session().module().findFunctions("main").stream()
                .flatMap(f -> f.position().stream())
                .findFirst();
    }

    /** An event: {@code call CALLS}, {@code trap KIND} and the like; empty for another word. */
    static BreakpointSpec event(String what) {
        int blank = what.indexOf(' ');
        String word = blank < 0 ? what : what.substring(0, blank);
        String rest = blank < 0 ? "" : what.substring(blank).strip();
        return switch (word) {
            case "call", "syscall", "syscalls" -> hostCall(rest);
            case "trap", "signal" -> new BreakpointSpec.Trap(rest);
            case "throw" -> new BreakpointSpec.Thrown();
            case "uncaught" -> new BreakpointSpec.Uncaught();
            case "entry" -> new BreakpointSpec.Entry();
            case "exit" -> new BreakpointSpec.Exit();
            case "grow" -> new BreakpointSpec.MemoryGrow();
            default ->
                    throw new CommandFailure(
                            "catch what? there are: call CALLS, trap KIND, throw, uncaught, entry,"
                                    + " exit, grow");
        };
    }

    private static BreakpointSpec hostCall(String filter) {
        try {
            return new BreakpointSpec.HostCall(CallFilter.parse(filter.strip()).toString());
        } catch (CallFilterException e) {
            throw new CommandFailure("'" + filter.strip() + "': " + e.getMessage());
        }
    }
}
