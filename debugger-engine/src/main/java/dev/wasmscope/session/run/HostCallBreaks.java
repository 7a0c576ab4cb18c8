package dev.wasmscope.session.run;

import dev.wasmscope.engine.host.CallWatch;
import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.engine.host.HostDoor;
import dev.wasmscope.engine.host.trace.CallFilter;
import dev.wasmscope.engine.host.trace.CallFilterException;
import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.BreakpointSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The breakpoints on host calls that are switched on. While there are none, the door does not know
 * of them and calls cost nothing more.
 */
final class HostCallBreaks implements CallWatch {
    private final TreeMap<Integer, CallFilter> byId = new TreeMap<>();
    private volatile Map<Integer, CallFilter> active = Map.of();
    private @Nullable HostDoor door;

    /** Written and read on the guest's thread. */
    private @Nullable Hit hit;

    /**
     * A call that was waited for.
     *
     * @param ids the breakpoints that wait for it, ascending
     */
    record Hit(List<Integer> ids, HostCallEvent call) {}

    /** A run begins whose calls go through this door. */
    synchronized void attach(HostDoor newDoor) {
        door = newDoor;
        apply();
    }

    /** Takes note of a breakpoint that was set, switched on or off. */
    synchronized void place(Breakpoint breakpoint) {
        if (breakpoint.spec() instanceof BreakpointSpec.HostCall(String text)) {
            byId.remove(breakpoint.id());
            if (breakpoint.enabled()) {
                try {
                    byId.put(breakpoint.id(), CallFilter.parse(text));
                } catch (CallFilterException e) {
                    // the breakpoint says so itself: it was not bound
                }
            }
            apply();
        }
    }

    synchronized void remove(int id) {
        if (byId.remove(id) != null) {
            apply();
        }
    }

    private void apply() {
        active = new TreeMap<>(byId);
        if (door != null) {
            door.watch(byId.isEmpty() ? null : this);
        }
    }

    @Override
    public boolean stopAfter(HostCallEvent event) {
        TreeSet<Integer> ids = new TreeSet<>();
        active.forEach(
                (id, filter) -> {
                    if (filter.accepts(event)) {
                        ids.add(id);
                    }
                });
        hit = ids.isEmpty() ? null : new Hit(List.copyOf(ids), event);
        return hit != null;
    }

    /** The call that the guest stopped behind, with the breakpoints at the place as well. */
    Optional<Hit> take(List<Integer> atPlace) {
        Hit taken = hit;
        hit = null;
        if (taken == null) {
            return Optional.empty();
        }
        TreeSet<Integer> ids = new TreeSet<>(taken.ids());
        ids.addAll(atPlace);
        return Optional.of(new Hit(List.copyOf(ids), taken.call()));
    }
}
