package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.host.HostCallLog;
import dev.wasmscope.engine.host.Imports;
import dev.wasmscope.engine.module.Module;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Everything that guests of one run share (core specification 4.2, "Store"): the instances, the
 * limits, and the log of host calls.
 */
public final class Store {
    private final StoreLimits limits;
    private final HostCallLog hostCalls;
    private final List<Instance> instances = new ArrayList<>();

    /** A store with its own log of host calls. */
    public Store(StoreLimits limits) {
        this(limits, new HostCallLog());
    }

    /** A store that logs host calls to {@code hostCalls}. */
    public Store(StoreLimits limits, HostCallLog hostCalls) {
        this.limits = limits;
        this.hostCalls = hostCalls;
    }

    /** What guests may use. */
    public StoreLimits limits() {
        return limits;
    }

    /** Every call from a guest of this store to the host. */
    public HostCallLog hostCalls() {
        return hostCalls;
    }

    /** The instances in order of instantiation. */
    public List<Instance> instances() {
        return Collections.unmodifiableList(instances);
    }

    /**
     * Instantiates a module (core specification 4.7, "Instantiation"): links the imports, makes
     * memories, tables and globals, runs the active segments and the start function.
     *
     * <p>Effects on imported memories and tables stay, even if instantiation fails later.
     *
     * @throws LinkException if an import is unknown or has another type
     * @throws TrapException if a segment is out of bounds or the start function traps
     */
    public Instance instantiate(Module module, Imports imports) {
        throw new UnsupportedOperationException();
    }
}
