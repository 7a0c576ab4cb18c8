package dev.wasmscope.cli.repl;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.cli.repl.BreakpointArguments.Parts;
import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.BreakpointLocation;
import dev.wasmscope.session.BreakpointOptions;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.SessionListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Commands that set, remove and list breakpoints. */
final class BreakpointCommands {
    private static final Pattern PATCH = Pattern.compile("(.*?)(?:^|\\s+)do(?:\\s+(.*))");
    private static final Pattern RANGE = Pattern.compile("(\\d{1,9})-(\\d{1,9})");

    private final Debuggee debuggee;
    private final Printer printer;
    private final BreakpointArguments arguments;

    BreakpointCommands(Debuggee debuggee, Printer printer) {
        this.debuggee = debuggee;
        this.printer = printer;
        this.arguments = new BreakpointArguments(debuggee);
        session()
                .addListener(
                        new SessionListener() {
                            @Override
                            public void onLogMessage(Breakpoint breakpoint, String text) {
                                printer.line(text);
                            }
                        });
    }

    List<Command> all() {
        return List.of(
                new Command(
                        List.of("break", "b"),
                        "[FILE:LINE[:COLUMN]|LINE|FUNCTION|/REGEX/|*OFFSET|call CALLS] [thread N] [if CONDITION]",
                        "set a breakpoint; *OFFSET is a code offset, CALLS as with info calls",
                        where -> set(where, false)),
                new Command(
                        List.of("tbreak", "tb"),
                        "as break",
                        "set a breakpoint that is removed when it has stopped the program",
                        where -> set(where, true)),
                new Command(
                        List.of("rbreak", "rb"),
                        "REGEX [if CONDITION]",
                        "set one breakpoint on all functions whose name matches",
                        this::setPattern),
                new Command(
                        List.of("catch"),
                        "call CALLS|trap [KIND]|throw|uncaught|entry|exit|grow [if CONDITION]",
                        "stop behind calls to the host, at traps, before exceptions are thrown, …",
                        this::catchEvent),
                new Command(
                        List.of("dprintf", "logpoint"),
                        "WHERE,MESSAGE",
                        "print there instead of stopping; {expressions} become values",
                        this::setLogpoint),
                new Command(
                        List.of("patch"),
                        "WHERE [if CONDITION] do STATEMENTS",
                        "carry out there instead of stopping: x = 1; then return VALUE or goto LINE",
                        this::setPatch),
                new Command(
                        List.of("delete", "d", "del"),
                        "[ID…]",
                        "remove breakpoints, all without an id",
                        ids -> each(ids, b -> session().removeBreakpoint(b.id()))),
                new Command(
                        List.of("enable", "en"),
                        "[ID…]",
                        "switch breakpoints on",
                        ids -> each(ids, b -> session().setBreakpointEnabled(b.id(), true))),
                new Command(
                        List.of("disable", "dis"),
                        "[ID…]",
                        "switch breakpoints off",
                        ids -> each(ids, b -> session().setBreakpointEnabled(b.id(), false))),
                new Command(
                        List.of("clear", "cl"),
                        "[FILE:LINE|LINE|FUNCTION|*OFFSET]",
                        "remove the breakpoints there, or at the selected frame's line",
                        this::clear),
                new Command(
                        List.of("save"),
                        "breakpoints FILE",
                        "write the breakpoints as commands, to be read with -x",
                        this::save,
                        true));
    }

    /** The table of {@code info breakpoints}. */
    List<String> table() {
        session().breakpoints().forEach(printer.facts()::breakpoint);
        List<String> lines = session().breakpoints().stream().map(BreakpointText::listed).toList();
        return lines.isEmpty() ? List.of("no breakpoints") : lines;
    }

    private DebugSession session() {
        return debuggee.session();
    }

    private void set(String text, boolean once) {
        Parts parts = Parts.of(text);
        add(arguments.place(parts.what()), parts.options().withOneShot(once));
    }

    /** Those that were asked for there, and those that landed there. */
    private void clear(String where) {
        BreakpointSpec there = where.isEmpty() ? line() : arguments.place(where);
        List<Breakpoint> meant =
                session().breakpoints().stream().filter(b -> isAt(b, there)).toList();
        if (meant.isEmpty()) {
            throw new CommandFailure("no breakpoint at " + there.text());
        }
        meant.forEach(b -> session().removeBreakpoint(b.id()));
        printer.line(
                "removed "
                        + meant.stream()
                                .map(b -> "breakpoint " + b.id())
                                .collect(Collectors.joining(", ")));
    }

