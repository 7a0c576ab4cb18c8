package dev.wasmscope.session.run;

import dev.wasmscope.engine.control.InstructionStep;
import dev.wasmscope.engine.control.LineStep;
import dev.wasmscope.engine.control.Move;
import dev.wasmscope.engine.control.Plan;
import dev.wasmscope.engine.control.Position;
import dev.wasmscope.engine.control.StepOut;
import dev.wasmscope.session.symbol.LineStepMap;
import dev.wasmscope.session.symbol.LineStepMap.Inlines;
import dev.wasmscope.session.symbol.Symbols;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the plan for a step by where the guest stands: by line where the code has lines, by
 * instruction where it has none, out of an inlined call by line too.
 */
final class StepPlans {
    private final Symbols symbols;

    StepPlans(Symbols symbols) {
        this.symbols = symbols;
    }

    Plan over() {
        return new Chosen(
                now -> {
                    LineStepMap map = map(now, Inlines.OVER);
                    return symbols.hasLines(now.top().functionIndex())
                            ? new LineStep(map, LineStep.Mode.OVER, map.first())
                            : new InstructionStep(map, true);
                });
    }

    Plan into() {
        return new Chosen(
                now -> {
                    LineStepMap map = map(now, Inlines.INTO);
                    return symbols.hasLines(now.top().functionIndex())
                            ? new LineStep(map, LineStep.Mode.INTO, map.first())
                            : new InstructionStep(map, false);
                });
    }

    Plan out() {
        return new Chosen(
                now -> {
                    LineStepMap map = map(now, Inlines.OUT);
                    return map.beginsInlined()
                            ? new LineStep(map, LineStep.Mode.OVER, map.first())
                            : new StepOut(map);
                });
    }

    Plan instruction(boolean overCalls) {
        return new Chosen(now -> new InstructionStep(map(now, Inlines.OVER), overCalls));
    }

    private LineStepMap map(Position now, Inlines inlines) {
        return new LineStepMap(symbols, inlines, now.top());
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
