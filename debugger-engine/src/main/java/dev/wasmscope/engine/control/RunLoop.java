package dev.wasmscope.engine.control;

import dev.wasmscope.engine.exec.ExecutionResult;
import dev.wasmscope.engine.exec.FrameView;
import dev.wasmscope.engine.module.CodeLocation;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The one loop that runs a guest from stop to stop: performs a plan's moves and decides which stop
 * wins. Everything but the requests happens on the guest's thread.
 */
final class RunLoop {
    private final Guest guest;
    private final BreakTable breaks;
    private final StopJudge judge;
    private final Runnable edits;
    private Snapshot snapshot;
    private boolean dead;

    /** Whether breakpoints are passed because a moment further on is wanted. */
    private boolean passing;

    /** What a guest ended itself with that stopped before its end was told. */
    private OptionalInt exitCode = OptionalInt.empty();

    private boolean started;
    private volatile boolean pauseRequested;
    private volatile boolean killRequested;

    /**
     * A loop.
     *
     * @param judge decides which breakpoints of the user stop the guest
     * @param edits performs the commands that came in while the guest ran
     */
    RunLoop(Guest guest, StopJudge judge, Runnable edits) {
        this.guest = guest;
        this.breaks = new BreakTable(guest);
        this.judge = judge;
        this.edits = edits;
        this.snapshot = new Snapshot(guest);
        guest.setBreakCondition(this::stops);
    }

    /** Whether a run that is at a patched instruction stops: for a plan or, maybe, for the user. */
    private boolean stops(FrameView frame) {
        CodeLocation at = frame.location();
        if (!passing && breaks.internalAt(at, guest.depth())) {
            return true;
        }
        List<Integer> reached = heededAt(at);
        return !reached.isEmpty() && judge.mayStop(reached, frame);
    }

    /** The breakpoints at a place that have a say at present. */
    private List<Integer> heededAt(CodeLocation place) {
        List<Integer> all = breaks.idsAt(place);
        return all.isEmpty() || !passing ? all : judge.patching(all);
    }

    BreakTable breaks() {
        return breaks;
    }

    Snapshot snapshot() {
        return snapshot;
    }

    void requestPause() {
        pauseRequested = true;
    }

    void requestKill() {
        killRequested = true;
    }

    StopEvent killed() {
        snapshot.expire();
        snapshot = new Snapshot(guest);
        dead = true;
        return new StopEvent.Killed(false, snapshot);
    }

    /** The end of a guest whose engine failed. */
    StopEvent failed(RuntimeException cause) {
        dead = true;
        return new StopEvent.Failed(cause, snapshot);
    }

    /** Runs along the plan to the next stop. No internal breakpoint is left behind. */
    StopEvent run(Plan plan) {
        snapshot.expire();
        snapshot = new Snapshot(guest);
        if (exitCode.isPresent()) {
            return new StopEvent.Exited(exitCode.getAsInt(), snapshot);
        }
        if (dead) {
            return new StopEvent.Killed(true, snapshot);
        }
        if (guest.refreshWatches()) {
            judge.dataChanged(snapshot).ifPresent(guest::setWatches);
        }
        try {
            return follow(plan);
        } finally {
            breaks.setInternal(List.of());
            guest.stopAtHandlers(0);
            pauseRequested = false;
        }
    }

    private StopEvent follow(Plan plan) {
        Move move = plan.begin(guest);
        while (true) {
            StopEvent stop =
                    switch (move) {
                        case Move.Done _ -> new StopEvent.Step(snapshot);
                        case Move.Moved(String how) -> new StopEvent.Moved(how, snapshot);
                        case Move.StepInstruction _ -> stepOne();
                        case Move.RunToClock(long clock) -> runToClock(clock);
                        case Move.Run(List<InternalBreakpoint> until) -> runUntil(until);
                    };
            if (stop != null) {
                return stop;
            }
            move = plan.arrived(guest);
        }
    }

    /** One instruction; null when it is done and the user has no breakpoint where it ended. */
    private @Nullable StopEvent stepOne() {
        started = true;
        Place from = Place.of(guest);
        while (true) {
            StopEvent stop = stopOf(guest.step());
            if (stop != null) {
                return stop;
            }
            if (!from.equals(Place.of(guest))) {
                return atBreakpoint();
            }
        }
    }

    /** Runs until one of the places is reached (null) or something else stops the guest. */
    private @Nullable StopEvent runUntil(List<InternalBreakpoint> until) {
        breaks.setInternal(until);
        int handlerDepth = handlerDepth(until);
        guest.stopAtHandlers(handlerDepth);
        // Whether the breakpoints at the present instruction have had their say. At a stop they
        // had,
        // but not before the first instruction of all.
        boolean seen = started;
        started = true;
        while (true) {
            if (!seen && atPatch()) {
                StopEvent hit = atBreakpoint();
                if (hit != null || breaks.internalAt(guest.top(), guest.depth())) {
                    return hit;
                }
            }
            Place from = Place.of(guest);
            StopEvent stop = stopOf(atPatch() ? guest.step() : guest.resume());
            if (stop != null) {
                return stop;
            }
            if (guest.atHandler() && guest.depth() <= handlerDepth) {
                return atBreakpoint();
            }
            // Without progress the guest was halted for edits only.
            seen = seen && from.equals(Place.of(guest));
        }
    }

    /** Runs to a moment (null), or to what ends or halts the guest before. */
    private @Nullable StopEvent runToClock(long clock) {
        passing = true;
        try {
            StopEvent stop = started || !atPatch() ? null : atBreakpoint();
            started = true;
            while (stop == null && guest.clock() < clock) {
                ExecutionResult result = atPatch() ? guest.step() : guest.resumeTo(clock);
                boolean arrived =
                        result instanceof ExecutionResult.LimitReached && guest.clock() >= clock;
                stop = arrived ? null : passed(result);
                if (stop == null && atPatch()) {
                    stop = atBreakpoint();
                }
            }
            return stop;
        } finally {
            passing = false;
        }
    }

