package dev.wasmscope.session.run;

import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.BreakpointLocation;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.symbol.BreakpointBinder;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The user's breakpoints of one session. They outlive a run. Safe for use by several threads. */
final class BreakpointBook {
    /** What is said of a breakpoint whose places are still looked for. */
    static final String PENDING = "waits for the debug information";

    private final BreakpointBinder binder;
    private final TreeMap<Integer, Breakpoint> byId = new TreeMap<>();
    private int lastId;

    BreakpointBook(BreakpointBinder binder) {
        this.binder = binder;
    }

    Breakpoint add(BreakpointSpec spec) {
        BreakpointBinder.Bound bound = binder.bind(spec);
        synchronized (byId) {
            int id = ++lastId;
            Breakpoint added =
                    new Breakpoint(id, spec, true, bound.locations(), 0, bound.message());
            byId.put(id, added);
            return added;
        }
    }

    /** Adds one whose places are still looked for. */
    Breakpoint addPending(BreakpointSpec spec) {
        synchronized (byId) {
            int id = ++lastId;
            Breakpoint added = new Breakpoint(id, spec, true, List.of(), 0, PENDING);
            byId.put(id, added);
            return added;
        }
    }

    /** Looks for the places of one that was added pending; empty if it was removed since. */
    Optional<Breakpoint> bind(int id, BreakpointSpec spec) {
        BreakpointBinder.Bound bound = binder.bind(spec);
        return change(
                id,
                b ->
                        new Breakpoint(
                                b.id(),
                                b.spec(),
                                b.enabled(),
                                bound.locations(),
                                b.hitCount(),
                                bound.message()));
    }

    Optional<Breakpoint> remove(int id) {
        synchronized (byId) {
            return Optional.ofNullable(byId.remove(id));
        }
    }

    Optional<Breakpoint> setEnabled(int id, boolean enabled) {
        return change(
                id,
                b ->
                        new Breakpoint(
                                b.id(),
                                b.spec(),
                                enabled,
                                b.locations(),
                                b.hitCount(),
                                b.message()));
    }

    /** Counts a stop at a breakpoint. */
    Optional<Breakpoint> hit(int id) {
        return change(
                id,
                b ->
                        new Breakpoint(
                                b.id(),
                                b.spec(),
                                b.enabled(),
                                b.locations(),
                                b.hitCount() + 1,
                                b.message()));
    }

    private Optional<Breakpoint> change(int id, UnaryOperator<Breakpoint> how) {
        synchronized (byId) {
            return Optional.ofNullable(byId.computeIfPresent(id, (_, old) -> how.apply(old)));
        }
    }

    List<Breakpoint> all() {
        synchronized (byId) {
            return List.copyOf(byId.values());
        }
    }

    /** Where the engine has to stop for a breakpoint: nowhere while it is switched off. */
    static List<CodeLocation> places(Breakpoint breakpoint) {
        return breakpoint.enabled()
                ? breakpoint.locations().stream().map(BreakpointLocation::location).toList()
                : List.of();
    }
}
