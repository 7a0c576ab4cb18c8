package dev.wasmscope.engine.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.module.CodeLocation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/** Counts everything of a run by function, in the simplest way. */
public final class CountingProbe implements CallListener, BranchCounter {
    private record Function(int instance, int index) {}

    private static final class Count {
        long entries;
        long[] counters = {};
        Map<Long, Long> moves = new HashMap<>();
        long self;
    }

    private final Map<Function, Count> counts = new HashMap<>();
    private final Deque<Function> stack = new ArrayDeque<>();
    private final long[] outside = new long[1];
    private GuestCode code;
    private long accounted;

    /** A probe that is attached at a clock. */
    public CountingProbe(long clock) {
        accounted = clock;
    }

    /** All that is attached with it. */
    public Instrumentation instrumentation() {
        return Instrumentation.NONE.withCalls(this).withBranches(this);
    }

    @Override
    public void attached(GuestCode now) {
        code = now;
    }

    @Override
    public void enter(int instance, int functionIndex, int callSite, long clock) {
        account(clock);
        Function function = new Function(instance, functionIndex);
        stack.push(function);
        Count count = counts.computeIfAbsent(function, _ -> new Count());
        count.entries++;
        if (count.counters.length == 0) {
            count.counters = new long[code.counters(instance, functionIndex)];
        }
    }

    @Override
    public void leave(long clock) {
        account(clock);
        stack.pop();
    }

    @Override
    public long[] counters() {
        return stack.isEmpty() ? outside : counts.get(stack.getFirst()).counters;
    }

    @Override
    public void moved(long from, long to) {
        Map<Long, Long> moves = counts.get(stack.getFirst()).moves;
        moves.merge(from, -1L, Long::sum);
        moves.merge(to, 1L, Long::sum);
    }

    private void account(long clock) {
        if (!stack.isEmpty()) {
            counts.get(stack.getFirst()).self += clock - accounted;
        }
        accounted = clock;
    }

    /**
     * How often each instruction that counts was executed up to a clock, where the thread is now.
     * What a function executed by the clock must be what its instructions add up to.
     */
    public Map<CodeLocation, Long> executions(long clock) {
        account(clock);
        Map<Function, Map<Long, Long>> standing = standing();
        Map<CodeLocation, Long> all = new TreeMap<>(BY_PLACE);
        counts.forEach(
                (function, count) -> {
                    Map<Long, Long> moves = new HashMap<>(count.moves);
                    standing.getOrDefault(function, Map.of())
                            .forEach((position, n) -> moves.merge(position, -n, Long::sum));
                    if (isGuest(function)) {
                        all.putAll(walk(function, count, moves));
                    }
                });
        return all;
    }

    private static final java.util.Comparator<CodeLocation> BY_PLACE =
            java.util.Comparator.comparingInt(CodeLocation::functionIndex)
                    .thenComparingLong(CodeLocation::codeOffset);

    private boolean isGuest(Function function) {
        try {
            code.flow(function.instance, function.index);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private Map<Function, Map<Long, Long>> standing() {
        long[] positions = code.positions();
        assertEquals(stack.size(), positions.length, "frames known to both");
        Map<Function, Map<Long, Long>> standing = new HashMap<>();
        Iterator<Function> inner = stack.iterator();
        for (int i = positions.length - 1; i >= 0; i--) {
            standing.computeIfAbsent(inner.next(), _ -> new HashMap<>())
                    .merge(positions[i], 1L, Long::sum);
        }
        return standing;
    }

    private Map<CodeLocation, Long> walk(Function function, Count count, Map<Long, Long> moves) {
        ControlFlow flow = code.flow(function.instance, function.index);
        Map<CodeLocation, Long> found = new HashMap<>();
        long[] sum = {0};
        new FlowWalk(flow)
                .walk(
                        count.entries,
                        count.counters,
                        moves,
                        (from, to, times) -> {
                            assertTrue(times > 0, () -> function + " executed " + times + " times");
                            for (int i = from; i < to; i++) {
                                if (!flow.opcode(i).isStructural()) {
                                    sum[0] += times;
                                    found.put(
                                            new CodeLocation(function.index, flow.offset(i)),
                                            times);
                                }
                            }
                        });
        assertEquals(count.self, sum[0], () -> "instructions of " + function);
        return found;
    }
}
