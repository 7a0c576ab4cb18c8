package dev.wasmscope.cli.repl;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.BreakpointOptions;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.HitCondition;
import dev.wasmscope.session.SessionException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;

/** Commands that change when a breakpoint stops and what it does. */
final class BreakpointOptionCommands {
    private final Debuggee debuggee;
    private final Printer printer;

    BreakpointOptionCommands(Debuggee debuggee, Printer printer) {
        this.debuggee = debuggee;
        this.printer = printer;
    }

    List<Command> all() {
        return List.of(
                new Command(
                        List.of("condition"),
                        "ID [CONDITION]",
                        "stop only when it is true; without one always",
                        text -> change(text, (b, rest) -> b.options().withCondition(rest))),
                new Command(
                        List.of("hits"),
                        "ID [== N|>= N|% N]",
                        "stop only at these hits of the run; without a count at all",
                        text -> change(text, (b, rest) -> b.options().withHits(hits(rest)))),
                new Command(
                        List.of("ignore"),
                        "ID COUNT",
                        "pass by so many hits from now on",
                        text -> change(text, BreakpointOptionCommands::ignoring)),
                new Command(
                        List.of("log"),
                        "ID [MESSAGE]",
                        "print instead of stopping; {expressions} become values",
                        text -> change(text, (b, rest) -> b.options().withLogMessage(rest))),
                new Command(
                        List.of("do"),
                        "ID [STATEMENTS]",
                        "carry out instead of stopping, see patch; without any it stops again",
                        text -> change(text, (b, rest) -> b.options().withPatch(rest))),
                new Command(
                        List.of("after"),
                        "ID [OTHER]",
                        "wait until breakpoint OTHER was hit; without one never",
                        text -> change(text, this::waiting)),
                new Command(
                        List.of("once"),
                        "ID",
                        "remove it when it has stopped the program",
                        text -> change(text, (b, _) -> b.options().withOneShot(true))));
    }

    private DebugSession session() {
        return debuggee.session();
    }

    private void change(String text, BiFunction<Breakpoint, String, BreakpointOptions> how) {
        String[] words = Arguments.required("which breakpoint", text).split("\\s+", 2);
        Breakpoint breakpoint = find(session(), words[0]);
        BreakpointOptions options = how.apply(breakpoint, words.length < 2 ? "" : words[1]);
        session().setBreakpointOptions(breakpoint.id(), options);
        Breakpoint changed = find(session(), breakpoint.id() + "");
        printer.line(BreakpointText.line(changed));
        printer.facts().breakpoint(changed);
    }

    /** A breakpoint by its number, or by {@code $bpnum}: the last that was set. */
    static Breakpoint find(DebugSession session, String id) {
        List<Breakpoint> known = session.breakpoints();
        if (id.equals("$bpnum") && !known.isEmpty()) {
            return known.getLast();
        }
        int number = Arguments.number("breakpoint", id);
        return known.stream()
                .filter(b -> b.id() == number)
                .findFirst()
                .orElseThrow(() -> new CommandFailure("there is no breakpoint " + number));
    }

    private static Optional<HitCondition> hits(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(HitCondition.parse(text));
        } catch (SessionException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    private static BreakpointOptions ignoring(Breakpoint breakpoint, String text) {
        long first = breakpoint.hitCount() + Arguments.count("hits", text) + 1;
        return breakpoint
                .options()
                .withHits(Optional.of(new HitCondition(HitCondition.Kind.FROM, first)));
    }

    private BreakpointOptions waiting(Breakpoint breakpoint, String other) {
        if (other.isBlank()) {
            return breakpoint.options().withAfter(OptionalInt.empty());
        }
        int id = find(session(), other.strip()).id();
        if (waitsFor(id, breakpoint.id(), session().breakpoints().size())) {
            throw new CommandFailure("breakpoint " + breakpoint.id() + " would wait for itself");
        }
        return breakpoint.options().withAfter(OptionalInt.of(id));
    }

    /**
     * Whether a breakpoint is another one, or waits for it, be it through others.
     *
     * @param steps how many others at most
     */
    private boolean waitsFor(int id, int other, int steps) {
        OptionalInt next = find(session(), id + "").options().after();
        return id == other
                || steps > 0 && next.isPresent() && waitsFor(next.getAsInt(), other, steps - 1);
    }
}
