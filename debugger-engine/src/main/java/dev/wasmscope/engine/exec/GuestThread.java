package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.host.HostCall;
import dev.wasmscope.engine.host.HostDoor;
import dev.wasmscope.engine.host.HostExit;
import dev.wasmscope.engine.lower.Lowering.Moment;
import dev.wasmscope.engine.lower.Op;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.NumType;
import dev.wasmscope.engine.module.ValType;
import dev.wasmscope.engine.module.VecType;
import dev.wasmscope.engine.probe.CallListener;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
 * markers {@code block}, {@code loop}, {@code else} and {@code end}. It is exact at every stop, and
 * the same however the guest was run: fast, stepped or profiled.
 */
public final class GuestThread {
    /** Ints of a frame: number of its code, where to go on, first slot. */
    static final int FRAME = 3;

    private static final VarHandle DEADLINE = deadlineHandle();

    private enum State {
        NEW,
        STOPPED,
        RUNNING,
        ENDED
    }

    private final Store store;
    private final int number;
    private final FrameAccess access = new FrameAccess(this);
    private State state = State.NEW;
    private @Nullable FunctionInstance entry;
    private List<Value> hostArguments = List.of();
    private long limit;
    private volatile boolean pauseRequested;

    /** Whether the innermost frame is at a BREAK that was reported. */
    private boolean atBreak;

    private @Nullable TrapException trap;
    private int exitCode;
    private @Nullable CallListener listener;

    /** The clock at which the loop hands over; in the past to make it do so at once. */
    @SuppressWarnings("UnusedVariable") // read and written through DEADLINE
    private long deadline;

    /** Increased by every run; views of frames are valid for one value. */
    long epoch;

    // What follows is the loop's. All arrays are replaced when they grow.

    /** Locals and operands of all frames: numbers. */
    long[] slots = new long[1024];

    /** Locals and operands of all frames: references, at the same indices. */
    @Nullable Object[] refs = new Object[1024];

    /** The frames, outermost first. */
    int[] frames = new int[64 * FRAME];

    /** For each frame but the innermost, the stack pointer when it made its call. */
    long[] stackPointers = new long[64];

    /** Number of frames. */
    int depth;

    /** The clock when the innermost frame's code last updated it. */
    long clockBase;

    /** A thread with nothing to run yet. */
    public GuestThread(Store store) {
        this.store = store;
        this.number = store.nextThreadNumber();
        this.limit = store.limits().maxInstructions();
    }

