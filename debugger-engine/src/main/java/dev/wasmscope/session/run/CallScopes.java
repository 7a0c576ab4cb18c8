package dev.wasmscope.session.run;

import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.session.CallEffects;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.call.CallRules;
import dev.wasmscope.session.call.SideThread;
import dev.wasmscope.session.symbol.Symbols;
import dev.wasmscope.session.value.WellKnownGlobals;

/** What expressions may call, wherever they are evaluated. Used on the guest's thread. */
final class CallScopes {
    private final Symbols symbols;
    private final LaunchConfig config;
    private final BreakpointBook breakpoints;
    private final CallableNames names;
    private final SideThread side = new SideThread();

    /**
     * @param config tells whether the program may be changed, and its host called
     * @param breakpoints which may end calls
     */
    CallScopes(Symbols symbols, LaunchConfig config, BreakpointBook breakpoints) {
        this.symbols = symbols;
        this.config = config;
        this.breakpoints = breakpoints;
        this.names = new CallableNames(symbols);
    }

    /**
     * The functions of an instance.
     *
     * @param maxInstructions of all calls of one evaluation
     */
    CallScope of(
            Instance instance,
            WellKnownGlobals globals,
            CallEffects effects,
            long maxInstructions) {
        CallRules rules =
                new CallRules(
                        effects,
                        maxInstructions,
                        Recordings.changeRefusal(config, "the program"),
                        config.replay().map(_ -> "the host is not called while a run is replayed"));
        return new CallScope(
                symbols,
                names,
                instance,
                globals.stackPointer(),
                rules,
                new SideBreaks(breakpoints, symbols, globals),
                side);
    }
}
