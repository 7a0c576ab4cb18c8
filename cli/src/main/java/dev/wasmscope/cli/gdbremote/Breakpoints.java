package dev.wasmscope.cli.gdbremote;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.StopReason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The client's breakpoints, by the addresses that it knows. A client also sets them where nothing
 * is executed: at {@code block}, {@code loop}, {@code end}, at a function's first byte. The guest
 * then stops at the instruction that control reaches from there, and the client is told the address
 * that it asked for: it would not recognise another one.
 */
final class Breakpoints {
    private final Target target;
    private final Map<Long, Integer> ids = new HashMap<>();

    Breakpoints(Target target) {
        this.target = target;
    }

    /** Sets one; a second one at the same address is the same. */
    void add(long address) {
        if (!ids.containsKey(address)) {
            ids.put(address, set(target.location(address)).id());
        }
    }

    private Breakpoint set(CodeLocation location) {
        Breakpoint added = target.session().addBreakpoint(new BreakpointSpec.Instruction(location));
        if (!added.verified()) {
            target.session().removeBreakpoint(added.id());
            throw new CommandFailure(added.message());
        }
        return added;
    }

    /** Removes one; there may be none. */
    void remove(long address) {
        Integer id = ids.remove(address);
        if (id != null) {
            target.session().removeBreakpoint(id);
        }
    }

    /** Removes all: the client is gone. */
    void clear() {
        List.copyOf(ids.keySet()).forEach(this::remove);
    }

    /** Whether a stop is at one of them. */
    boolean isHit(Stop stop) {
        return stop.reason() instanceof StopReason.OfBreakpoints at
                && at.ids().stream().anyMatch(ids::containsValue);
    }

    /** Where the program stands, as the client knows it. */
    long pc(Stop stop) {
        long exact = stop.top().map(top -> target.address(top.location().codeOffset())).orElse(0L);
        if (ids.containsKey(exact) || !(stop.reason() instanceof StopReason.OfBreakpoints at)) {
            return exact;
        }
        return ids.entrySet().stream()
                .filter(entry -> at.ids().contains(entry.getValue()))
                .map(Map.Entry::getKey)
                .max(Long::compareUnsigned)
                .orElse(exact);
    }
}
