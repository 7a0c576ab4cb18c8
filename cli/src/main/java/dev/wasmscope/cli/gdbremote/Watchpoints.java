package dev.wasmscope.cli.gdbremote;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.DataAccess;
import dev.wasmscope.session.DataTarget;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.StopReason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The client's watchpoints: bytes of linear memory, by the addresses that it knows. */
final class Watchpoints {
    /**
     * One of them.
     *
     * @param access what stops the program
     * @param length in bytes
     */
    record Watchpoint(DataAccess access, long address, long length) {}

    private final Target target;
    private final Map<Watchpoint, Integer> ids = new HashMap<>();

    Watchpoints(Target target) {
        this.target = target;
    }

    /** Sets one; a second one that is the same is not another. */
    void add(Watchpoint watchpoint) {
        if (!ids.containsKey(watchpoint)) {
            ids.put(watchpoint, set(watchpoint).id());
        }
    }

    private Breakpoint set(Watchpoint watchpoint) {
        if (!(target.decode(watchpoint.address())
                instanceof WasmAddress.InMemory(int memory, long offset))) {
            throw new CommandFailure("only linear memory can be watched");
        }
        if (watchpoint.length() < 1 || watchpoint.length() > DataTarget.MAX_LENGTH) {
            throw new CommandFailure(
                    "1 to %d bytes can be watched, not %d"
                            .formatted(DataTarget.MAX_LENGTH, watchpoint.length()));
        }
        DataTarget bytes = new DataTarget.Bytes(memory, offset, (int) watchpoint.length());
        Breakpoint added =
                target.session().addBreakpoint(new BreakpointSpec.Data(bytes, watchpoint.access()));
        if (!added.verified()) {
            target.session().removeBreakpoint(added.id());
            throw new CommandFailure(added.message());
        }
        return added;
    }

    /** Removes one; there may be none. */
    void remove(Watchpoint watchpoint) {
        Integer id = ids.remove(watchpoint);
        if (id != null) {
            target.session().removeBreakpoint(id);
        }
    }

    /** Removes all: the client is gone. */
    void clear() {
        List.copyOf(ids.keySet()).forEach(this::remove);
    }

    /** The watchpoint that a stop is at. */
    Optional<Watchpoint> hit(Stop stop) {
        return stop.reason() instanceof StopReason.AtData at
                ? ids.entrySet().stream()
                        .filter(entry -> at.ids().contains(entry.getValue()))
                        .map(Map.Entry::getKey)
                        .findFirst()
                : Optional.empty();
    }
}
