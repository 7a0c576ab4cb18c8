package dev.wasmscope.session.run;

import dev.wasmscope.engine.control.InstructionStep;
import dev.wasmscope.engine.control.LineStep;
import dev.wasmscope.engine.control.Move;
import dev.wasmscope.engine.control.Plan;
import dev.wasmscope.engine.control.Position;
import dev.wasmscope.engine.control.StepOut;
import dev.wasmscope.engine.control.Then;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.session.JustMyCode;
import dev.wasmscope.session.StepTarget;
import dev.wasmscope.session.symbol.LineStepMap;
import dev.wasmscope.session.symbol.LineStepMap.Inlines;
import dev.wasmscope.session.symbol.OwnCode;
import dev.wasmscope.session.symbol.Symbols;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the plan for a step by where the guest stands: by line where the code has lines, by
 * instruction where it has none, out of an inlined call by line too. Which internal breakpoints a
 * plan sets is said above each plan.
 */
final class StepPlans {
    /** The rules and what follows from them, for steps that begin with and without text. */
    private record Rules(JustMyCode justMyCode, OwnCode withText, OwnCode withoutText) {}

    private final Symbols symbols;
    private volatile Rules rules;

    StepPlans(Symbols symbols) {
        this.symbols = symbols;
        this.rules = rules(JustMyCode.DEFAULT);
    }

    private Rules rules(JustMyCode said) {
        return new Rules(said, new OwnCode(symbols, said, true), new OwnCode(symbols, said, false));
    }

    JustMyCode justMyCode() {
        return rules.justMyCode();
    }

    void setJustMyCode(JustMyCode said) {
        if (!said.equals(rules.justMyCode())) {
            rules = rules(said);
        }
    }

    /** Which code steps stop in that begin in a function. */
    OwnCode own(int functionIndex) {
        return OwnCode.hasText(symbols, functionIndex) ? rules.withText() : rules.withoutText();
    }

    Plan over() {
        return line(Inlines.OVER, LineStep.Mode.OVER, true);
    }

    Plan into() {
        return line(Inlines.INTO, LineStep.Mode.INTO, false);
    }

    private Plan line(Inlines inlines, LineStep.Mode mode, boolean overCalls) {
        return new Chosen(
                now -> {
                    LineStepMap map = map(now, inlines);
                    return symbols.hasLines(now.top().functionIndex())
                            ? new LineStep(map, mode, map.first())
                            : new InstructionStep(map, overCalls);
                });
    }

    Plan forward() {
        return new Chosen(
                now -> {
                    LineStepMap map = map(now, Inlines.OVER);
                    return symbols.hasLines(now.top().functionIndex())
                            ? new LineStep(map, LineStep.Mode.OVER, map.firstForward())
                            : new InstructionStep(map, true);
                });
    }

    Plan into(StepTarget target) {
        return new Chosen(
                now -> {
                    LineStepMap map = map(now, Inlines.OVER);
                    return new LineStep(
                            map,
                            LineStep.Mode.CHOSEN,
                            map.firstWith(target.location(), target.inlined()));
                });
    }

    Plan out() {
        return out(0, 0);
    }

    /**
     * Out of a row of the stack.
     *
     * @param guestDepth of its wasm frame, 0 the innermost
     * @param inner how many rows of that frame are further in
     */
    Plan out(int guestDepth, int inner) {
        Plan here = new Chosen(now -> outOfRow(now, inner));
        return guestDepth == 0
                ? here
                : new Then(
                        new Chosen(now -> new StepOut(map(now, Inlines.OVER), guestDepth, true)),
                        now -> outOfRow(now, inner));
    }

    private Plan outOfRow(Position now, int inner) {
        CodeLocation top = now.top();
        LineStepMap map =
                new LineStepMap(symbols, own(top.functionIndex()), Inlines.OUT, top, inner);
        return map.beginsInlined()
                ? new LineStep(map, LineStep.Mode.OVER, map.first())
                : new StepOut(map);
    }

    Plan instruction(boolean overCalls) {
        return new Chosen(now -> new InstructionStep(map(now, Inlines.OVER), overCalls));
    }

    Plan instructionOut() {
        return new Chosen(now -> new StepOut(map(now, Inlines.OVER), 1, true));
    }

    private LineStepMap map(Position now, Inlines inlines) {
        return new LineStepMap(symbols, own(now.top().functionIndex()), inlines, now.top());
    }

    /** A plan that is made when it begins: on the guest's thread, where the guest stands then. */
    private static final class Chosen implements Plan {
        private final Function<Position, Plan> choice;
        private @Nullable Plan plan;

        Chosen(Function<Position, Plan> choice) {
            this.choice = choice;
        }

        @Override
        public Move begin(Position now) {
            Plan chosen = choice.apply(now);
            plan = chosen;
            return chosen.begin(now);
        }

        @Override
        public Move arrived(Position now) {
            return plan == null ? begin(now) : plan.arrived(now);
        }
    }
}
