package dev.wasmscope.session.run;

import dev.wasmscope.engine.control.Plan;
import dev.wasmscope.session.JustMyCode;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.StepTarget;
import dev.wasmscope.session.Stepping;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.session.symbol.StepTargets;
import dev.wasmscope.session.symbol.Symbols;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Hands the further steps on to the run, as plans. */
final class StepRequests implements Stepping {
    private final StepPlans plans;
    private final RunControl control;
    private final StepTargets targets;

    StepRequests(StepPlans plans, RunControl control, Symbols symbols) {
        this.plans = plans;
        this.control = control;
        this.targets = new StepTargets(symbols);
    }

    @Override
    public CompletableFuture<List<StepTarget>> targets(int frameIndex) {
        return control.ask(
                stop -> {
                    SymbolisedFrame row = stop.row(frameIndex);
                    return row.guestDepth() > 0
                            ? List.of()
                            : targets.at(
                                    row.location(), frameIndex, plans.own(row.functionIndex()));
                });
    }

    @Override
    public CompletableFuture<Stop> into(StepTarget target) {
        return control.<Plan>ask(stop -> plan(stop, target)).thenCompose(control::resume);
    }

    private Plan plan(StopState stop, StepTarget target) throws SessionException {
        if (stop.snapshot().depth() == 0
                || stop.row(0).functionIndex() != target.location().functionIndex()) {
            throw new SessionException(
                    "the program does not stand on the line with " + target.label() + " any more");
        }
        return plans.into(target);
    }

    @Override
    public CompletableFuture<Stop> forward() {
        return control.resume(plans.forward());
    }

    @Override
    public CompletableFuture<Stop> out(int frameIndex) {
        return control.<Plan>ask(stop -> out(stop, frameIndex)).thenCompose(control::resume);
    }

    private Plan out(StopState stop, int frameIndex) throws SessionException {
        SymbolisedFrame row = stop.row(frameIndex);
        int first = frameIndex;
        while (first > 0 && stop.row(first - 1).guestDepth() == row.guestDepth()) {
            first--;
        }
        return plans.out(row.guestDepth(), frameIndex - first);
    }

    @Override
    public CompletableFuture<Stop> instructionOut() {
        return control.resume(plans.instructionOut());
    }

    @Override
    public JustMyCode justMyCode() {
        return plans.justMyCode();
    }

    @Override
    public void setJustMyCode(JustMyCode rules) {
        plans.setJustMyCode(rules);
    }
}
