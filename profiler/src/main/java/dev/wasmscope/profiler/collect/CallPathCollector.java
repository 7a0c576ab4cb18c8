package dev.wasmscope.profiler.collect;

import dev.wasmscope.engine.probe.BranchCounter;
import dev.wasmscope.engine.probe.CallListener;
import dev.wasmscope.engine.probe.GuestCode;
import dev.wasmscope.engine.probe.Instrumentation;
import dev.wasmscope.profiler.model.FunctionKey;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Profile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts instructions and calls of every call path, exactly: the unit is the engine's instruction
 * clock, so equal guests with equal input give equal profiles on every machine. Attached as a
 * {@link BranchCounter} too, it counts how often every instruction of every path is executed, which
 * takes longer.
 *
 * <p>Called on the guest thread only. {@link #profile} may be called from that thread at any stop,
 * and from any thread once the guest has ended.
 */
public final class CallPathCollector implements CallListener, BranchCounter {

    /** Default limit on distinct call paths; a path takes about 40 bytes while collecting. */
    public static final int DEFAULT_PATH_LIMIT = 1 << 22;

    /** Default limit on the bytes of counters. */
    public static final long DEFAULT_COUNTER_LIMIT = 256L << 20;

    private final int pathLimit;
    private final long counterLimit;
    private CallPaths paths;
    private @Nullable RowCounters counters;

    public CallPathCollector() {
        this(DEFAULT_PATH_LIMIT);
    }

    /**
     * @param pathLimit how many distinct call paths to keep apart; a call on a further new path is
     *     counted as if the host had made it, and noted in {@link Profile#info()}
     */
    public CallPathCollector(int pathLimit) {
        this(pathLimit, DEFAULT_COUNTER_LIMIT);
    }

    /**
     * @param pathLimit as before
     * @param counterLimit how many bytes counters may take until no more paths are kept apart
     */
    public CallPathCollector(int pathLimit, long counterLimit) {
        this.pathLimit = pathLimit;
        this.paths = new CallPaths(pathLimit);
        this.counterLimit = counterLimit;
    }

    /** What counts calls and paths only. */
    public Instrumentation calls() {
        return Instrumentation.NONE.withCalls(this);
    }

    /** What counts every instruction, too. */
    public Instrumentation instructions() {
        return calls().withBranches(this);
    }

    @Override
    public void enter(int instance, int functionIndex, int callSite, long clock) {
        paths.enter(instance, functionIndex, callSite, clock);
    }

    @Override
    public void found(int instance, int functionIndex, int callSite, long clock) {
        paths.enter(instance, functionIndex, callSite, clock);
        paths.wasFound();
    }

    @Override
    public void notRun() {
        paths.wasFound();
    }

    @Override
    public void leave(long clock) {
        paths.leave(clock);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the code of one run is one object
    public void attached(GuestCode code) {
        if (counters == null || counters.code() != code) {
            paths = new CallPaths(pathLimit); // another run
            counters = new RowCounters(code, paths, counterLimit);
        }
    }

    @Override
    public long[] counters() {
        return attachedCounters().current();
    }

    @Override
    public void moved(long from, long to) {
        attachedCounters().moved(from, to);
    }

    private RowCounters attachedCounters() {
        if (counters == null) {
            throw new IllegalStateException("attached as a listener to calls only");
        }
        return counters;
    }

    /** The row of the call path that is executing. */
    public int currentRow() {
        return paths.currentRow();
    }

    /**
     * The profile up to {@code clock}, with its code in pieces that know nothing of source lines.
     *
     * @see #profile(String, long, PieceStarts)
     */
    public Profile profile(String guest, long clock) {
        return profile(guest, clock, PieceStarts.NONE);
    }

    /**
     * The profile up to {@code clock}. Functions are labelled {@code func[N]} until {@link
     * Profile#labelled} gives them names.
     *
     * @param guest what was run, for titles
     * @param clock the instruction clock now, at or after the last event
     * @param starts where pieces of code begin, if instructions are counted
     */
    public Profile profile(String guest, long clock, PieceStarts starts) {
        return profile(guest, clock, starts, paths.functions());
    }

    /**
     * The same with the functions that did not run, for coverage.
     *
     * @throws IllegalStateException if instructions are not counted
     */
    public Profile wholeProfile(String guest, long clock, PieceStarts starts) {
        Map<FunctionKey.Code, Integer> numbers = paths.functions();
        GuestCode code = attachedCounters().code();
        int[] functions = code.functions();
        for (int instance = 0; instance < functions.length; instance++) {
            for (int index = 0; index < functions[instance]; index++) {
                if (code.isGuest(instance, index)) {
                    numbers.putIfAbsent(new FunctionKey.Code(instance, index), numbers.size());
                }
            }
        }
        return profile(guest, clock, starts, numbers);
    }

    private Profile profile(
            String guest, long clock, PieceStarts starts, Map<FunctionKey.Code, Integer> numbers) {
        paths.account(clock);
        List<FunctionLabel> labels =
                numbers.keySet().stream()
                        .map(key -> FunctionLabel.named("func[" + key.functionIndex() + "]"))
                        .toList();
        Profile profile =
                Profile.exact(guest, List.copyOf(numbers.keySet()), labels, paths.toTree(numbers));
        if (paths.foldedCalls() > 0) {
            profile = profile.with(profile.info().noting(folded()));
        }
        RowCounters counted = counters;
        return counted == null
                ? profile
                : new CodeCounting(paths, counted, numbers, starts).addTo(profile);
    }

    private String folded() {
        return String.format(
                Locale.ROOT,
                "%,d calls on further new call paths are shown as calls by the host",
                paths.foldedCalls());
    }
}