    private BreakpointSpec.Line line() {
        return debuggee.frame()
                .position()
                .map(at -> new BreakpointSpec.Line(at.file(), at.line()))
                .orElseThrow(() -> new CommandFailure("no source here; say where"));
    }

    private static boolean isAt(Breakpoint breakpoint, BreakpointSpec there) {
        return breakpoint.spec().equals(there)
                || breakpoint.locations().stream().anyMatch(place -> isAt(place, there));
    }

    private static boolean isAt(BreakpointLocation place, BreakpointSpec there) {
        return switch (there) {
            case BreakpointSpec.Line(String file, int line, int _) ->
                    place.position()
                            .filter(at -> at.line() == line)
                            .filter(at -> at.file().equals(file) || at.file().endsWith("/" + file))
                            .isPresent();
            case BreakpointSpec.Function(String name) -> place.function().equals(name);
            default -> false;
        };
    }

    /** {@code info watchpoints}. */
    List<String> watched() {
        List<String> lines =
                session().breakpoints().stream()
                        .filter(b -> b.spec() instanceof BreakpointSpec.Data)
                        .map(BreakpointText::listed)
                        .toList();
        return lines.isEmpty() ? List.of("no data is watched") : lines;
    }

    private void setPattern(String text) {
        Parts parts = Parts.of(text);
        String regex = Arguments.required("a regular expression", parts.what());
        add(new BreakpointSpec.FunctionPattern(regex), parts.options());
    }

    private void catchEvent(String text) {
        Parts parts = Parts.of(text);
        add(BreakpointArguments.event(parts.what()), parts.options());
    }

    /** gdb's {@code dprintf}, with the message in quotes or without. */
    private void setLogpoint(String text) {
        int comma = text.indexOf(',');
        if (comma < 0) {
            throw new CommandFailure("say WHERE,MESSAGE");
        }
        String message = text.substring(comma + 1).strip();
        boolean quoted = message.length() > 1 && message.startsWith("\"") && message.endsWith("\"");
        message = quoted ? message.substring(1, message.length() - 1) : message;
        Parts parts = Parts.of(text.substring(0, comma));
        add(
                arguments.place(parts.what()),
                parts.options().withLogMessage(Arguments.required("a message", message)));
    }

    /** The place and its condition come first; the statements may have any words in them. */
    private void setPatch(String text) {
        Matcher matcher = PATCH.matcher(text);
        if (!matcher.matches()) {
            throw new CommandFailure("say WHERE do STATEMENTS: patch area do return 0");
        }
        Parts parts = Parts.of(matcher.group(1));
        add(arguments.place(parts.what()), parts.options().withPatch(matcher.group(2)));
    }

    private void add(BreakpointSpec spec, BreakpointOptions options) {
        Breakpoint added = session().addBreakpoint(spec, options);
        printer.facts().breakpoint(added);
        printer.line(BreakpointText.line(added));
    }

    private void save(String text) {
        String[] words = text.split("\\s+", 2);
        if (!words[0].equals("breakpoints") || words.length < 2) {
            throw new CommandFailure("say save breakpoints FILE");
        }
        List<String> lines = BreakpointText.commands(session().breakpoints());
        try {
            Files.write(Path.of(words[1]), lines, StandardCharsets.UTF_8);
        } catch (IOException | InvalidPathException e) {
            throw new CommandFailure(words[1] + " cannot be written: " + e.getMessage());
        }
        printer.line(session().breakpoints().size() + " breakpoints saved");
    }

    private void each(String ids, Consumer<Breakpoint> change) {
        if (ids.isEmpty()) {
            session().breakpoints().forEach(change);
            return;
        }
        for (String id : ids.split("\\s+")) {
            Matcher range = RANGE.matcher(id);
            if (range.matches()) {
                inRange(range).forEach(change);
            } else {
                change.accept(BreakpointOptionCommands.find(session(), id));
            }
        }
    }

    /** Those of {@code 2-7} that are there, one at least. */
    private List<Breakpoint> inRange(Matcher range) {
        int first = Integer.parseInt(range.group(1));
        int last = Integer.parseInt(range.group(2));
        List<Breakpoint> found =
                session().breakpoints().stream()
                        .filter(b -> b.id() >= first && b.id() <= last)
                        .toList();
        if (found.isEmpty()) {
            throw new CommandFailure("there is no breakpoint from " + first + " to " + last);
        }
        return found;
    }
}
