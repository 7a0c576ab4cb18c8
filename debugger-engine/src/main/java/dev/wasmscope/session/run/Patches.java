package dev.wasmscope.session.run;

import dev.wasmscope.engine.control.Move;
import dev.wasmscope.session.CallEffects;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.session.StateChanges;
import dev.wasmscope.session.expression.Patch;
import dev.wasmscope.session.expression.Patch.Statement;
import dev.wasmscope.session.symbol.Symbols;
import java.util.Optional;

/** Carries patches out where the program stands. Used on the guest's thread. */
final class Patches {
    private final Queries queries;
    private final Redirects redirects;
    private final Jumps jumps;

    Patches(Symbols symbols, Queries queries) {
        this.queries = queries;
        this.redirects = new Redirects(symbols, queries);
        this.jumps = new Jumps(symbols);
    }

    /**
     * Carries out a patch at a row of the stack.
     *
     * @return whether the program goes on elsewhere; then the stop is over
     * @throws SessionException if a statement cannot be carried out; those before it were
     */
    boolean carryOut(Patch patch, StopState stop, int row) throws SessionException {
        Optional<String> refusal = queries.changeRefusal();
        if (refusal.isPresent()) {
            throw new SessionException(refusal.get());
        }
        boolean moved = false;
        for (Statement statement : patch.statements()) {
            switch (statement) {
                case Statement.Evaluate(String expression) ->
                        queries.evaluate(
                                stop, row, expression, CallEffects.KEEP, StateChanges.CALL_LIMIT);
                case Statement.Return(String value) ->
                        moved = make(redirects.forceReturn(stop, row, value), stop);
                case Statement.GoTo(int line) ->
                        moved = make(jumps.to(stop, file(stop, row), line), stop);
            }
        }
        return moved;
    }

    private static boolean make(Redirection redirection, StopState stop) {
        return redirection.plan().begin(stop.snapshot()) instanceof Move.Moved;
    }

    private static String file(StopState stop, int row) throws SessionException {
        return stop.row(row)
                .position()
                .map(SourcePosition::file)
                .orElseThrow(
                        () -> new SessionException("goto: no source line is known of this place"));
    }
}