    private static VarHandle deadlineHandle() {
        try {
            return MethodHandles.lookup().findVarHandle(GuestThread.class, "deadline", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Number of the thread in its store, from 0. */
    public int number() {
        return number;
    }

    /** The store whose functions it runs. */
    public Store store() {
        return store;
    }

    /**
     * Prepares a call of {@code function}; nothing runs before the first {@link #resume} or {@link
     * #step}. The clock goes on from an earlier call.
     *
     * @throws IllegalArgumentException if the arguments do not fit the function's type
     * @throws IllegalStateException if the thread has frames already
     * @throws TrapException if the function is not valid or its frame exceeds the limits
     */
    public void start(FunctionInstance function, List<Value> arguments) {
        if (state != State.NEW) {
            throw new IllegalStateException("the thread was started already");
        }
        requireArguments(function.type(), arguments);
        entry = function;
        epoch++;
        if (function instanceof WasmFunction guest) {
            LoadedCode code = guest.fast();
            reserve(0, code);
            int slot = 0;
            for (Value argument : arguments) {
                access.write(slot, argument);
                slot += argument.type() == VecType.V128 ? 2 : 1;
            }
            Arrays.fill(slots, slot, code.localSlots, 0);
            frames[0] = code.id;
            frames[1] = 0;
            frames[2] = 0;
            depth = 1;
            entered(guest, clockBase);
        } else {
            hostArguments = List.copyOf(arguments);
        }
        state = State.STOPPED;
    }

    private static void requireArguments(FuncType type, List<Value> arguments) {
        boolean fits = type.params().size() == arguments.size();
        for (int i = 0; fits && i < arguments.size(); i++) {
            ValType given = arguments.get(i).type();
            fits =
                    given.isReference()
                            ? type.params().get(i).isReference()
                            : given.equals(type.params().get(i));
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
        epoch++;
        state = State.RUNNING;
        DEADLINE.setOpaque(this, limit);
        // after the store, so that a request from another thread in between is not lost
        if (pauseRequested) {
            DEADLINE.setOpaque(this, Long.MIN_VALUE);
        }
        ExecutionResult result = new ExecutionResult.Paused();
        try {
            if (depth == 0) {
                result = runHostEntry();
            } else {
                if (atBreak) {
                    atBreak = false;
                    access.passBreak();
                }
                if (mode == RunMode.STEP) {
                    access.makePrecise(0);
                    if (depth > 1) {
                        access.makePrecise(1);
                    }
                }
                result = stopped(store.loop(mode).run(this));
            }
        } finally {
            state =
                    switch (result) {
                        case ExecutionResult.Completed c -> State.NEW;
                        case ExecutionResult.Trapped t -> State.ENDED;
                        case ExecutionResult.Exited e -> State.ENDED;
                        default -> State.STOPPED;
                    };
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

    private ExecutionResult stopped(Loop.Outcome outcome) {
        return switch (outcome) {
            case COMPLETED -> new ExecutionResult.Completed(results());
            case TRAPPED -> trapResult();
            case BREAK -> breakResult();
            case STEPPED -> new ExecutionResult.Stepped();
            case POLLED -> {
                access.makePreciseAtLoop();
                yield polled();
            }
            case POLLED_AT_CALL -> {
                access.makePreciseBefore(access.codeOffset(0), Moment.BEFORE);
                yield polled();
            }
            case INTERRUPTED -> {
                access.makePreciseBefore(access.codeOffset(0), Moment.BEFORE);
                yield new ExecutionResult.Paused();
            }
            case EXITED -> {
                access.makePreciseBefore(access.codeOffset(0), Moment.BEFORE);
                unwindListener();
                yield new ExecutionResult.Exited(exitCode);
            }
            case CALLED, RETRY ->
                    throw new IllegalStateException("not an outcome of the loop: " + outcome);
        };
    }

    private ExecutionResult polled() {
        if (pauseRequested) {
            pauseRequested = false;
            return new ExecutionResult.Paused();
        }
        return new ExecutionResult.LimitReached();
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
        TrapException cause = Objects.requireNonNull(trap);
        CodeLocation location = location(0);
        access.makePreciseBefore(location.codeOffset(), Moment.BEFORE);
        unwindListener();
        return new ExecutionResult.Trapped(
                new Trap(cause.kind(), cause.detail(), Optional.of(location), cause.address()));
    }

    private List<Value> results() {
        return access.read(0, Objects.requireNonNull(entry).type().results());
    }

    /** Runs a host function that the thread was started with. */
    private ExecutionResult runHostEntry() {
        HostFunctionInstance function = (HostFunctionInstance) Objects.requireNonNull(entry);
        int slot = 0;
        for (Value argument : hostArguments) {
            access.write(slot, argument);
            slot += argument.type() == VecType.V128 ? 2 : 1;
        }
        try {
            callHost(function, 0, null, List.of());
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
     * Asks the running thread to stop; it is seen at loops and calls. Remembered if the thread is
     * not running.
     */
    public void requestPause() {
        pauseRequested = true;
        DEADLINE.setOpaque(this, Long.MIN_VALUE);
    }

    /** Forgets a pause request that was not seen yet. */
    public void clearPauseRequest() {
        pauseRequested = false;
        DEADLINE.setOpaque(this, limit);
    }

    /** The clock at which a run ends with {@link ExecutionResult.LimitReached}. */
    public void setInstructionLimit(long clock) {
        limit = clock;
    }

    /** Instructions completed by this thread. */
    public long clock() {
        return depth == 0 ? clockBase : clockBase + access.pendingCount();
    }

    /** Number of frames; 0 before the start and after completion. */
    public int depth() {
        return depth;
    }

    /**
     * A frame, 0 being the innermost.
     *
     * @throws IndexOutOfBoundsException if there is no such frame
     */
    public FrameView frame(int depthFromTop) {
        Objects.checkIndex(depthFromTop, depth);
        access.makePrecise(depthFromTop);
        return new StoppedFrame(this, access, depthFromTop);
    }

    /**
     * Where frame {@code depthFromTop} is, without the cost of a {@link #frame} view.
     *
     * @throws IndexOutOfBoundsException if there is no such frame
     */
    public CodeLocation location(int depthFromTop) {
        Objects.checkIndex(depthFromTop, depth);
        return new CodeLocation(
                access.code(depthFromTop).function.functionIndex(),
                access.codeOffset(depthFromTop));
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
        changeBreak(instance, location, true);
    }

    /** Takes back {@link #setBreak}. */
    public void clearBreak(Instance instance, CodeLocation location) {
        changeBreak(instance, location, false);
    }

    private void changeBreak(Instance instance, CodeLocation location, boolean set) {
        WasmFunction function = function(instance, location);
        if (function.setBreak(location.codeOffset(), set) && set) {
            access.renew(function);
        }
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
     * The listener that hears of calls; null for none. It is told in {@link RunMode#PROFILE} runs
     * and in steps, so a thread that has one should not run {@link RunMode#PLAIN}. Frames that
     * exist already are entered at once, at the current clock.
     */
    public void setCallListener(@Nullable CallListener newListener) {
        listener = newListener;
        for (int i = depth - 1; i >= 0; i--) {
            entered(access.code(i).function, clock());
        }
    }

    // ---- for the loop -------------------------------------------------------------------------

    long deadline() {
        return (long) DEADLINE.getOpaque(this);
    }

    /** Takes over the state of the innermost frame. */
    void save(int newDepth, int pc, long clock) {
        depth = newDepth;
        clockBase = clock;
        if (newDepth > 0) {
            frames[(newDepth - 1) * FRAME + 1] = pc;
        }
    }

    void trapped(TrapException cause) {
        trap = cause;
    }

    /**
     * Whether the thread stops at a BREAK; code from before a breakpoint was cleared still has it.
     */
    boolean atBreak(int pc, long clock, int currentDepth) {
        save(currentDepth, pc, clock);
        LoadedCode code = access.code(0);
        return code.function.hasBreak(code.ops[pc + 2]);
    }

    /** Changes the innermost frame, at the head of a loop, over to the fast form. */
    LoadedCode changeToFast(int currentDepth) {
        LoadedCode fast = store.codes()[frames[(currentDepth - 1) * FRAME]].function.fast();
        frames[(currentDepth - 1) * FRAME] = fast.id;
        return fast;
    }

    /** Moves results down to where the arguments were. */
    void copyResults(int target, int source, int count) {
        System.arraycopy(slots, source, slots, target, count);
        System.arraycopy(refs, source, refs, target, count);
    }

    void entered(FunctionInstance function, long clock) {
        if (listener != null && function instanceof WasmFunction guest) {
            listener.enter(guest.instance().number(), guest.functionIndex(), clock);
        }
    }

    void left(long clock) {
        if (listener != null) {
            listener.leave(clock);
        }
    }

    private void unwindListener() {
        for (int i = 0; i < depth; i++) {
            left(clock());
        }
    }

    /**
     * The parts of a call that the loop leaves out: hands over at the deadline, calls host
     * functions, lowers functions, and makes room. The thread is saved at the call.
     */
    Loop.Outcome callSlowly(FunctionInstance callee, int base) {
        if (clockBase >= deadline()) {
            return Loop.Outcome.POLLED_AT_CALL;
        }
        if (callee instanceof WasmFunction guest) {
            if (depth >= store.limits().maxCallDepth()) {
                throw new TrapException(TrapKind.CALL_STACK_EXHAUSTED, depth + " frames");
            }
            reserve(base, guest.fast());
            return Loop.Outcome.RETRY;
        }
        return callHostFromLoop((HostFunctionInstance) callee, base);
    }

    private Loop.Outcome callHostFromLoop(HostFunctionInstance callee, int base) {
        LoadedCode caller = access.code(0);
        int pc = frames[(depth - 1) * FRAME + 1];
        long clockAfter = clockBase + caller.ops[pc + Op.CELL];
        stackPointers[depth - 1] = caller.instance.stackPointer.bits;
        if (listener != null) {
            listener.enter(caller.instance.number(), caller.instance.indexOf(callee), clockAfter);
        }
        try {
            callHost(callee, base, caller.instance, callSites());
            return Loop.Outcome.CALLED;
        } catch (HostExit exit) {
            exitCode = exit.code();
            return Loop.Outcome.EXITED;
        } catch (InterruptedException e) {
            return Loop.Outcome.INTERRUPTED;
        } finally {
            left(clockAfter);
        }
    }

    private List<CodeLocation> callSites() {
        CodeLocation[] sites = new CodeLocation[Math.min(depth, HostDoor.CALL_SITE_LIMIT)];
        Arrays.setAll(sites, this::location);
        return List.of(sites);
    }

    private void callHost(
            HostFunctionInstance function,
            int base,
            @Nullable Instance caller,
            List<CodeLocation> callSites)
            throws HostExit, InterruptedException {
        FuncType type = function.type();
        long[] arguments = new long[type.params().size()];
        @Nullable Object[] references = new Object[arguments.length];
        List<Integer> places = access.places(base, type.params());
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = slots[places.get(i)];
            references[i] =
                    type.params().get(i) == VecType.V128
                            ? access.read(places.get(i), VecType.V128)
                            : refs[places.get(i)];
        }
        Optional<Memory> memory =
                caller == null || caller.memories.length == 0
                        ? Optional.empty()
                        : Optional.of(caller.memory0);
        HostCall call = new HostCall(type, arguments, references, caller, memory);
        long clock = callSites.isEmpty() ? clockBase : clockBase + access.countAtCall();
        store.door().call(function, call, number, clock, callSites);
        places = access.places(base, type.results());
        for (int i = 0; i < places.size(); i++) {
            boolean narrow =
                    type.results().get(i) == NumType.I32 || type.results().get(i) == NumType.F32;
            slots[places.get(i)] = narrow ? (int) call.resultBits(i) : call.resultBits(i);
            if (call.resultReference(i) instanceof Value.V128 vector) {
                access.write(places.get(i), vector);
            } else {
                refs[places.get(i)] = call.resultReference(i);
            }
        }
    }

    /** Makes room for a frame with the code at {@code base}. */
    private void reserve(int base, LoadedCode code) {
        if (depth * FRAME == frames.length) {
            frames = Arrays.copyOf(frames, 2 * frames.length);
            stackPointers = Arrays.copyOf(stackPointers, frames.length / FRAME);
        }
        int needed = base + code.frameSlots;
        if (needed > slots.length) {
            int most = store.limits().maxStackSlots();
            if (needed > most) {
                throw new TrapException(TrapKind.CALL_STACK_EXHAUSTED, needed + " slots");
            }
            int size = (int) Math.min(most, Math.max(needed, 2L * slots.length));
            slots = Arrays.copyOf(slots, size);
            refs = Arrays.copyOf(refs, size);
        }
    }
}
