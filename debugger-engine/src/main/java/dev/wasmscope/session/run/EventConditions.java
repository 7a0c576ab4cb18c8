package dev.wasmscope.session.run;

import dev.wasmscope.engine.exec.FrameView;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.SymbolisedFrame;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Conditions of breakpoints that wait for an event, such as a write to what is watched: read once
 * for each place where that happens, as {@link RunningConditions}. They mean the row that a stop
 * would show; where that is not the innermost one, nothing is said. Used on the guest's thread.
 */
final class EventConditions {
    private static final int MOST = 10_000;

    private final RunningConditions conditions;
    private final Map<CodeLocation, Boolean> innermost = new HashMap<>();
    private @Nullable CurrentFrame frame;

    EventConditions(RunningConditions conditions) {
        this.conditions = conditions;
    }

    /** Whether a condition is surely false; if that cannot be said it may be true. */
    boolean isFalse(String condition, StopState stop) {
        FrameView now = stop.snapshot().frame(0);
        CurrentFrame current = frame;
        if (current == null) {
            current = new CurrentFrame(now);
            frame = current;
        }
        current.set(now);
        if (innermost.size() >= MOST) {
            innermost.clear();
        }
        return innermost.computeIfAbsent(now.location(), _ -> isShown(stop))
                && conditions.isFalse(condition, current);
    }

    /** Whether the innermost row alone makes it the one that is shown. */
    private static boolean isShown(StopState stop) {
        List<SymbolisedFrame> first = stop.rows(0, 1);
        return !first.isEmpty() && Stop.isOwnSource(first.getFirst());
    }
}
