package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.host.HostExit;
import dev.wasmscope.engine.lower.Lowering.Moment;
import dev.wasmscope.engine.lower.Op;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.probe.Instrumentation;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thread of guest execution: its frames, its clock, and the controls over it.
 *
 * <p>A guest thread is run by one Java thread at a time, in {@link #resume} or {@link #step}. Only
 * {@link #requestPause()} may be called meanwhile, from anywhere; everything else while it is
 * stopped.
 *
 * <h2>The clock</h2>
 *
 * It counts the instructions that this thread has completed; a call is completed when the callee
 * starts, and an instruction that traps is not. Every instruction counts one except the structure
 * markers {@code block}, {@code loop}, {@code else} and {@code end}, and those of exceptions
 * ({@code try}, {@code catch}, {@code catch_all}, {@code delegate}, {@code try_table}); a {@code
 * throw} is completed when its exception is caught. It is exact at every stop, and the same however
 * the guest was run: fast, stepped or profiled.
 */
public final class GuestThread {
    private enum State {
        NEW,
        STOPPED,
        RUNNING,
        ENDED
    }

    private final ThreadState thread;
    private final FrameAccess access;
    private State state = State.NEW;
    private @Nullable FunctionInstance entry;
    private List<Value> hostArguments = List.of();
    private long limit;
    private volatile boolean pauseRequested;

    /** Whether the innermost frame is at a BREAK that was reported. */
    private boolean atBreak;

    /** A thread with nothing to run yet. */
    public GuestThread(Store store) {
        this.thread = new ThreadState(store);
        this.access = thread.access;
        this.limit = store.limits().maxInstructions();
    }

    /** Number of the thread in its store, from 0. */
    public int number() {
        return thread.number();
    }

    /** The store whose functions it runs. */
    public Store store() {
        return thread.store();
    }

    /**
     * Prepares a call of {@code function}; nothing runs before the first {@link #resume} or {@link
     * #step}. The clock goes on from an earlier call.
     *
     * @throws IllegalArgumentException if the arguments do not fit the function's type
     * @throws IllegalStateException if the thread has frames already
     * @throws TrapException if the function is not valid or its frame exceeds the limits; if its
     *     body is large, that comes as the result of what runs it
     */
    public void start(FunctionInstance function, List<Value> arguments) {
        if (state != State.NEW) {
            throw new IllegalStateException("the thread was started already");
        }
        requireArguments(function.type(), arguments);
        entry = function;
        thread.epoch++;
        if (function instanceof WasmFunction guest) {
            thread.push(guest, arguments);
        } else {
            hostArguments = List.copyOf(arguments);
        }
        state = State.STOPPED;
    }

    private static void requireArguments(FuncType type, List<Value> arguments) {
        boolean fits = type.params().size() == arguments.size();
        for (int i = 0; fits && i < arguments.size(); i++) {
            fits = References.fits(arguments.get(i), type.params().get(i));
        }
        if (!fits) {
            throw new IllegalArgumentException(
                    "arguments %s do not fit the function's type %s".formatted(arguments, type));
        }
    }

    /**
     * Runs until something stops the thread.
     *
     * @throws IllegalStateException if there is nothing to run: not started, completed, trapped or
     *     exited
     */
    public ExecutionResult resume(RunMode mode) {
        if (state != State.STOPPED) {
            throw new IllegalStateException("nothing to run: the thread is " + state);
        }
        thread.epoch++;
        state = State.RUNNING;
        ExecutionResult result = new ExecutionResult.Paused();
        Sampling sampling = thread.sampling;
        if (sampling != null) {
            sampling.resumed();
        }
        try {
            result = thread.depth == 0 ? runHostEntry() : run(mode);
        } finally {
            state =
                    switch (result) {
                        case ExecutionResult.Completed c -> State.NEW;
                        case ExecutionResult.Trapped t -> State.ENDED;
                        case ExecutionResult.Exited e -> State.ENDED;
                        default -> State.STOPPED;
                    };
            if (sampling != null) {
                sampling.stopped();
            }
        }
        return result;
    }

    /**
     * Runs the frames, up to the limit exactly. The loop looks at the clock where it may come by
     * again and again, never later than the longest body is long; so it is told to hand over that
     * much too early, and single steps do the rest.
     */
    private ExecutionResult run(RunMode mode) {
        ExecutionResult waiting = awaitCode();
        if (waiting != null) {
            return waiting;
        }
        if (atBreak) {
            atBreak = false;
            // a breakpoint set meanwhile may have brought a frame at its start to the fast form
            access.makePrecise(0);
            access.passBreak();
        }
        if (thread.clock() >= limit) {
            return new ExecutionResult.LimitReached();
        }
        if (mode == RunMode.STEP) {
            return oneStep();
        }
        ExecutionResult result = null;
        while (result == null) {
            result = atWatchedLocal() ? stepOn() : runOn(mode);
        }
        return result;
    }

    /** Runs to the next stop; null if it is at something that was watched in vain. */
    private @Nullable ExecutionResult runOn(RunMode mode) {
        long early = limit == Long.MAX_VALUE ? 0 : store().longestBody();
        if (limit - thread.clock() <= early) {
            return stepToLimit();
        }
        Sampling sampling = thread.sampling;
        if (sampling != null && sampling.isNear(thread.clock())) {
            return stepToSample(sampling);
        }
        setDeadline(limit - early);
        Loop.Outcome outcome = thread.run(variant(mode));
        if (sampling != null && isOnlyForSample(outcome, limit - early)) {
            return handedOver(sampling, outcome);
        }
        if (outcome == Loop.Outcome.WATCHED) {
            access.makePreciseBefore(access.codeOffset(0), Moment.BEFORE);
            return stepOn();
        }
        if (outcome == Loop.Outcome.BREAK && !isBreak(location(0))) {
            return atOtherBreak();
        }
        ExecutionResult result = stopped(outcome);
        return result instanceof ExecutionResult.LimitReached ? stepToLimit() : result;
    }

    /** Whether nothing else but the sampler made the loop hand over. */
    private boolean isOnlyForSample(Loop.Outcome outcome, long until) {
        return switch (outcome) {
            case POLLED, POLLED_AT_CALL, POLLED_AT_RETURN, SUSPENDED ->
                    thread.sampling != null
                            && !pauseRequested
                            && !thread.watches.anyEnded()
                            && thread.depth > thread.returnFloor
                            && clockAt(outcome) < until;
            default -> false;
        };
    }

    /** The clock where the loop handed over, in either form. */
    private long clockAt(Loop.Outcome outcome) {
        return outcome == Loop.Outcome.POLLED_AT_CALL
                ? thread.clockBase + access.countAtCall()
                : thread.clock();
    }

    /** For the sampler only: goes on as it is, unless the sample is near. */
    private @Nullable ExecutionResult handedOver(Sampling sampling, Loop.Outcome outcome) {
        if (outcome == Loop.Outcome.SUSPENDED) {
            settle(outcome);
            sampling.takeHere(thread.clock());
            return null;
        }
        long clock = clockAt(outcome);
        sampling.at(clock);
        if (!sampling.isNear(clock)) {
            return null;
        }
        settle(outcome);
        return stepToSample(sampling);
    }

    /** Steps to the instruction that was chosen for a sample; null when it was taken. */
    private @Nullable ExecutionResult stepToSample(Sampling sampling) {
        sampling.approach();
        ExecutionResult result = null;
        while (result == null && sampling.isWaiting()) {
            long left = Math.min(sampling.left(thread.clock()), limit - thread.clock());
            if (left <= 0) {
                return new ExecutionResult.LimitReached();
            }
            result = isLookedAt() ? stepOn() : stepsOn((int) left);
        }
        return result;
    }

    /** Whether what single instructions do may stop the thread. */
    private boolean isLookedAt() {
        return store().hasBreaks()
                || thread.counted != null
                || !thread.watches.isEmpty()
                || thread.handlerStopDepth > 0
                || thread.throwStops;
    }

    /** Some instructions, not beyond the return of the present frame; null if nothing stops it. */
    private @Nullable ExecutionResult stepsOn(int most) {
        access.makePrecise(0);
        int floor = thread.floor;
        thread.floor = thread.depth - 1; // the frame further out may have the fast form
        Loop.Outcome outcome;
        try {
            setStepDeadline();
            outcome = thread.run(RunMode.STEP, most);
        } finally {
            thread.floor = floor;
        }
        if (isOnlyForSample(outcome, limit)) {
            settle(outcome);
            setStepDeadline();
            outcome = thread.run(RunMode.STEP, 0);
        }
        if (outcome != Loop.Outcome.STEPPED) {
            return stopped(outcome);
        }
        sampleHere();
        return null;
    }

    /** Takes the sample if the instruction that comes next is the one that was chosen. */
    private void sampleHere() {
        Sampling sampling = thread.sampling;
        // the end of a function is a step that does not count
        if (sampling != null
                && thread.depth > 0
                && access.codeOffset(0) < access.code(0).function.info().codeEnd() - 1) {
            sampling.standsAt(thread.clock());
        }
    }

    /** At a BREAK before an access of a watched local, or one that was cleared. */
    private @Nullable ExecutionResult atOtherBreak() {
        if (thread.watches.concernsLocal(access.code(0), access.pc(0))) {
            access.makePreciseAtBreak(access.codeOffset(0));
            access.passBreak();
            return stepOn();
        }
        // the function comes by cleared breaks too often
        access.passClearedBreak();
        access.code(0).function.forgetCleared();
        return awaitCode();
    }

    /** Waits for the code of frames with large bodies; null when it is there. */
    private @Nullable ExecutionResult awaitCode() {
        if (!thread.largeBodies.exist()) {
            return null;
        }
        try {
            setStepDeadline(); // that of the run before may be a pause that was answered
            if (thread.largeBodies.areReady()) {
                return null;
            }
            pauseRequested = false;
            return new ExecutionResult.Paused();
        } catch (TrapException cause) {
            thread.unwindListener();
            return new ExecutionResult.Trapped(
                    new Trap(cause.kind(), cause.detail(), Optional.empty(), cause.address()));
        }
    }

    private ExecutionResult stepToLimit() {
        ExecutionResult result = null;
        while (result == null && thread.clock() < limit) {
            result = stepOn();
        }
        return result == null ? new ExecutionResult.LimitReached() : result;
    }

    /** One instruction of a run; null if nothing stops the thread behind it. */
    private @Nullable ExecutionResult stepOn() {
        if (pauseRequested) {
            return polled();
        }
        ExecutionResult result = oneStep();
        boolean stops = thread.atHandler && thread.depth <= thread.handlerStopDepth;
        if (!(result instanceof ExecutionResult.Stepped) || stops) {
            return result;
        }
        CodeLocation location = location(0);
        if (isBreak(location)) {
            atBreak = true;
            return new ExecutionResult.BreakHit(access.code(0).instance, location);
        }
        return null;
    }

    private boolean isBreak(CodeLocation location) {
        return access.code(0).function.hasBreak(location.codeOffset());
    }

    /** Whether the thread is at an access of a watched local, and past its BREAK. */
    private boolean atWatchedLocal() {
        if (!thread.watches.hasLocals() || !access.code(0).code.precise()) {
            return false;
        }
        LoadedCode code = access.code(0);
        return code.function.localAccessedAt((int) access.codeOffset(0)) >= 0
                && code.ops[access.pc(0)] != Op.BREAK;
    }

    private ExecutionResult oneStep() {
        access.makePrecise(0);
        if (thread.depth > 1) {
            access.makePrecise(1);
        }
        CodeLocation location = location(0);
        boolean watching = !thread.watches.isEmpty();
        if (watching) {
            location = thread.watches.prepare();
        }
        thread.tellStep();
        ExecutionResult result = stopped(stepOnce());
        if (result instanceof ExecutionResult.Stepped) {
            sampleHere();
        }
        boolean stopped = watching && thread.depth > 0 && state != State.ENDED;
        return switch (result) {
            case ExecutionResult.Stepped _, ExecutionResult.Paused _ when stopped ->
                    watched(location, result);
            default -> result;
        };
    }

    private Loop.Outcome stepOnce() {
        setStepDeadline();
        Loop.Outcome outcome = thread.run(RunMode.STEP);
        while (isOnlyForSample(outcome, limit)) {
            settle(outcome);
            setStepDeadline();
            boolean done =
                    outcome == Loop.Outcome.POLLED || outcome == Loop.Outcome.POLLED_AT_RETURN;
            outcome = thread.run(RunMode.STEP, done ? 0 : 1);
        }
        return outcome;
    }

    /** What watches make of the result of an instruction, or a call of the host. */
    private ExecutionResult watched(CodeLocation location, ExecutionResult result) {
        Watches watches = thread.watches;
        List<WatchedAccess> accesses = watches.done();
        if (!accesses.isEmpty()) {
            return new ExecutionResult.WatchHit(
                    access.code(0).instance, location, watches.host(), accesses);
        }
        return watches.anyEnded() ? watchEnded() : result;
    }

    private ExecutionResult watchEnded() {
        List<Watch> ended = thread.watches.ended();
        setWatches(thread.watches.all().stream().filter(watch -> !ended.contains(watch)).toList());
        return new ExecutionResult.WatchEnded(ended);
    }

    private void setDeadline(long clock) {
        Sampling sampling = thread.sampling;
        if (sampling == null) {
            thread.setDeadline(clock);
        } else {
            thread.setDeadline(Math.min(clock, sampling.deadline()));
            if (sampling.isRequested()) {
                thread.hurryForSample();
            }
        }
        hurryToPause();
    }

    /** A step looks for a sample when it is done. */
    private void setStepDeadline() {
        thread.setDeadline(limit);
        hurryToPause();
    }

    private void hurryToPause() {
        // after the store, so that a request from another thread in between is not lost
        if (pauseRequested) {
            thread.setDeadline(ThreadState.PAUSE);
        }
    }

    /**
     * Executes exactly one instruction of the innermost frame. Structure markers are passed over,
     * so the thread then is at an instruction that counts, or at the end of a function, which is a
     * step of its own and returns. A call step stops at the callee's first instruction; a call of a
     * host function is executed whole. Breakpoints on the way are not reported: where the step
     * ends, {@link #hasBreak} tells of one, and the next {@link #resume} goes past it.
     *
     * @return {@link ExecutionResult.Stepped}, or whatever else ended the instruction
     * @throws IllegalStateException as {@link #resume}
     */
    public ExecutionResult step() {
        return resume(RunMode.STEP);
    }

    private ExecutionResult stopped(Loop.Outcome outcome) {
        return switch (outcome) {
            case COMPLETED -> new ExecutionResult.Completed(results());
            case TRAPPED -> trapResult();
            case BREAK -> breakResult();
            case THROWING -> {
                access.makePreciseBefore(access.codeOffset(0), Moment.BEFORE);
                yield new ExecutionResult.Throwing(Objects.requireNonNull(thread.raised));
            }
            case STEPPED -> new ExecutionResult.Stepped();
            case LEFT -> {
                access.makePreciseAfterCall();
                yield watchEnded();
            }
            case HOST_CALL -> {
                CodeLocation location = location(0);
                access.passCall();
                yield thread.depth == 0 // by a tail call
                        ? new ExecutionResult.Completed(results())
                        : watched(location, new ExecutionResult.HostCalled());
            }
            case POLLED, POLLED_AT_CALL, POLLED_AT_RETURN -> {
                settle(outcome);
                yield polled();
            }
            case SUSPENDED -> {
                settle(outcome);
                pauseRequested = false;
                yield new ExecutionResult.Paused();
            }
            case INTERRUPTED -> {
                access.makePreciseBefore(access.codeOffset(0), Moment.BEFORE);
                yield new ExecutionResult.Paused();
            }
            case EXITED -> {
                access.makePreciseBefore(access.codeOffset(0), Moment.BEFORE);
                thread.unwindListener();
                yield new ExecutionResult.Exited(thread.exitCode);
            }
            case CALLED, RETRY, UNWOUND, WATCHED ->
                    throw new IllegalStateException("not an outcome of the loop: " + outcome);
        };
    }

    /** Brings the frame to the precise form where the loop handed over. */
    private void settle(Loop.Outcome outcome) {
        switch (outcome) {
            case POLLED -> access.makePreciseAtLoop();
            case POLLED_AT_RETURN -> access.makePreciseAfterCall();
            case SUSPENDED -> {
                access.makePreciseBefore(access.codeOffset(0), Moment.BEFORE);
                access.replaceOperands(Objects.requireNonNull(thread.suspension).operands());
                thread.takeBackCount();
            }
            default -> access.makePreciseBefore(access.codeOffset(0), Moment.BEFORE);
        }
    }

    private RunMode variant(RunMode mode) {
        if (mode == RunMode.STEP) {
            return mode;
        }
        boolean watching = !thread.watches.isEmpty() || thread.undoLog != null;
        boolean counting = thread.counted != null;
        if (watching) {
            return counting ? RunMode.WATCH_PAGES : RunMode.WATCH;
        }
        return counting ? RunMode.PAGES : thread.isHeard() ? RunMode.PROFILE : RunMode.PLAIN;
    }

    private ExecutionResult polled() {
        if (thread.watches.anyEnded()) {
            return watchEnded();
        }
        if (pauseRequested) {
            pauseRequested = false;
            return new ExecutionResult.Paused();
        }
        return thread.depth <= thread.returnFloor
                ? new ExecutionResult.Stepped()
                : new ExecutionResult.LimitReached();
    }

    private ExecutionResult breakResult() {
        long offset = access.codeOffset(0);
        WasmFunction function = access.code(0).function;
        access.makePreciseAtBreak(offset);
        atBreak = true;
        return new ExecutionResult.BreakHit(
                function.instance(), new CodeLocation(function.functionIndex(), offset));
    }

    private ExecutionResult trapResult() {
        TrapException cause = Objects.requireNonNull(thread.trap);
        CodeLocation location = location(0);
        access.makePreciseBefore(location.codeOffset(), Moment.BEFORE);
        thread.unwindListener();
        return new ExecutionResult.Trapped(
                new Trap(cause.kind(), cause.detail(), Optional.of(location), cause.address()));
    }

    private List<Value> results() {
        return access.read(0, Objects.requireNonNull(entry).type().results());
    }

    /** Runs a host function that the thread was started with. */
    private ExecutionResult runHostEntry() {
        HostFunctionInstance function = (HostFunctionInstance) Objects.requireNonNull(entry);
        thread.write(0, hostArguments);
        try {
            thread.hostCalls.call(function, 0, null);
            return new ExecutionResult.Completed(results());
        } catch (HostExit exit) {
            return new ExecutionResult.Exited(exit.code());
        } catch (InterruptedException e) {
            return new ExecutionResult.Paused();
        } catch (TrapException cause) {
            return new ExecutionResult.Trapped(
                    new Trap(cause.kind(), cause.detail(), Optional.empty(), cause.address()));
        }
    }

    /**
     * Asks the running thread to stop; it is seen at loops, calls, returns and handlers, and within
     * long operations on memories. Remembered if the thread is not running.
     */
    public void requestPause() {
        pauseRequested = true;
        thread.setDeadline(ThreadState.PAUSE);
    }

    /** Forgets a pause request that was not seen yet. */
    public void clearPauseRequest() {
        pauseRequested = false;
        thread.setDeadline(limit);
    }

    /**
     * Makes calls of host functions end the thread with a trap of kind {@link TrapKind#HOST} whose
     * detail is the function's name, or allows them again, as at the start.
     */
    public void refuseHostCalls(boolean refused) {
        thread.hostCalls.refuse(refused);
    }

    /**
     * The clock at which a run ends with {@link ExecutionResult.LimitReached}, exactly. At that
     * clock or later, nothing runs any more.
     */
    public void setInstructionLimit(long clock) {
        limit = clock;
    }

    /** What {@link #setInstructionLimit} was told last. */
    public long instructionLimit() {
        return limit;
    }

    /**
     * Makes runs and steps stop, with {@link ExecutionResult.Stepped}, behind a return or at a
     * handler that leaves so many frames or fewer; 0 for none, as at the start.
     */
    public void setReturnFloor(int depth) {
        thread.returnFloor = depth;
        thread.floor = Math.max(depth, thread.watches.floor);
    }

    /**
     * Makes runs stop, with {@link ExecutionResult.Stepped}, where an exception is caught in a
     * frame of at most this depth (1 is the outermost); 0, as at the start, for none. So a step
     * sees that frames are left by an exception.
     */
    public void stopAtHandlers(int maxDepth) {
        thread.handlerStopDepth = maxDepth;
    }

    /**
     * Makes runs and steps stop, with {@link ExecutionResult.Throwing}, before an exception is
     * thrown; one that was caught and is thrown again does not count.
     */
    public void stopAtThrows(boolean stop) {
        thread.throwStops = stop;
    }

    /** Sets who is asked at every breakpoint whether a run stops there; null to stop at all. */
    public void setBreakCondition(@Nullable BreakCondition condition) {
        thread.breakCondition = condition;
    }

    /** Whether the last run or step ended where an exception was caught. */
    public boolean atHandler() {
        return thread.atHandler;
    }

    /** Instructions completed by this thread. */
    public long clock() {
        return thread.clock();
    }

    /** Number of frames; 0 before the start and after completion. */
    public int depth() {
        return thread.depth;
    }

    /**
     * A frame, 0 being the innermost.
     *
     * @throws IndexOutOfBoundsException if there is no such frame
     */
    public FrameView frame(int depthFromTop) {
        Objects.checkIndex(depthFromTop, thread.depth);
        access.makePrecise(depthFromTop);
        return new StoppedFrame(thread, depthFromTop);
    }

    /**
     * Changes of where the thread goes on.
     *
     * @throws IllegalStateException if it cannot go on: not started, trapped or over
     */
    public FrameEdits edits() {
        if (state != State.STOPPED || thread.depth == 0) {
            throw new IllegalStateException("the program cannot go on");
        }
        thread.largeBodies.enter();
        access.makePrecise(0);
        return new FrameEdits(thread, () -> atBreak = false);
    }

    /**
     * Where frame {@code depthFromTop} is, without the cost of a {@link #frame} view.
     *
     * @throws IndexOutOfBoundsException if there is no such frame
     */
    public CodeLocation location(int depthFromTop) {
        Objects.checkIndex(depthFromTop, thread.depth);
        return thread.location(depthFromTop);
    }

    /**
     * Stops the thread before the instruction at {@code location} from now on, in frames that are
     * active too; not before an instruction that the thread is at already. At a {@code loop} it
     * stops in every turn, at the {@code end} of a block on every way to it. Setting it twice is
     * the same as once.
     *
     * @throws IllegalArgumentException if the location is not in a function of the module
     */
    public void setBreak(Instance instance, CodeLocation location) {
        changeBreaks(instance, List.of(), List.of(location));
    }

    /** Takes back {@link #setBreak}. */
    public void clearBreak(Instance instance, CodeLocation location) {
        changeBreaks(instance, List.of(location), List.of());
    }

    /**
     * Takes back some breaks, then sets others. A function is lowered once for all its changes, so
     * a step that sets hundreds of them in one function costs no more than one; and not at all when
     * it had all of them at some time before.
     *
     * @throws IllegalArgumentException as {@link #setBreak}
     */
    public void changeBreaks(
            Instance instance, Collection<CodeLocation> cleared, Collection<CodeLocation> set) {
        for (CodeLocation location : cleared) {
            function(instance, location).setBreak(location.codeOffset(), false);
        }
        Set<WasmFunction> changed = new HashSet<>();
        for (CodeLocation location : set) {
            WasmFunction function = function(instance, location);
            boolean isNew = function.setBreak(location.codeOffset(), true);
            boolean atIt = isNew && !atBreak && thread.depth > 0 && location.equals(location(0));
            if (atIt && access.pc(0) > 0) { // a function at its start has not been there yet
                access.passBreak(); // of code that had it before
            }
            changed.add(function);
        }
        access.renew(changed);
    }

    private static WasmFunction function(Instance instance, CodeLocation location) {
        int index = location.functionIndex();
        if (index >= 0
                && index < instance.functions.length
                && instance.functions[index] instanceof WasmFunction function
                && location.codeOffset() >= function.info().codeOffset()
                && location.codeOffset() < function.info().codeEnd()) {
            return function;
        }
        throw new IllegalArgumentException("no code at " + location);
    }

    /** True if a break is set there. */
    public boolean hasBreak(Instance instance, CodeLocation location) {
        return function(instance, location).hasBreak(location.codeOffset());
    }

    /**
     * Makes runs and steps stop, with {@link ExecutionResult.WatchHit}, behind instructions and
     * calls of the host that do what a watch waits for; replaces the watches so far. A run with
     * watches is in {@link RunMode#WATCH}. Those that end with a frame are taken back when it is
     * gone, with {@link ExecutionResult.WatchEnded}.
     *
     * @throws IllegalArgumentException if one ends with a frame that is not there
     */
    public void setWatches(List<Watch> watches) {
        Watches before = thread.watches;
        Watches after = new Watches(thread, watches);
        before.forget();
        after.index();
        thread.watches = after;
        thread.floor = Math.max(thread.returnFloor, after.floor);
        thread.variablesWatched = after.anyVariables();
        access.renew(LocalAccesses.change(before.all(), watches));
    }

    /**
     * Who keeps what this thread overwrites; null for nobody. A thread that has one is not watched.
     *
     * @throws IllegalStateException if it has watches
     */
    public void setUndoLog(@Nullable UndoLog log) {
        if (!thread.watches.isEmpty()) {
            throw new IllegalStateException("the thread is watched");
        }
        thread.undoLog = log;
    }

    /** The watches that are set. */
    public List<Watch> watches() {
        return thread.watches.all();
    }

    /**
     * Somebody else than the guest may have written to watched places: they are read again.
     *
     * @return whether any is not what it was when it was last looked at
     */
    public boolean refreshWatches() {
        return thread.watches.refresh();
    }

    /**
     * What is attached to the thread from now on, instead of what was so far; runs then are in the
     * {@link RunMode} that it needs. Frames that exist already are entered at once, at the current
     * clock.
     */
    public void setInstrumentation(Instrumentation instrumentation) {
        thread.instrument(instrumentation);
    }
}
