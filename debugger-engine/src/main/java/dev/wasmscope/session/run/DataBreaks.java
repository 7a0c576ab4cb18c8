package dev.wasmscope.session.run;

import dev.wasmscope.engine.control.Snapshot;
import dev.wasmscope.engine.exec.ExecutionResult;
import dev.wasmscope.engine.exec.Watch;
import dev.wasmscope.engine.exec.Watch.Trigger;
import dev.wasmscope.engine.exec.WatchPlace;
import dev.wasmscope.engine.exec.WatchedAccess;
import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.DataAccess;
import dev.wasmscope.session.DataAccessor;
import dev.wasmscope.session.DataHit;
import dev.wasmscope.session.DataTarget;
import dev.wasmscope.session.DataTarget.Activation;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.symbol.Symboliser;
import dev.wasmscope.session.symbol.Symbols;
import dev.wasmscope.session.value.WellKnownGlobals;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The breakpoints on data: where each is bound in the present run, and what was done there last.
 * Used on the guest's thread.
 */
final class DataBreaks {
    private final Symbols symbols;
    private final DataPlaces places;
    private final BiConsumer<Integer, String> complaints;
    private final Map<Integer, Bound> bound = new TreeMap<>();

    private List<DataHit> hits = List.of();
    private ExecutionResult.@Nullable WatchHit last;
    private String ended = "";
    private boolean followed;

    /**
     * @param complaints told what is wrong with a breakpoint
     */
    DataBreaks(
            Symbols symbols,
            WellKnownGlobals globals,
            Queries queries,
            BiConsumer<Integer, String> complaints) {
        this.symbols = symbols;
        this.places = new DataPlaces(symbols, globals, queries);
        this.complaints = complaints;
    }

    /** A breakpoint with the places that it watches now. */
    private static final class Bound {
        final int id;
        final BreakpointSpec.Data spec;
        Watchable at;
        String text;

        /** Whether it has no value for now; the text is the last one. */
        boolean away;

        Bound(int id, BreakpointSpec.Data spec, Watchable at) {
            this.id = id;
            this.spec = spec;
            this.at = at;
            this.text = at.text();
        }

        List<Watch> watches() {
            List<Watch> all = new ArrayList<>();
            at.places().forEach(p -> all.add(new Watch(p, trigger(), at.frameDepth())));
            return all;
        }

        List<Watch> path() {
            List<Watch> all = new ArrayList<>();
            at.path().forEach(p -> all.add(new Watch(p, Trigger.CHANGE, at.frameDepth())));
            return all;
        }

        private Trigger trigger() {
            return switch (spec.access()) {
                case READ -> Trigger.READ;
                case WRITE -> Trigger.WRITE;
                case CHANGE -> Trigger.CHANGE;
                case READ_WRITE -> Trigger.ACCESS;
            };
        }

        boolean wantsChanges() {
            return spec.access() != DataAccess.READ;
        }
    }

    /** A run begins: nothing is bound. */
    void begin() {
        places.begin();
        bound.clear();
    }

    /** Where data lies. */
    DataPlaces places() {
        return places;
    }

    // ---- what is set

    /** Takes note of a breakpoint that was set or switched on or off; returns all watches. */
    List<Watch> place(Breakpoint breakpoint, Snapshot now) {
        if (breakpoint.spec() instanceof BreakpointSpec.Data spec) {
            if (!breakpoint.enabled()) {
                bound.remove(breakpoint.id());
            } else if (!bound.containsKey(breakpoint.id())) {
                bind(breakpoint, spec, now);
            }
        }
        return watches();
    }

    private void bind(Breakpoint breakpoint, BreakpointSpec.Data spec, Snapshot now) {
        String problem = "";
        try {
            Watchable at = places.resolve(places.stopState(now), spec.target());
            requirePlaces(at, spec.access());
            bound.put(breakpoint.id(), new Bound(breakpoint.id(), spec, at));
        } catch (SessionException e) {
            problem = String.valueOf(e.getMessage());
        }
        if (!problem.equals(breakpoint.message())) {
            complaints.accept(breakpoint.id(), problem);
        }
    }

    private static void requirePlaces(Watchable at, DataAccess access) throws SessionException {
        if (at.places().isEmpty() && access != DataAccess.CHANGE) {
            throw new SessionException("it is computed: only its changes can be watched");
        }
    }

    /** Forgets a breakpoint; returns all watches. */
    List<Watch> remove(int id) {
        bound.remove(id);
        return watches();
    }

    private List<Watch> watches() {
        Set<Watch> all = new LinkedHashSet<>();
        for (Bound each : bound.values()) {
            all.addAll(each.watches());
            all.addAll(each.path());
        }
        return List.copyOf(all);
    }

    // ---- what happens

