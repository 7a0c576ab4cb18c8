package dev.wasmscope.cli.dap;

import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.BreakpointLocation;
import dev.wasmscope.session.BreakpointSpec;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.lsp4j.debug.BreakpointEventArguments;
import org.eclipse.lsp4j.debug.BreakpointEventArgumentsReason;
import org.eclipse.lsp4j.debug.BreakpointNotVerifiedReason;
import org.eclipse.lsp4j.debug.OutputEventArguments;
import org.eclipse.lsp4j.debug.OutputEventArgumentsCategory;

/** What a client knows of the breakpoints: it hears of changes, once. */
final class ShownBreakpoints {
    private final Client client;
    private final Sources sources;
    private final Requests requests;
    private final Target target;
    private final Map<Integer, org.eclipse.lsp4j.debug.Breakpoint> told = new ConcurrentHashMap<>();

    /** The client's numbers by the session's: these begin anew when a module is read again. */
    private final Map<Integer, Integer> numbers = new ConcurrentHashMap<>();

    private final AtomicInteger last = new AtomicInteger();

    ShownBreakpoints(Target target, Client client, Sources sources, Requests requests) {
        this.target = target;
        this.client = client;
        this.sources = sources;
        this.requests = requests;
    }

    /** The client's number of a breakpoint of the session. */
    int number(int id) {
        return numbers.computeIfAbsent(id, _ -> last.incrementAndGet());
    }

    /** The breakpoint as the client is told of it in a response. */
    org.eclipse.lsp4j.debug.Breakpoint answer(Breakpoint breakpoint) {
        org.eclipse.lsp4j.debug.Breakpoint shown = shown(breakpoint);
        told.put(breakpoint.id(), shown);
        return shown;
    }

    /** A breakpoint that cannot be set. */
    static org.eclipse.lsp4j.debug.Breakpoint refused(String why) {
        org.eclipse.lsp4j.debug.Breakpoint shown = new org.eclipse.lsp4j.debug.Breakpoint();
        shown.setVerified(false);
        shown.setMessage(why);
        shown.setReason(BreakpointNotVerifiedReason.FAILED);
        return shown;
    }

    /** The client took it away itself. */
    void forget(int id) {
        told.remove(id);
    }

    void reset() {
        told.clear();
        numbers.clear();
        last.set(0);
    }

    /** Another session has the same breakpoints under other numbers. */
    void renumber(Map<Integer, Integer> newByOld) {
        Map<Integer, org.eclipse.lsp4j.debug.Breakpoint> toldBefore = Map.copyOf(told);
        Map<Integer, Integer> numbersBefore = Map.copyOf(numbers);
        told.clear();
        numbers.clear();
        newByOld.forEach(
                (before, now) -> {
                    if (toldBefore.containsKey(before)) {
                        told.put(now, toldBefore.get(before));
                    }
                    if (numbersBefore.containsKey(before)) {
                        numbers.put(now, numbersBefore.get(before));
                    }
                });
    }

    /** The session changed one, on whichever thread. */
    void changed(Breakpoint breakpoint, boolean removed) {
        if (removed) {
            if (told.remove(breakpoint.id()) != null) {
                event(BreakpointEventArgumentsReason.REMOVED, removed(number(breakpoint.id())));
            }
        } else {
            requests.later(() -> tell(breakpoint.id()));
        }
    }

    /** A message that a breakpoint prints, with its place. */
    void log(int id, String text) {
        OutputEventArguments output = new OutputEventArguments();
        output.setCategory(OutputEventArgumentsCategory.CONSOLE);
        output.setOutput(text + "\n");
        org.eclipse.lsp4j.debug.Breakpoint known = told.get(id);
        if (known != null) {
            output.setSource(known.getSource());
            output.setLine(known.getLine());
        }
        client.events().output(output);
    }

    /** Tells the client of a breakpoint as it is now, unless it knows. */
    void tell(int id) {
        target.ifPresent().stream()
                .flatMap(session -> session.breakpoints().stream())
                .filter(breakpoint -> breakpoint.id() == id)
                .forEach(this::tell);
    }

    private void tell(Breakpoint breakpoint) {
        org.eclipse.lsp4j.debug.Breakpoint now = shown(breakpoint);
        org.eclipse.lsp4j.debug.Breakpoint before = told.put(breakpoint.id(), now);
        if (before == null) {
            event(BreakpointEventArgumentsReason.NEW, now);
        } else if (!Objects.equals(before, now)) {
            event(BreakpointEventArgumentsReason.CHANGED, now);
        }
    }

    private void event(String reason, org.eclipse.lsp4j.debug.Breakpoint breakpoint) {
        BreakpointEventArguments event = new BreakpointEventArguments();
        event.setReason(reason);
        event.setBreakpoint(breakpoint);
        client.events().breakpoint(event);
    }

    private static org.eclipse.lsp4j.debug.Breakpoint removed(int id) {
        org.eclipse.lsp4j.debug.Breakpoint gone = new org.eclipse.lsp4j.debug.Breakpoint();
        gone.setId(id);
        gone.setVerified(false);
        return gone;
    }

    private org.eclipse.lsp4j.debug.Breakpoint shown(Breakpoint breakpoint) {
        org.eclipse.lsp4j.debug.Breakpoint shown = new org.eclipse.lsp4j.debug.Breakpoint();
        shown.setId(number(breakpoint.id()));
        shown.setVerified(breakpoint.verified());
        if (!breakpoint.message().isEmpty()) {
            shown.setMessage(breakpoint.message());
        }
        if (!breakpoint.verified()) {
            shown.setReason(BreakpointNotVerifiedReason.PENDING);
        }
        first(breakpoint).ifPresent(location -> place(shown, breakpoint, location));
        return shown;
    }

    private static Optional<BreakpointLocation> first(Breakpoint breakpoint) {
        return breakpoint.locations().stream().findFirst();
    }

    private void place(
            org.eclipse.lsp4j.debug.Breakpoint shown,
            Breakpoint breakpoint,
            BreakpointLocation location) {
        shown.setInstructionReference(Addresses.text(location.location().codeOffset()));
        if (breakpoint.locations().size() > 1 && breakpoint.message().isEmpty()) {
            shown.setMessage(breakpoint.locations().size() + " places");
        }
        Sources.Place place =
                location.position()
                        .filter(position -> position.line() > 0)
                        .filter(_ -> !inCode(breakpoint))
                        .map(sources::of)
                        .orElseGet(
                                () ->
                                        sources.code(
                                                location.location().functionIndex(),
                                                location.location().codeOffset()));
        shown.setSource(place.source());
        shown.setLine(client.wishes().line(place.line()));
        if (breakpoint.spec() instanceof BreakpointSpec.Line(String _, int _, int column)
                && column > 0) {
            shown.setColumn(client.wishes().column(place.column()));
        }
    }

    /** Those at instructions are shown in the code, where they may have been set. */
    private static boolean inCode(Breakpoint breakpoint) {
        return breakpoint.spec() instanceof BreakpointSpec.Instruction;
    }
}
