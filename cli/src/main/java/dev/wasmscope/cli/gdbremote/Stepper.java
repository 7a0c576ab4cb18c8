package dev.wasmscope.cli.gdbremote;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.StopReason;
import dev.wasmscope.session.SymbolisedFrame;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Steps by one instruction for a client that steps by line with them.
 *
 * <p>LLDB passes functions that have no lines by itself, as its users expect of {@code step} on a
 * line that calls {@code printf}, and it passes the prologues of others. But its plug-in gives all
 * frames of a wasm stack the same frame address, so it does not see that a frame is new, and stays
 * at its first instruction. So that is done here: a step that enters a function ends behind the
 * call if the function has no lines, and else behind its prologue; unless the user wants to see
 * every instruction.
 */
final class Stepper {
    private final DebugSession session;
    private final boolean exact;

    /** Where the last step began. */
    private @Nullable Stop from;

    private boolean interrupted;

    /**
     * @param exact whether every step is one instruction
     */
    Stepper(DebugSession session, boolean exact) {
        this.session = session;
        this.exact = exact;
    }

    /** One step, to wherever the program stops then. */
    CompletableFuture<Stop> step() {
        synchronized (this) {
            from = session.lastStop().orElse(null);
            interrupted = false;
        }
        CompletableFuture<Stop> step = session.stepInstruction();
        return exact ? step : step.thenCompose(this::settle);
    }

    private synchronized CompletableFuture<Stop> settle(Stop stop) {
        Optional<SymbolisedFrame> entered = stop.top().filter(_ -> !interrupted && enters(stop));
        if (entered.isEmpty()) {
            return CompletableFuture.completedFuture(stop);
        }
        SymbolisedFrame top = entered.get();
        return top.position().isEmpty()
                ? session.stepOut()
                : session.module()
                        .entry(top.functionIndex())
                        .filter(entry -> !entry.equals(top.location()))
                        .map(session::runTo)
                        .orElseGet(() -> CompletableFuture.completedFuture(stop));
    }

    /** Pauses the program; if a step is between its two parts, that ends after the first. */
    synchronized void interrupt() {
        interrupted = true;
        // A refusal means that it has just stopped by itself: that stop is told.
        session.pause();
    }

    /** Whether the step has brought the program to the beginning of a function. */
    private boolean enters(Stop stop) {
        Stop before = from;
        if (before == null || !(stop.reason() instanceof StopReason.StepDone)) {
            return false;
        }
        boolean tailCall =
                stop.guestDepth() == before.guestDepth()
                        && !function(stop).equals(function(before));
        return stop.guestDepth() > before.guestDepth() || tailCall;
    }

    private static Optional<Integer> function(Stop stop) {
        return stop.top().map(SymbolisedFrame::functionIndex);
    }
}