    /** What stops the guest although breakpoints are passed. */
    private @Nullable StopEvent passed(ExecutionResult result) {
        return switch (result) {
            case ExecutionResult.Throwing _, ExecutionResult.WatchHit _ -> null;
            case ExecutionResult.HostCalled _ -> {
                judge.afterHostCall(snapshot);
                yield null;
            }
            case ExecutionResult.WatchEnded(var ended) -> {
                answered(judge.atWatchEnd(ended, snapshot));
                yield null;
            }
            default -> stopOf(result);
        };
    }

    /** The innermost frame that the places name; those for all frames do not count. */
    private static int handlerDepth(List<InternalBreakpoint> until) {
        return until.stream()
                .mapToInt(place -> place.depths().to())
                .filter(depth -> depth < Integer.MAX_VALUE)
                .max()
                .orElse(0);
    }

    /** A moment of the run: tells whether the guest has moved. */
    private record Place(long clock, int depth, CodeLocation top) {
        static Place of(Guest guest) {
            return new Place(guest.clock(), guest.depth(), guest.top());
        }
    }

    private boolean atPatch() {
        return guest.depth() > 0 && breaks.isPatched(guest.top());
    }

    private @Nullable StopEvent atBreakpoint() {
        Place before = Place.of(guest);
        List<Integer> ids = idsHere();
        if (!ids.isEmpty()) {
            return new StopEvent.Breakpoint(ids, snapshot);
        }
        // A patch can make a loop of so few instructions that the guest never hears of a request.
        return before.equals(Place.of(guest)) ? null : halted();
    }

    /** The breakpoints that want to stop where the guest is, be it that patches lead it there. */
    private List<Integer> idsHere() {
        while (true) {
            List<Integer> reached = guest.depth() == 0 ? List.of() : heededAt(guest.top());
            if (reached.isEmpty()) {
                return reached;
            }
            Place before = Place.of(guest);
            List<Integer> wanting = judge.atPlace(reached, snapshot);
            if (!judge.patching(reached).isEmpty() && guest.refreshWatches()) {
                judge.dataChanged(snapshot).ifPresent(guest::setWatches);
            }
            if (!wanting.isEmpty() || before.equals(Place.of(guest))) {
                return wanting;
            }
        }
    }

    /**
     * The stop that a result means by itself; null if the guest is to be looked at or to run on.
     */
    private @Nullable StopEvent stopOf(ExecutionResult result) {
        return switch (result) {
            case ExecutionResult.Completed(var results) -> {
                dead = true;
                yield new StopEvent.Completed(results, snapshot);
            }
            case ExecutionResult.Exited(int code) -> exited(code);
            case ExecutionResult.Trapped(var trap) -> {
                dead = true;
                yield judge.atTrap(trap, snapshot)
                        ? new StopEvent.Trapped(trap, snapshot)
                        : new StopEvent.Killed(true, snapshot);
            }
            case ExecutionResult.LimitReached _ -> new StopEvent.Limit(snapshot);
            case ExecutionResult.Paused _ -> halted();
            case ExecutionResult.HostCalled _ -> hostCalled();
            case ExecutionResult.Throwing(var raised) -> {
                List<Integer> ids = judge.atThrow(raised, snapshot);
                yield ids.isEmpty() ? null : new StopEvent.Thrown(ids, raised, snapshot);
            }
            case ExecutionResult.WatchHit hit -> watchHit(hit);
            case ExecutionResult.WatchEnded(var ended) -> {
                List<Integer> ids = answered(judge.atWatchEnd(ended, snapshot));
                yield ids.isEmpty() ? null : new StopEvent.DataEnded(withHere(ids), snapshot);
            }
            case ExecutionResult.BreakHit _, ExecutionResult.Stepped _ -> null;
        };
    }

    private StopEvent exited(int code) {
        dead = true;
        List<Integer> ids = judge.atExit(code, snapshot);
        if (ids.isEmpty()) {
            return new StopEvent.Exited(code, snapshot);
        }
        exitCode = OptionalInt.of(code);
        return new StopEvent.Exiting(ids, code, snapshot);
    }

    private @Nullable StopEvent hostCalled() {
        List<Integer> calls = judge.afterHostCall(snapshot);
        // without any, breakpoints where the guest is now are looked at as always
        return calls.isEmpty() ? null : new StopEvent.HostCall(withHere(calls), snapshot);
    }

    private @Nullable StopEvent watchHit(ExecutionResult.WatchHit hit) {
        List<Integer> ids = answered(judge.atWatch(hit, snapshot));
        if (ids.isEmpty()) {
            return hit.host().isEmpty() ? null : hostCalled();
        }
        Set<Integer> all = new TreeSet<>(withHere(ids));
        if (!hit.host().isEmpty()) {
            all.addAll(judge.afterHostCall(snapshot));
        }
        return new StopEvent.Data(List.copyOf(all), snapshot);
    }

    private List<Integer> answered(WatchAnswer answer) {
        answer.watches().ifPresent(guest::setWatches);
        return answer.ids();
    }

    /** Some breakpoints, and those at the present instruction. */
    private List<Integer> withHere(List<Integer> ids) {
        Set<Integer> all = new TreeSet<>(ids);
        all.addAll(idsHere());
        return List.copyOf(all);
    }

    private @Nullable StopEvent halted() {
        edits.run();
        if (killRequested) {
            dead = true;
            return new StopEvent.Killed(false, snapshot);
        }
        return pauseRequested ? new StopEvent.Pause(snapshot) : null;
    }
}
