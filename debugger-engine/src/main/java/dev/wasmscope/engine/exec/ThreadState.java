package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.host.HostExit;
import dev.wasmscope.engine.lower.Op;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.engine.module.VecType;
import dev.wasmscope.engine.probe.BranchCounter;
import dev.wasmscope.engine.probe.CallListener;
import dev.wasmscope.engine.probe.CodePosition;
import dev.wasmscope.engine.probe.GrowthListener;
import dev.wasmscope.engine.probe.Instrumentation;
import dev.wasmscope.engine.probe.Sampler;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the loop works on: the frames and slots of one guest thread, and what calls need besides a
 * frame. {@link GuestThread} is the side of it that others see.
 */
final class ThreadState {
    /** Ints of a frame: number of its code, where to go on, first slot. */
    static final int FRAME = 3;

    private static final VarHandle DEADLINE = deadlineHandle();

    /** The deadline that means a pause, and the one that means a sample. */
    static final long PAUSE = Long.MIN_VALUE;

    private static final long SAMPLE = PAUSE + 1;

    private static final int FIRST_FRAMES = 64;
    private static final int FIRST_SLOTS = 1024;

    private final Store store;
    private final int number;
    final FrameAccess access = new FrameAccess(this);
    private final Unwinding unwinding = new Unwinding(this);
    final HostCalls hostCalls = new HostCalls(this);
    final LargeBodies largeBodies = new LargeBodies(this);

    /** The clock at which the loop hands over; in the past to make it do so at once. */
    @SuppressWarnings("UnusedVariable") // read and written through DEADLINE
    private long deadline;

    /** Whether the present run is a step. */
    boolean stepping;

    /** What runs in watch mode look for. */
    Watches watches;

    /** Who keeps what the thread overwrites; there are no watches then. */
    @Nullable UndoLog undoLog;

    /** Whether globals are watched, or reads of tables. */
    boolean variablesWatched;

    /** Returns that leave at most so many frames are handed over. */
    int floor;

    /** The part of the floor that was asked for by itself. */
    int returnFloor;

    /** Handlers in frames up to this depth stop the thread. */
    int handlerStopDepth;

    /** Whether runs and steps stop before an exception is thrown. */
    boolean throwStops;

    /** The clock behind the throw that the thread stopped before last: it is not stopped again. */
    long thrownAt = -1;

    /** What the thread stopped before. */
    @Nullable Raised raised;

    /** Who may let the thread go on at breakpoints. */
    @Nullable BreakCondition breakCondition;

    private final RunningFrame runningFrame = new RunningFrame(this);

    /** Whether the last run ended at a handler. */
    boolean atHandler;

    /** Instructions that the loop executes in a step. */
    int steps = 1;

    /** What the instruction that was suspended last goes on with. */
    @Nullable Suspension suspension;

    /** The trap that ended the thread. */
    @Nullable TrapException trap;

    /** The code that the thread exited with. */
    int exitCode;

    /** Who hears of calls. */
    private @Nullable CallListener listener;

    /** Frames that the listener knows. */
    private int heard;

    /** Whether the listener is told of frames that were there before it. */
    private boolean adopting;

    /** The clock that the listener was told last. */
    private long heardClock;

    /** Who hears of calls of chosen functions. */
    private @Nullable FunctionProbes probes;

    /** Who hears how large memories are. */
    private @Nullable GrowthListener growth;

    /** What counts accesses by page. */
    @Nullable CountedAccesses counted;

    /** Who takes samples. */
    @Nullable Sampling sampling;

    /** Who keeps the counters of branches. */
    private @Nullable BranchCounter branches;

    /** Counters of the innermost frame, which {@link CountedBranches} adds to. */
    long[] counters = {0};

    private final RunningCode code = new RunningCode(this);

    /** Increased by every run; views of frames are valid for one value. */
    long epoch;

    // All arrays are replaced when they grow.

    /** Locals and operands of all frames: numbers. */
    long[] slots;

    /** Locals and operands of all frames: references, at the same indices. */
    @Nullable Object[] refs;

    /** The frames, outermost first. */
    int[] frames;

