package dev.wasmscope.engine.control;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One plan and then another.
 *
 * <p>Contract. It sets what the plan sets that is under way, and nothing of its own; the second is
 * made where the first has ended.
 */
public final class Then implements Plan {
    private final Plan first;
    private final Function<Position, Plan> following;
    private @Nullable Plan second;

    public Then(Plan first, Function<Position, Plan> following) {
        this.first = first;
        this.following = following;
    }

    @Override
    public Move begin(Position now) {
        return next(now, first.begin(now));
    }

    @Override
    public Move arrived(Position now) {
        Plan active = second;
        return active != null ? active.arrived(now) : next(now, first.arrived(now));
    }

    private Move next(Position now, Move move) {
        if (!(move instanceof Move.Done)) {
            return move;
        }
        Plan chosen = following.apply(now);
        second = chosen;
        return chosen.begin(now);
    }
}