    /** Works out what was done to the data of which breakpoints. */
    List<Integer> hit(ExecutionResult.WatchHit hit, Snapshot now) {
        List<DataHit> found = new ArrayList<>();
        StopState stop = places.stopState(now);
        followed = false;
        for (Bound each : bound.values()) {
            hit(each, hit.accesses(), stop).ifPresent(found::add);
        }
        hits = found;
        last = hit;
        return found.stream().map(DataHit::id).toList();
    }

    private Optional<DataHit> hit(Bound at, List<WatchedAccess> all, StopState stop) {
        List<Watch> own = at.watches();
        List<Watch> path = at.path();
        List<WatchedAccess> accesses = all.stream().filter(a -> own.contains(a.watch())).toList();
        boolean written = accesses.stream().anyMatch(WatchedAccess::writes);
        boolean moved = all.stream().anyMatch(a -> path.contains(a.watch()));
        if (accesses.isEmpty() && !moved) {
            return Optional.empty();
        }
        String before = at.text;
        if (accesses.size() == 1 && at.at.reader().isPresent() && !moved) {
            Watchable.Reader reader = at.at.reader().get();
            WatchedAccess access = accesses.getFirst();
            boolean untyped = at.spec.target() instanceof DataTarget.Bytes;
            before =
                    untyped
                            ? ByteText.difference(access.before(), access.after())
                            : reader.text(access.before(), stop);
            at.text =
                    untyped
                            ? ByteText.difference(access.after(), access.before())
                            : reader.text(access.after(), stop);
        } else {
            follow(at, stop);
        }
        if (at.away) {
            return Optional.empty();
        }
        boolean changed = !before.equals(at.text);
        boolean same = at.spec.access() == DataAccess.CHANGE && !changed;
        boolean wanted = accesses.isEmpty() ? at.wantsChanges() && changed : true;
        boolean bytesOnly = at.at.reader().isPresent() && !moved;
        return wanted && (bytesOnly || !same)
                ? Optional.of(
                        new DataHit(
                                at.id,
                                at.spec.target().text(),
                                at.at.location(),
                                written || accesses.isEmpty(),
                                before,
                                at.text))
                : Optional.empty();
    }

    /** Looks anew where the data lies, and what it is. */
    private void follow(Bound each, StopState stop) {
        List<WatchPlace> before = each.at.places();
        List<WatchPlace> path = each.at.path();
        try {
            each.away = places.isOut(each.spec.target(), each.at, stop);
            if (each.away) {
                each.at = each.at.lost(each.text);
            } else {
                each.at = places.resolve(stop, each.spec.target());
                each.text = each.at.text();
            }
        } catch (SessionException e) {
            // a pointer to nowhere: the way to it is still watched
            each.at = each.at.lost("<" + e.getMessage() + ">");
            each.text = each.at.text();
        }
        followed |= !before.equals(each.at.places()) || !path.equals(each.at.path());
    }

    /** Looks at all data anew, which the user has changed; all watches, if any lies elsewhere. */
    Optional<List<Watch>> lookAgain(Snapshot now) {
        StopState stop = places.stopState(now);
        followed = false;
        bound.values().forEach(each -> follow(each, stop));
        return followed();
    }

    /** All watches, if {@link #hit} has changed them. */
    Optional<List<Watch>> followed() {
        return followed ? Optional.of(watches()) : Optional.empty();
    }

    /** Forgets the breakpoints whose frame is gone; {@link #followed} then has what is left. */
    List<Integer> ended(List<Watch> gone) {
        followed = true;
        List<Integer> ids = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (Bound each : List.copyOf(bound.values())) {
            if (each.watches().stream().anyMatch(gone::contains)
                    || each.path().stream().anyMatch(gone::contains)) {
                bound.remove(each.id);
                ids.add(each.id);
                String function =
                        each.spec.target()
                                                instanceof
                                                DataTarget.Expression(
                                                        var _,
                                                        Optional<Activation> in)
                                        && in.isPresent()
                                ? in.get().function()
                                : "its function";
                texts.add(each.spec.target().text() + " is gone: " + function + " has returned");
                complaints.accept(each.id, DataPlaces.gone(function));
            }
        }
        ended = String.join(", ", texts);
        return ids;
    }

    /** What was done last, for some of the breakpoints. */
    List<DataHit> hits(List<Integer> ids) {
        return hits.stream().filter(hit -> ids.contains(hit.id())).toList();
    }

    /** Who did it. */
    DataAccessor accessor() {
        ExecutionResult.WatchHit hit = Objects.requireNonNull(last);
        return new DataAccessor(
                hit.location(),
                new Symboliser(symbols).rows(hit.location(), 0, 0),
                Optional.of(hit.host()).filter(host -> !host.isEmpty()));
    }

    /** What ended last. */
    String endedText() {
        return ended;
    }
}
