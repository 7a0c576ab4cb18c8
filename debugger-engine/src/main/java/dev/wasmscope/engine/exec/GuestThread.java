package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.host.HostExit;
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
    private final ThreadRun run;
    private State state = State.NEW;
    private @Nullable FunctionInstance entry;
    private List<Value> hostArguments = List.of();

    /** A thread with nothing to run yet. */
    public GuestThread(Store store) {
        this.thread = new ThreadState(store);
        this.access = thread.access;
        this.run = new ThreadRun(thread, store.limits().maxInstructions());
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
        run.begins(function.type().results());
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
            result = thread.depth == 0 ? runHostEntry() : run.run(mode);
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

    /** Runs a host function that the thread was started with. */
    private ExecutionResult runHostEntry() {
        HostFunctionInstance function = (HostFunctionInstance) Objects.requireNonNull(entry);
        thread.write(0, hostArguments);
        try {
            thread.hostCalls.call(function, 0, null);
            return new ExecutionResult.Completed(run.results());
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
        run.requestPause();
    }

    /** Forgets a pause request that was not seen yet. */
    public void clearPauseRequest() {
        run.clearPauseRequest();
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
        run.setLimit(clock);
    }

    /** What {@link #setInstructionLimit} was told last. */
    public long instructionLimit() {
        return run.limit();
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
        return new FrameEdits(thread, run::leftBreak);
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
            boolean atIt =
                    isNew && !run.atBreak() && thread.depth > 0 && location.equals(location(0));
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
        run.setWatches(watches);
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
