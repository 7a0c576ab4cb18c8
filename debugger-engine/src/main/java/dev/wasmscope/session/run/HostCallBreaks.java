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

    /** The call that the guest stops behind; written and read on the guest's thread. */
    private @Nullable HostCallEvent call;

    /** The breakpoints that wait for it, ascending. */
    private List<Integer> waiting = List.of();

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
        waiting = List.copyOf(ids);
        call = ids.isEmpty() ? null : event;
        return call != null;
    }

    /** The breakpoints that wait for the call that has just returned, ascending. */
    List<Integer> waiting() {
        return waiting;
    }

    /** The call that the guest stopped behind. */
    @Nullable HostCallEvent take() {
        HostCallEvent taken = call;
        call = null;
        return taken;
    }
}
