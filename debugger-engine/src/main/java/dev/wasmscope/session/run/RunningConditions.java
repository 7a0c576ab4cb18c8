package dev.wasmscope.session.run;

import dev.wasmscope.engine.exec.BreakCondition.NeedsStopException;
import dev.wasmscope.engine.exec.FrameView;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.session.CallEffects;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.StateChanges;
import dev.wasmscope.session.expression.Expression;
import dev.wasmscope.session.expression.LiveNumbers;
import dev.wasmscope.session.symbol.Symbols;
import dev.wasmscope.session.value.GuestFrame;
import dev.wasmscope.session.value.WellKnownGlobals;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Conditions that are found out while the guest runs: read once for each place, and evaluated on
 * the frame as it is there. Used on the guest's thread.
 */
final class RunningConditions {
    private static final int MOST = 1000;

    private final Symbols symbols;
    private final WellKnownGlobals globals;
    private final Optional<CallScopes> calls;
    private final Map<Key, Known> known = new HashMap<>();

    private record Key(String condition, CodeLocation place, int instance) {}

    private record Known(Expression.Condition condition, FrameScope scope) {
        boolean holds() throws SessionException {
            try {
                return condition.holds();
            } finally {
                scope.close(); // takes back what calls did
            }
        }
    }

    /**
     * @param calls what conditions may call; empty if a call makes the guest stop
     */
    RunningConditions(Symbols symbols, WellKnownGlobals globals, Optional<CallScopes> calls) {
        this.symbols = symbols;
        this.globals = globals;
        this.calls = calls;
    }

    /** A run begins, whose frames are others. */
    void begin() {
        known.clear();
    }

    /** Whether a condition is surely false; if that cannot be said it may be true. */
    boolean isFalse(String condition, FrameView frame) {
        try {
            return !at(condition, frame).holds();
        } catch (NeedsStopException
                | LiveNumbers.UnreadableException
                | SessionException
                | StackOverflowError e) {
            return false; // found out, and told, where the guest stops for it
        }
    }

    private Known at(String condition, FrameView frame) throws SessionException {
        Key key = new Key(condition, frame.location(), frame.instance().number());
        Known found = known.get(key);
        if (found == null) {
            if (known.size() >= MOST) {
                known.clear();
            }
            FrameScope scope = scope(frame);
            found = new Known(Expression.condition(condition, scope), scope);
            known.put(key, found);
        }
        return found;
    }

    private FrameScope scope(FrameView frame) {
        GuestFrame context =
                new GuestFrame(
                        frame,
                        globals,
                        symbols::functionName,
                        symbols::functionCode,
                        local -> symbols.code(frame.functionIndex()).writes(local),
                        () -> {
                            throw new NeedsStopException();
                        });
        Optional<CallScope> callable =
                calls.map(
                        found ->
                                found.of(
                                        frame.instance(),
                                        globals,
                                        CallEffects.ROLL_BACK,
                                        StateChanges.CALL_LIMIT));
        return new FrameScope(symbols, frame.codeOffset(), frame, context, callable);
    }
}
