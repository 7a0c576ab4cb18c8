package dev.wasmscope.session.run;

import dev.wasmscope.engine.control.GuestController;
import dev.wasmscope.engine.control.Snapshot;
import dev.wasmscope.engine.exec.Watch;
import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.symbol.Symbols;
import dev.wasmscope.session.value.WellKnownGlobals;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The session's breakpoints in the program that runs: puts each where it belongs, takes it out, and
 * tells of those that were hit. Without a program it only keeps what the next one needs.
 */
final class PlacedBreakpoints {
    private final BreakpointBook book;
    private final Listeners listeners;
    private final HostCallBreaks calls = new HostCallBreaks();
    private final DataBreaks data;
    private final BreakpointJudge judge;
    private @Nullable GuestController controller;

    PlacedBreakpoints(
            LaunchConfig config,
            Symbols symbols,
            WellKnownGlobals globals,
            BreakpointBook book,
            Listeners listeners) {
        this.book = book;
        this.listeners = listeners;
        CallScopes callable = new CallScopes(symbols, config, book);
        this.data =
                new DataBreaks(
                        symbols, globals, new Queries(symbols, config, callable), this::complain);
        this.judge =
                new BreakpointJudge(
                        book,
                        new BreakpointExpressions(symbols, globals, config, callable),
                        calls,
                        data,
                        listeners,
                        symbols);
    }

    /** Who decides whether those that are reached stop the program. */
    BreakpointJudge judge() {
        return judge;
    }

    /** Those on data. */
    DataBreaks data() {
        return data;
    }

    /** A program begins: all go where they belong in it. */
    synchronized void launched(GuestRun run, GuestController itsController) {
        controller = itsController;
        calls.attach(run.host().door());
        judge.begin();
        data.begin();
        book.all().forEach(this::place);
    }

    /** There is no program any more. */
    synchronized void gone() {
        controller = null;
    }

    /** Puts a breakpoint where it belongs in the running program, if there is one. */
    synchronized void place(Breakpoint breakpoint) {
        calls.place(breakpoint);
        if (breakpoint.spec() instanceof BreakpointSpec.Data) {
            watch(now -> data.place(breakpoint, now));
        }
        if (controller != null) {
            controller.setBreakpoint(breakpoint.id(), BreakpointBook.places(breakpoint));
        }
        if (breakpoint.spec() instanceof BreakpointSpec.Thrown) {
            stopAtThrows();
        }
    }

    /** Takes a breakpoint out of the running program. */
    synchronized void displace(int id) {
        calls.remove(id);
        watch(_ -> data.remove(id));
        if (controller != null) {
            controller.setBreakpoint(id, List.of());
        }
        stopAtThrows();
    }

    private void watch(Function<Snapshot, List<Watch>> watches) {
        if (controller != null) {
            controller.setWatches(watches);
        }
    }

    private void stopAtThrows() {
        boolean wanted =
                book.all().stream()
                        .anyMatch(b -> b.enabled() && b.spec() instanceof BreakpointSpec.Thrown);
        if (controller != null) {
            controller.stopAtThrows(wanted);
        }
    }

    private void complain(int id, String problem) {
        book.complain(id, problem).ifPresent(changed -> listeners.changed(changed, false));
    }

    /** Tells of those that were hit since the last stop, and removes those for once. */
    void tellHits() {
        List<Integer> stopped = judge.takeStopped();
        book.takeChanged().forEach(changed -> listeners.changed(changed, false));
        for (int id : stopped) {
            if (book.isOneShot(id)) {
                book.remove(id).ifPresent(this::removed);
            }
        }
    }

    private void removed(Breakpoint breakpoint) {
        displace(breakpoint.id());
        listeners.changed(breakpoint, true);
    }

    /** How many breakpoints of plans are set; for tests: none at a stop. */
    synchronized CompletableFuture<Integer> internal() {
        return controller == null
                ? CompletableFuture.completedFuture(0)
                : controller.internalBreakpoints();
    }
}
