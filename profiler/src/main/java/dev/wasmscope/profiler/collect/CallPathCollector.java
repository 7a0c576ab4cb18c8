package dev.wasmscope.profiler.collect;

import dev.wasmscope.engine.probe.CallListener;
import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.CallTreeBuilder;
import dev.wasmscope.profiler.model.FunctionKey;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Profile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Counts instructions and calls of every call path, exactly: the unit is the engine's instruction
 * clock, so equal guests with equal input give equal profiles on every machine.
 *
 * <p>Called on the guest thread only. {@link #profile} may be called from that thread at any stop,
 * and from any thread once the guest has ended.
 */
public final class CallPathCollector implements CallListener {

    /** Default limit on distinct call paths; a path takes about 40 bytes while collecting. */
    public static final int DEFAULT_PATH_LIMIT = 1 << 22;

    private final CallTreeBuilder paths;
    private final Map<FunctionKey.Code, Integer> numbers = new HashMap<>();
    private final List<FunctionKey.Code> functions = new ArrayList<>();
    private int[] stack = new int[64];
    private int depth;
    private int current = CallTree.ROOT;
    private long accountedUntil;
    private long foldedCalls;

    public CallPathCollector() {
        this(DEFAULT_PATH_LIMIT);
    }

    /**
     * @param pathLimit how many distinct call paths to keep apart; calls on further new paths are
     *     counted into their caller and noted in {@link Profile#info()}
     */
    public CallPathCollector(int pathLimit) {
        this.paths = new CallTreeBuilder(Math.max(1, pathLimit));
    }

    @Override
    public void enter(int instance, int functionIndex, int callSite, long clock) {
        account(clock);
        push(current);
        int callee = paths.child(current, numberOf(new FunctionKey.Code(instance, functionIndex)));
        if (callee == CallTree.NONE) {
            foldedCalls++;
            return;
        }
        paths.addCalls(callee, 1);
        current = callee;
    }

    @Override
    public void leave(long clock) {
        account(clock);
        current = stack[--depth];
    }

    /** The row of the call path that is executing. */
    public int currentRow() {
        return current;
    }

    /**
     * The profile up to {@code clock}. Functions are labelled {@code func[N]} until {@link
     * Profile#labelled} gives them names.
     *
     * @param guest what was run, for titles
     * @param clock the instruction clock now, at or after the last event
     */
    public Profile profile(String guest, long clock) {
        account(clock);
        List<FunctionLabel> labels =
                functions.stream()
                        .map(key -> FunctionLabel.named("func[" + key.functionIndex() + "]"))
                        .toList();
        Profile profile = Profile.exact(guest, List.copyOf(functions), labels, paths.toTree());
        return foldedCalls == 0 ? profile : profile.with(profile.info().noting(folded()));
    }

    private String folded() {
        return String.format(
                Locale.ROOT,
                "%,d calls on further new call paths were counted into their callers",
                foldedCalls);
    }

    private void account(long clock) {
        paths.addSelf(current, clock - accountedUntil);
        accountedUntil = clock;
    }

    private void push(int row) {
        if (depth == stack.length) {
            stack = Arrays.copyOf(stack, depth * 2);
        }
        stack[depth++] = row;
    }

    private int numberOf(FunctionKey.Code key) {
        Integer known = numbers.get(key);
        if (known != null) {
            return known;
        }
        numbers.put(key, functions.size());
        functions.add(key);
        return functions.size() - 1;
    }
}
