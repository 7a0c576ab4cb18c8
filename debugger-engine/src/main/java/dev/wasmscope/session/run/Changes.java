package dev.wasmscope.session.run;

import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.session.CallEffects;
import dev.wasmscope.session.JumpTarget;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.Moved;
import dev.wasmscope.session.StateChanges;
import dev.wasmscope.session.Variable;
import dev.wasmscope.session.WasmValue;
import dev.wasmscope.session.symbol.Symbols;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Takes the requests for changes to the guest's thread and back. */
final class Changes implements StateChanges {
    private final LaunchConfig config;
    private final RunControl control;
    private final Queries queries;
    private final Redirects redirects;
    private final Jumps jumps;
    private final TableChanges tables;

    Changes(LaunchConfig config, RunControl control, Symbols symbols, Queries queries) {
        this.config = config;
        this.control = control;
        this.queries = queries;
        this.redirects = new Redirects(symbols, queries);
        this.jumps = new Jumps(symbols);
        this.tables = new TableChanges(symbols);
    }

    @Override
    public CompletableFuture<Variable> evaluate(
            int frameIndex, String expression, CallEffects effects, long maxInstructions) {
        return control.ask(
                stop -> queries.evaluate(stop, frameIndex, expression, effects, maxInstructions));
    }

    @Override
    public CompletableFuture<List<JumpTarget>> jumpTargets(String file, int line) {
        return control.ask(stop -> jumps.targets(stop, file, line));
    }

    @Override
    public CompletableFuture<Moved> jump(CodeLocation target) {
        return move(stop -> jumps.to(stop, target));
    }

    @Override
    public CompletableFuture<Moved> jump(String file, int line) {
        return move(stop -> jumps.to(stop, file, line));
    }

    @Override
    public CompletableFuture<Moved> forceReturn(int frameIndex, String value) {
        return move(stop -> redirects.forceReturn(stop, frameIndex, value));
    }

    @Override
    public CompletableFuture<Moved> restartFrame(int frameIndex) {
        return move(stop -> redirects.restart(stop, frameIndex));
    }

    /** Prepares a move at the present stop, then makes it. */
    private CompletableFuture<Moved> move(Query<Redirection> preparation) {
        Optional<String> refusal = Recordings.changeRefusal(config, "where the program goes on");
        if (refusal.isPresent()) {
            return RunControl.failed(refusal.get());
        }
        return control.ask(preparation)
                .thenCompose(
                        prepared ->
                                control.resume(prepared.plan())
                                        .thenApply(stop -> new Moved(stop, prepared.notes())));
    }

    @Override
    public CompletableFuture<WasmValue> setTableElement(int table, long index, String function) {
        Optional<String> refusal = Recordings.changeRefusal(config, "a table");
        return refusal.isPresent()
                ? RunControl.failed(refusal.get())
                : control.ask(stop -> tables.set(stop, table, index, function));
    }
}
