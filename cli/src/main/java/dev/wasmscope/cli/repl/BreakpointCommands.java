package dev.wasmscope.cli.repl;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.cli.repl.BreakpointArguments.Parts;
import dev.wasmscope.session.Breakpoint;
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

/** Commands that set, remove and list breakpoints. */
final class BreakpointCommands {
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
                        ids -> each(ids, b -> session().setBreakpointEnabled(b.id(), false))),
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
            change.accept(BreakpointOptionCommands.find(session(), id));
        }
    }
}
