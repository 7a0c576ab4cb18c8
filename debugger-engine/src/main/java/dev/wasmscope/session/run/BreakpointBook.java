package dev.wasmscope.session.run;

import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.BreakpointLocation;
import dev.wasmscope.session.BreakpointOptions;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.symbol.BreakpointBinder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The user's breakpoints of one session. They outlive a run. Safe for use by several threads. */
final class BreakpointBook {
    /** What is said of a breakpoint whose places are still looked for. */
    static final String PENDING = "waits for the debug information";

    private final BreakpointBinder binder;
    private final ConditionCheck check;
    private final TreeMap<Integer, Entry> byId = new TreeMap<>();
    private int lastId;

    /** A breakpoint with what changes at every hit. The counts are written by one thread. */
    static final class Entry {
        private volatile Breakpoint breakpoint;

        /** What is said of its places, without what is wrong with its options. */
        private String ofPlaces;

        private volatile long hits;
        private volatile boolean passed;
        private volatile boolean changed;

        private Entry(Breakpoint breakpoint) {
            this.breakpoint = breakpoint;
            this.ofPlaces = breakpoint.message();
        }

        /** As it was set; without its hits. */
        Breakpoint breakpoint() {
            return breakpoint;
        }

        /** Counts a hit: reached with its condition true. Returns the number of hits. */
        @SuppressWarnings("NonAtomicVolatileUpdate") // by the guest's thread only
        long hit() {
            changed = true;
            return ++hits;
        }

        /** Hits so far in this run. */
        long hits() {
            return hits;
        }

        /** Its turn has come in this run: it stopped or printed. */
        void pass() {
            passed = true;
        }

        boolean passed() {
            return passed;
        }

        private Breakpoint now() {
            return breakpoint.withHitCount(hits);
        }
    }

    BreakpointBook(BreakpointBinder binder, ConditionCheck check) {
        this.binder = binder;
        this.check = check;
    }

    Breakpoint add(BreakpointSpec spec, BreakpointOptions options) {
        BreakpointBinder.Bound bound = binder.bind(spec);
        String problems = check.problems(options, bound.locations());
        synchronized (byId) {
            Breakpoint added = add(spec, options, bound.locations(), bound.message());
            return change(added.id(), b -> b, bound.message(), problems).orElse(added);
        }
    }

    /** What one would be that is not added. */
    Breakpoint preview(BreakpointSpec spec, BreakpointOptions options) {
        BreakpointBinder.Bound bound = binder.bind(spec);
        String problems = check.problems(options, bound.locations());
        return new Breakpoint(
                0, spec, options, bound.locations(), 0, joined(bound.message(), problems));
    }

    private static String joined(String ofPlaces, String problems) {
        String separator = ofPlaces.isEmpty() || problems.isEmpty() ? "" : "; ";
        return ofPlaces + separator + problems;
    }

    /** Adds one whose places are still looked for. */
    Breakpoint addPending(BreakpointSpec spec, BreakpointOptions options) {
        return add(spec, options, List.of(), PENDING);
    }

    private Breakpoint add(
            BreakpointSpec spec,
            BreakpointOptions options,
            List<BreakpointLocation> locations,
            String message) {
        synchronized (byId) {
            int id = ++lastId;
            Breakpoint added = new Breakpoint(id, spec, options, locations, 0, message);
            byId.put(id, new Entry(added));
            return added;
        }
    }

    /** Looks for the places of one that was added pending; empty if it was removed since. */
    Optional<Breakpoint> bind(int id, BreakpointSpec spec) {
        BreakpointBinder.Bound bound = binder.bind(spec);
        Entry entry = entry(id);
        String problems =
                entry == null ? "" : check.problems(entry.breakpoint.options(), bound.locations());
        return change(
                id,
                b -> b.withLocations(bound.locations(), bound.message()),
                bound.message(),
                problems);
    }

    /** Removes one; those that wait for it wait no longer. */
    Optional<Breakpoint> remove(int id) {
        synchronized (byId) {
            Entry removed = byId.remove(id);
            for (Entry entry : byId.values()) {
                Breakpoint other = entry.breakpoint;
                if (other.options().after().equals(OptionalInt.of(id))) {
                    entry.breakpoint =
                            other.withOptions(other.options().withAfter(OptionalInt.empty()));
                    entry.changed = true;
                }
            }
            return Optional.ofNullable(removed).map(Entry::now);
        }
    }

    Optional<Breakpoint> setOptions(int id, BreakpointOptions options) {
        Entry entry = entry(id);
        if (entry == null) {
            return Optional.empty();
        }
        String problems = check.problems(options, entry.breakpoint.locations());
        return change(id, b -> b.withOptions(options), entry.ofPlaces, problems);
    }

    /** Tells what is wrong with one, beside what was said of its places. */
    Optional<Breakpoint> complain(int id, String problem) {
        return change(id, b -> b, problem, "");
    }

    private Optional<Breakpoint> change(
            int id, UnaryOperator<Breakpoint> how, String ofPlaces, String problems) {
        synchronized (byId) {
            Entry entry = byId.get(id);
            if (entry == null) {
                return Optional.empty();
            }
            entry.ofPlaces = ofPlaces;
            Breakpoint changed = how.apply(entry.breakpoint);
            entry.breakpoint =
                    changed.withLocations(changed.locations(), joined(ofPlaces, problems));
            return Optional.of(entry.now());
        }
    }

    /** Whether it is removed when it has stopped the program. */
    boolean isOneShot(int id) {
        Entry entry = entry(id);
        return entry != null && entry.breakpoint.options().oneShot();
    }

    /** The one with that number, while it is there. */
    @Nullable Entry entry(int id) {
        synchronized (byId) {
            return byId.get(id);
        }
    }

    /** A run begins: hits are counted anew. */
    void begin() {
        synchronized (byId) {
            for (Entry entry : byId.values()) {
                entry.changed |= entry.hits > 0;
                entry.hits = 0;
                entry.passed = false;
            }
        }
    }

    /**
     * Those that have changed by themselves since the last time: their hits, what they wait for.
     */
    List<Breakpoint> takeChanged() {
        List<Breakpoint> all = new ArrayList<>();
        synchronized (byId) {
            for (Entry entry : byId.values()) {
                if (entry.changed) {
                    entry.changed = false;
                    all.add(entry.now());
                }
            }
        }
        return all;
    }

    List<Breakpoint> all() {
        synchronized (byId) {
            return byId.values().stream().map(Entry::now).toList();
        }
    }

    /** Where the engine has to stop for a breakpoint: nowhere while it is switched off. */
    static List<CodeLocation> places(Breakpoint breakpoint) {
        return breakpoint.enabled()
                ? breakpoint.locations().stream().map(BreakpointLocation::location).toList()
                : List.of();
    }
}
