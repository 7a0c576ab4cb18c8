package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.probe.SampledStack;
import dev.wasmscope.engine.probe.SampledThread;
import dev.wasmscope.engine.probe.Sampler;
import java.lang.invoke.VarHandle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The samples that are taken of one guest thread: from the request, over the instruction that is
 * chosen for it, to the copy of the frames. {@link GuestThread} brings the guest there.
 *
 * <p>The loop is told to hand over some instructions before the one that is wanted, the margin; the
 * rest is stepped. When there was no loop, call or return within the margin, the guest has come by
 * the instruction. Then another one is drawn and the margin doubles for good: so that happens a few
 * times in a run, until the margin is as long as the longest straight stretch that the guest runs,
 * and no place is left out for being in a long one.
 */
final class Sampling implements SampledThread {
    private static final long NO_TARGET = Long.MAX_VALUE;
    private static final int FIRST_MARGIN = 128;

    private final ThreadState thread;
    private final Sampler sampler;
    private volatile Thread javaThread = Thread.currentThread();

    /** Whether a sample was asked for and its instruction not chosen yet. */
    private volatile boolean requested;

    /** The clock at which the sample is taken; only the guest's thread knows. */
    private long target = NO_TARGET;

    private long margin = FIRST_MARGIN;

    /** Increased when a call of the host begins and when it ends: odd within. */
    private volatile long hostCalls;

    private long hostCallCount;

    private @Nullable HostFunctionInstance called;
    private @Nullable Instance caller;

    Sampling(ThreadState thread, Sampler sampler) {
        this.thread = thread;
        this.sampler = sampler;
    }

    /** Whether it is this sampler's. */
    boolean isOf(Sampler other) {
        return sampler.equals(other);
    }

    @Override
    public int number() {
        return thread.number();
    }

    @Override
    public Thread javaThread() {
        return javaThread;
    }

    @Override
    public void request() {
        requested = true;
        thread.hurryForSample();
    }

    @Override
    public Optional<SampledStack> inHost() {
        long call = hostCalls;
        if ((call & 1) == 0) {
            return Optional.empty();
        }
        HostFunctionInstance function = called;
        Instance instance = caller;
        StackCopy copy = StackCopy.inHost(thread, call);
        VarHandle.acquireFence(); // what was read above was read before what is asked below
        if (hostCalls != call || function == null) {
            return Optional.empty();
        }
        return Optional.of(instance == null ? copy : copy.calling(instance.indexOf(function)));
    }

    /** The guest's thread calls the host; the frames are saved. */
    void enterHost(HostFunctionInstance function, @Nullable Instance instance) {
        called = function;
        caller = instance;
        hostCalls = ++hostCallCount;
    }

    void leaveHost() {
        hostCalls = ++hostCallCount;
    }

    void resumed() {
        javaThread = Thread.currentThread();
        sampler.resumed(this);
    }

    void stopped() {
        sampler.stopped(this);
    }

    /** The clock at which the loop is to hand over: where a chosen instruction is near. */
    long deadline() {
        return target == NO_TARGET ? NO_TARGET : target - margin;
    }

    /** Whether a sample was asked for that no instruction is chosen for. */
    boolean isRequested() {
        return requested;
    }

    /** Whether an instruction was chosen and not reached. */
    boolean isWaiting() {
        return target != NO_TARGET;
    }

    /** Whether the guest is to be stepped from here. */
    boolean isNear(long clock) {
        return target != NO_TARGET && target - clock <= margin;
    }

    /** Instructions from here to the one that is wanted, at least 1. */
    long left(long clock) {
        return Math.max(1, target - clock);
    }

    /**
     * The guest is somewhere between two instructions: chooses one for a request, or another one
     * when the guest has come by the chosen one.
     */
    void at(long clock) {
        if (requested) {
            requested = false;
            target = clock + sampler.distance(margin);
        } else if (target < clock) {
            margin = Math.min(2 * margin, Math.max(margin, thread.store().longestBody()));
            target = clock + sampler.distance(margin);
        }
    }

    /** The guest is stepped from here on. */
    void approach() {
        sampler.approached(this);
    }

    /** The guest stands before an instruction that counts: takes the sample if it is the one. */
    void standsAt(long clock) {
        at(clock);
        if (target == clock) {
            take(clock);
        }
    }

    /** Takes the sample here: the guest is in the middle of a long instruction. */
    void takeHere(long clock) {
        requested = false;
        take(clock);
    }

    private void take(long clock) {
        target = NO_TARGET;
        sampler.sampled(this, StackCopy.of(thread, clock));
    }
}
