package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.host.CallSites;
import dev.wasmscope.engine.host.HostCall;
import dev.wasmscope.engine.host.HostDoor;
import dev.wasmscope.engine.host.HostExit;
import dev.wasmscope.engine.module.RefType;
import dev.wasmscope.engine.module.VecType;
import dev.wasmscope.engine.probe.HostCallProbe;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one guest thread to the host: takes the arguments out of the thread's slots, sends
 * the call through the door, and puts the results back.
 */
final class HostCalls {
    private static final @Nullable Object[] NO_REFERENCES = {};

    private final ThreadState thread;
    private final CallSiteCache sites = new CallSiteCache();
    private boolean refused;
    private @Nullable HostCallProbe probe;

    HostCalls(ThreadState thread) {
        this.thread = thread;
    }

    /** Who hears what calls cost; null for nobody. */
    void tell(@Nullable HostCallProbe newProbe) {
        probe = newProbe;
    }

    /** Whether calls are refused from now on. */
    void refuse(boolean refuse) {
        refused = refuse;
    }

    /**
     * Calls a host function whose arguments start at slot {@code base}.
     *
     * @param caller the innermost frame's instance, or null if the host itself calls
     * @return whether the guest is to stop behind the call
     */
    boolean call(HostFunctionInstance function, int base, @Nullable Instance caller)
            throws HostExit, InterruptedException {
        if (refused) {
            throw new TrapException(TrapKind.HOST, function.module() + "." + function.name());
        }
        Memory memory = caller == null || caller.memories.length == 0 ? null : caller.memory0;
        HostCall call =
                new HostCall(
                        function.type(),
                        arguments(function.params, base),
                        references(function.params, base),
                        caller,
                        memory,
                        thread::pauseRequested);
        long clock =
                caller == null ? thread.clockBase : thread.clockBase + thread.access.countAtCall();
        if (thread.watches.readsOfHost() || thread.counted != null) {
            call.noteReads();
        }
        HostDoor door = thread.store().door();
        boolean stop = through(door, function, call, clock, caller);
        results(function, call, base);
        if (memory != null && thread.counted != null) {
            thread.counted.called(call);
        }
        if (memory != null && !thread.watches.isEmpty()) {
            thread.watches.hostDid(memory, call, function.toString());
        }
        return stop;
    }

    private boolean through(
            HostDoor door,
            HostFunctionInstance function,
            HostCall call,
            long clock,
            @Nullable Instance caller)
            throws HostExit, InterruptedException {
        CallSites sites = sites(door, caller);
        Sampling sampling = thread.sampling;
        if (sampling == null) {
            return timed(door, function, call, clock, sites);
        }
        sampling.enterHost(function, caller);
        try {
            return timed(door, function, call, clock, sites);
        } finally {
            sampling.leaveHost();
        }
    }

    private boolean timed(
            HostDoor door,
            HostFunctionInstance function,
            HostCall call,
            long clock,
            @Nullable CallSites sites)
            throws HostExit, InterruptedException {
        if (probe == null) {
            return door.call(function, call, thread.number(), clock, sites);
        }
        long start = System.nanoTime();
        try {
            boolean stop = door.call(function, call, thread.number(), clock, sites);
            told(probe, call, start, call.errno() > 0);
            return stop;
        } catch (HostExit exit) {
            told(probe, call, start, false);
            throw exit;
        } catch (TrapException trap) {
            told(probe, call, start, true);
            throw trap;
        }
    }

    private static void told(HostCallProbe probe, HostCall call, long start, boolean failed) {
        long took = call.tookNanos() < 0 ? System.nanoTime() - start : call.tookNanos();
        probe.called(took, call.bytesMoved(), failed);
    }

    private @Nullable CallSites sites(HostDoor door, @Nullable Instance caller) {
        if (!door.observed()) {
            return null;
        }
        return caller == null ? CallSites.NONE : sites.of(thread);
    }

    private long[] arguments(ValueSlots params, int base) {
        long[] arguments = new long[params.count()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = thread.slots[base + params.at(i)];
        }
        return arguments;
    }

    private @Nullable Object[] references(ValueSlots params, int base) {
        if (params.onlyNumbers()) {
            return NO_REFERENCES;
        }
        @Nullable Object[] references = new Object[params.count()];
        for (int i = 0; i < references.length; i++) {
            int slot = base + params.at(i);
            references[i] =
                    params.type(i) == VecType.V128
                            ? thread.access.read(slot, VecType.V128)
                            : thread.refs[slot];
        }
        return references;
    }

    private void results(HostFunctionInstance function, HostCall call, int base) {
        ValueSlots results = function.results;
        for (int i = 0; i < results.count(); i++) {
            int slot = base + results.at(i);
            long bits = call.resultBits(i);
            thread.slots[slot] = results.narrow(i) ? (int) bits : bits;
            if (call.resultReference(i) instanceof Value.V128 vector) {
                thread.access.write(slot, vector);
            } else {
                thread.refs[slot] = reference(function, call, i);
            }
        }
    }

    /** A reference that a host function returned, which must be what its type says. */
    private static @Nullable Object reference(
            HostFunctionInstance function, HostCall call, int index) {
        Object result = call.resultReference(index);
        if (function.results.type(index) instanceof RefType wanted
                && !References.fits(result, wanted)) {
            throw new TrapException(
                    TrapKind.HOST, "%s did not return a %s".formatted(function, wanted));
        }
        return result;
    }
}
