package dev.wasmscope.session.run;

import dev.wasmscope.engine.control.Snapshot;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.expression.Patch;
import dev.wasmscope.session.symbol.Symbols;
import dev.wasmscope.session.value.WellKnownGlobals;
import java.util.Optional;

/** Evaluates what breakpoints ask where they are reached. Used on the guest's thread. */
final class BreakpointExpressions {
    private final Symbols symbols;
    private final WellKnownGlobals globals;
    private final Queries queries;
    private final Patches patches;
    private final RunningConditions running;
    private final RunningConditions ofEvents;
    private EventConditions events;

    BreakpointExpressions(
            Symbols symbols, WellKnownGlobals globals, LaunchConfig config, CallScopes calls) {
        this.symbols = symbols;
        this.globals = globals;
        this.queries = new Queries(symbols, config, calls);
        this.patches = new Patches(symbols, queries);
        this.running = new RunningConditions(symbols, globals, Optional.of(calls));
        this.ofEvents = new RunningConditions(symbols, globals, Optional.of(calls));
        this.events = new EventConditions(ofEvents);
    }

    /** A run begins, whose frames are others. */
    void begin() {
        running.begin();
        ofEvents.begin();
        events = new EventConditions(ofEvents);
    }

    /** Those that are found out while the guest runs. */
    RunningConditions running() {
        return running;
    }

    /**
     * The present moment.
     *
     * @param event whether expressions mean the innermost frame with source instead of the
     *     innermost one
     */
    Moment at(Snapshot now, boolean event) {
        StopState stop = new StopState(now, symbols, globals, 1);
        return new Moment() {
            private int row() {
                return event ? Stop.focus(stop.rows(0, Stop.FRAME_LIMIT), true) : 0;
            }

            @Override
            public boolean holds(String condition) throws SessionException {
                return !(event && events.isFalse(condition, stop))
                        && queries.holds(stop, row(), condition);
            }

            @Override
            public String value(String expression) throws SessionException {
                return queries.evaluate(stop, row(), expression).value();
            }

            @Override
            public boolean carryOut(Patch patch) throws SessionException {
                return patches.carryOut(patch, stop, row());
            }
        };
    }
}