    /** For each frame but the innermost, the stack pointer when it made its call. */
    long[] stackPointers;

    /** The stack pointer before the outermost frame was made. */
    private long firstStackPointer;

    /** Number of frames. */
    int depth;

    /** The clock when the innermost frame's code last updated it. */
    long clockBase;

    ThreadState(Store store) {
        this.store = store;
        this.number = store.nextThreadNumber();
        int frameCount = Math.min(FIRST_FRAMES, store.limits().maxCallDepth());
        this.frames = new int[frameCount * FRAME];
        this.stackPointers = new long[frameCount];
        this.slots = new long[Math.min(FIRST_SLOTS, store.limits().maxStackSlots())];
        this.refs = new Object[slots.length];
        this.watches = new Watches(this, List.of());
    }

    private static VarHandle deadlineHandle() {
        try {
            return MethodHandles.lookup().findVarHandle(ThreadState.class, "deadline", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    Store store() {
        return store;
    }

    int number() {
        return number;
    }

    /** Instructions completed. */
    long clock() {
        return depth == 0 ? clockBase : clockBase + access.pendingCount();
    }

    CodeLocation location(int depthFromTop) {
        return new CodeLocation(
                access.code(depthFromTop).function.functionIndex(),
                access.codeOffset(depthFromTop));
    }

    /** Whether the operation at {@code pc}, not done yet, does what a watch waits for. */
    boolean isWatched(Instance instance, int[] ops, int pc, int frame) {
        UndoLog log = undoLog;
        if (log != null) {
            if (ops[pc] >= Op.HEAP) { // memories and tables tell by themselves
                Accesses.tell(this, instance, ops, pc, frame, log.accesses());
            }
            return false;
        }
        boolean watched = watches.concerns(instance, ops, pc, frame);
        CountedAccesses counting = counted;
        if (counting != null && !watched) { // what is watched is executed as a step
            counting.tell(instance, store.codes()[frames[(heard - 1) * FRAME]], pc, frame);
        }
        return watched;
    }

    /** What {@link PageCounting} adds to. */
    long[][] pageCounts() {
        return Objects.requireNonNull(counted).scalars();
    }

    /** What {@link WatchedAccesses} looks into. */
    byte[][] watchFilter() {
        UndoLog log = undoLog;
        return log == null ? watches.filter() : log.filter();
    }

    /**
     * Volatile, so that what is looked at behind it, whether somebody has asked for a pause or a
     * sample, is looked at later.
     */
    void setDeadline(long clock) {
        DEADLINE.setVolatile(this, clock);
    }

    /** Makes the loop hand over for a sample; a pause that was asked for stays. From any thread. */
    void hurryForSample() {
        long now = deadline();
        while (now != PAUSE && !DEADLINE.compareAndSet(this, now, SAMPLE)) {
            now = deadline();
        }
    }

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

    /**
     * The loop hands over behind a return: from the outermost frame, from one that watches end
     * with, or at the deadline.
     */
    Loop.Outcome returned(int newDepth, long clock) {
        depth = newDepth;
        clockBase = clock;
        if (newDepth == 0) {
            return Loop.Outcome.COMPLETED;
        }
        return watches.anyEnded() ? Loop.Outcome.LEFT : Loop.Outcome.POLLED_AT_RETURN;
    }

    /** Whether the thread was asked to pause. */
    boolean pauseRequested() {
        return deadline() == PAUSE;
    }

    /** Whether a long instruction is to hand over: for a pause, or because a sample is due. */
    boolean isHurried() {
        return deadline() <= SAMPLE;
    }

    /** Ends the thread with a trap, unless it is an exception that a frame catches. */
    Loop.Outcome trapped(TrapException cause) {
        if (cause instanceof Suspension paused) {
            suspension = paused;
            return Loop.Outcome.SUSPENDED;
        }
        return unwinding.raised(cause);
    }

    /** Runs the frames until something stops them. */
    Loop.Outcome run(RunMode mode) {
        return run(mode, 1);
    }

    /**
     * Runs the frames until something stops them, in a step at the latest before instruction number
     * {@code most} from here, 0 being the next that starts; a return by falling out of a function
     * is one.
     */
    Loop.Outcome run(RunMode mode, int most) {
        stepping = mode == RunMode.STEP;
        steps = most;
        atHandler = false;
        Loop loop = LoopVariants.loop(mode, branches != null);
        Loop.Outcome outcome = loop.run(this);
        while (outcome == Loop.Outcome.UNWOUND) {
            steps = 0; // the throw was the step
            outcome = loop.run(this);
        }
        return outcome;
    }

    /** Makes the outermost frame. */
    void push(WasmFunction function, List<Value> arguments) {
        LoadedCode code = function.entrance();
        reserve(0, code, false);
        int slot = write(0, arguments);
        Arrays.fill(slots, slot, code.localSlots, 0);
        Arrays.fill(refs, slot, code.localSlots, null);
        frames[0] = code.id;
        frames[1] = 0;
        frames[2] = 0;
        depth = 1;
        firstStackPointer = code.instance.stackPointer.bits;
        entered(function, clockBase, 1);
    }

    /** The stack pointer when a frame was made; 0 is the outermost. */
    long stackPointerAtEntry(int frame) {
        return frame == 0 ? firstStackPointer : stackPointers[frame - 1];
    }

    /** Writes values to the slots from {@code first} on and returns the slot behind them. */
    int write(int first, List<Value> values) {
        int slot = first;
        for (Value value : values) {
            access.write(slot, value);
            slot += value.type() == VecType.V128 ? 2 : 1;
        }
        return slot;
    }

    /**
     * Whether the loop hands over at a BREAK: for a breakpoint, or because a watched local is
     * accessed. Code from before a breakpoint was cleared still has it, and is to be left when it
     * asks too often.
     */
    boolean atBreak(int pc, long clock, int currentDepth) {
        save(currentDepth, pc, clock);
        LoadedCode code = access.code(0);
        int offset = code.ops[pc + 2];
        boolean watched = code.function.localAccessedAt(offset) >= 0;
        if (watched && watches.concernsLocal(code, pc)) {
            return true;
        }
        return code.function.hasBreak(offset)
                ? breakCondition == null || breakCondition.stops(runningFrame)
                : !watched && code.function.asksTooOften();
    }

    /** Changes the innermost frame, at the head of a loop, over to the fast form. */
    LoadedCode changeToFast(int currentDepth) {
        LoadedCode fast = store.codes()[frames[(currentDepth - 1) * FRAME]].function.fast();
        frames[(currentDepth - 1) * FRAME] = fast.id;
        return fast;
    }

    /** Moves results down to where the arguments were. */
    void copyResults(int target, int source, int count) {
        if (count == 1) {
            slots[target] = slots[source];
            refs[target] = refs[source];
            return;
        }
        System.arraycopy(slots, source, slots, target, count);
        System.arraycopy(refs, source, refs, target, count);
    }

    /** Attaches all of it and takes off what was attached. */
    void instrument(Instrumentation attached) {
        if (listener != null && heard > 0 && heard == depth && startsFunction()) {
            listener.notRun();
        }
        while (heard > 0) {
            abandon(depth - heard);
            unwound(clock());
        }
        listener = attached.calls().orElse(attached.hearsRun() ? new NobodyHears() : null);
        sampling = attached.sampler().map(this::sampling).orElse(null);
        probes = attached.functions().map(probe -> new FunctionProbes(this, probe)).orElse(null);
        growth = attached.growth().orElse(null);
        counted = attached.pages().map(pages -> new CountedAccesses(this, pages)).orElse(null);
        hostCalls.tell(attached.hostCalls().orElse(null));
        heard = 0;
        store.instances().forEach(this::attach);
        branches = attached.branches().orElse(null);
        if (branches != null) {
            branches.attached(code);
        }
        for (int i = 1; i <= depth; i++) {
            adopting = i < depth || !startsFunction();
            heardOf(access.code(depth - i).function, clock(), i);
            moved(CodePosition.ENTRY, code.position(depth - i));
        }
        adopting = false;
    }

    private Sampling sampling(Sampler sampler) {
        Sampling present = sampling;
        return present != null && present.isOf(sampler) ? present : new Sampling(this, sampler);
    }

    /** Whether the innermost frame has executed nothing. */
    private boolean startsFunction() {
        int pc = access.pc(0);
        return pc == 0 || pc == Op.CELL && access.code(0).ops[0] == Op.BREAK;
    }

    /** Frames that the listener knows. */
    int heard() {
        return heard;
    }

    /** The frame entered last goes on elsewhere than it came by what it executed. */
    void moved(long from, long to) {
        if (branches != null && heard > 0 && from != to) {
            branches.moved(from, to);
        }
    }

    /** A frame is about to be left without a return; those inside it were. */
    void abandon(int frame) {
        moved(code.position(frame), CodePosition.GONE);
    }

    /** Where a frame stands, see {@link CodePosition}; 0 is the innermost. */
    long position(int frame) {
        return code.position(frame);
    }

    /** An exception was caught in the innermost frame. */
    void caught(int counter) {
        if (branches != null) {
            counters[counter]++;
        }
    }

    private void attach(Instance instance) {
        if (probes != null) {
            probes.mark(instance);
        }
        for (int i = 0; i < instance.memories.length; i++) {
            grew(instance, i);
        }
    }

    /** Counts and keeps what an instruction accesses that is about to be executed as a step. */
    void tellStep() {
        LoadedCode code = access.code(0);
        int pc = code.code.startOfStep(access.pc(0));
        if (counted != null && pc >= 0) {
            counted.tell(code.instance, code, pc, access.base(0));
        }
        if (undoLog != null && pc >= 0) {
            Accesses.tell(this, code.instance, code.ops, pc, access.base(0), undoLog.accesses());
        }
    }

    /** The innermost frame's operation was stopped half-way; it will be counted again. */
    void takeBackCount() {
        if (counted != null) {
            LoadedCode code = access.code(0);
            counted.takeBack(code.instance, code, access.pc(0), access.base(0));
        }
    }

    /** Whether somebody hears of calls. */
    boolean isHeard() {
        return listener != null;
    }

    /** A function was entered, which has frame number {@code frame}: a tail call replaces one. */
    void entered(WasmFunction function, long clock, int frame) {
        if (frame <= floor + 1 && watches.replaces(frame)) {
            setDeadline(Long.MIN_VALUE);
        }
        heardOf(function, clock, frame);
    }

    /** A function is heard of, as it was entered or something is attached within it. */
    private void heardOf(WasmFunction function, long clock, int frame) {
        if (listener != null) {
            if (heard == frame) {
                listener.leave(clock);
            }
            heard = frame;
            heardClock = clock;
            tell(listener, function, frame == 1 ? -1 : callSite(frame - 2), clock);
            takeCounters();
            // The arguments of a frame that was found are overwritten, perhaps.
            if (function.probed && probes != null && !adopting) {
                probes.entered(function, frame, clock);
            }
        }
    }

    private void tell(CallListener told, WasmFunction function, int callSite, long clock) {
        int instance = function.instance().number();
        if (adopting) {
            told.found(instance, function.functionIndex(), callSite, clock);
        } else {
            told.enter(instance, function.functionIndex(), callSite, clock);
        }
    }

    /** The code offset of the call that frame number {@code frame}, 0 the outermost, is making. */
    private int callSite(int frame) {
        int[] made = frames;
        int pc = made[frame * FRAME + 1] - Op.CELL;
        return store.codes()[made[frame * FRAME]].codeOffsets[pc / Op.CELL];
    }

    /** The innermost frame that the listener knows returns. */
    void left(long clock) {
        if (listener != null) {
            if (probes != null) {
                probes.returned(heard, clock);
            }
            forget(listener, clock);
        }
    }

    /** The innermost frame that the listener knows ends without a result. */
    void unwound(long clock) {
        if (listener != null) {
            if (probes != null) {
                probes.unwound(heard, clock);
            }
            forget(listener, clock);
        }
    }

    private void forget(CallListener told, long clock) {
        heard--;
        heardClock = clock;
        told.leave(clock);
        takeCounters();
    }

    private void takeCounters() {
        if (branches != null) {
            counters = branches.counters();
        }
    }

    /** An instance's memory has grown. */
    void grew(Instance instance, int memory) {
        if (counted != null && memory == 0) {
            counted.reserve(instance.memory0.arraySize);
        }
        if (growth != null) {
            long size = instance.memories[memory].sizeBytes();
            growth.size(instance.number(), memory, size, heardClock);
        }
    }

    /**
     * Moves the arguments of a tail call from slot {@code source} down to the start of the frame
     * that it replaces.
     *
     * @return the start of the frame
     */
    int moveArguments(int frame, int source, LoadedCode entered) {
        System.arraycopy(slots, source, slots, frame, entered.paramSlots);
        if (entered.hasReferences) {
            System.arraycopy(refs, source, refs, frame, entered.paramSlots);
        }
        return frame;
    }

    /** Tells the listener that all frames are left. */
    void unwindListener() {
        for (int i = 0; i < depth; i++) {
            abandon(i);
            unwound(clock());
        }
    }

    /**
     * The parts of a call that the loop leaves out: hands over at the deadline, calls host
     * functions, lowers functions, and makes room. The thread is saved at the call.
     */
    Loop.Outcome callSlowly(FunctionInstance callee, int base) {
        // Exact, so that a run can be stopped again where it was stopped before.
        if (clockBase + access.countAtCall() >= deadline()) {
            return Loop.Outcome.POLLED_AT_CALL;
        }
        if (callee instanceof WasmFunction guest) {
            if (!largeBodies.isReady(guest)) {
                return pauseRequested() ? Loop.Outcome.POLLED_AT_CALL : Loop.Outcome.INTERRUPTED;
            }
            LoadedCode caller = access.code(0);
            boolean replaces = caller.ops[frames[(depth - 1) * FRAME + 1] + Op.TAIL] != 0;
            reserve(base, guest.fast(), replaces);
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
            listener.enter(
                    caller.instance.number(),
                    caller.instance.indexOf(callee),
                    caller.codeOffsets[pc / Op.CELL],
                    clockAfter);
        }
        try {
            boolean stop = hostCalls.call(callee, base, caller.instance);
            return stop || (!stepping && watches.anyDone())
                    ? Loop.Outcome.HOST_CALL
                    : Loop.Outcome.CALLED;
        } catch (HostExit exit) {
            exitCode = exit.code();
            return Loop.Outcome.EXITED;
        } catch (InterruptedException e) {
            return Loop.Outcome.INTERRUPTED;
        } finally {
            if (listener != null) {
                listener.leave(clockAfter);
            }
        }
    }

    /** Makes room for a frame with the code at {@code base}, which may replace the innermost. */
    void reserve(int base, LoadedCode code, boolean replaces) {
        try {
            reserveWithin(base, code, replaces);
        } catch (OutOfMemoryError e) {
            throw new TrapException(
                    TrapKind.CALL_STACK_EXHAUSTED, "no room for more than " + depth + " frames");
        }
    }

    private void reserveWithin(int base, LoadedCode code, boolean replaces) {
        if (depth * FRAME == frames.length) {
            int most = store.limits().maxCallDepth() + (replaces ? 1 : 0);
            if (depth >= most) {
                throw new TrapException(TrapKind.CALL_STACK_EXHAUSTED, depth + " frames");
            }
            int count = (int) Math.min(most, 2L * depth);
            stackPointers = Arrays.copyOf(stackPointers, count);
            frames = Arrays.copyOf(frames, count * FRAME);
        }
        int needed = base + code.frameSlots;
        if (needed > slots.length) {
            int most = store.limits().maxStackSlots();
            if (needed > most) {
                throw new TrapException(TrapKind.CALL_STACK_EXHAUSTED, needed + " slots");
            }
            int size = (int) Math.min(most, Math.max(needed, 2L * slots.length));
            @Nullable Object[] longer = Arrays.copyOf(refs, size);
            slots = Arrays.copyOf(slots, size);
            refs = longer;
        }
    }
}
