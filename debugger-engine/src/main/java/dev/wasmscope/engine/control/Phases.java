package dev.wasmscope.engine.control;

import dev.wasmscope.engine.exec.BreakCondition;
import dev.wasmscope.engine.exec.ExecutionResult;
import dev.wasmscope.engine.exec.FrameView;
import dev.wasmscope.engine.exec.GuestThread;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.MarkText;
import dev.wasmscope.engine.exec.RunMode;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.engine.probe.GuestMark;
import dev.wasmscope.engine.probe.Instrumentation;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs a guest thread with instrumentation that is attached in some parts of the run only, and
 * hears of its marks. The guest halts where a part begins or ends, exactly, and goes on; nobody
 * else sees that. On the guest's thread only.
 */
public final class Phases {
    private final GuestThread thread;
    private final Instance instance;
    private Instrumentation attached;
    private PhasePlan plan = PhasePlan.ALL;
    private Set<CodeLocation> places = Set.of();

    /** Whether the user wants things to count now. */
    private boolean wanted = true;

    /** Whether the guest is between a place where a part begins and one where it ends. */
    private boolean between = true;

    /** Depth of the outermost frame of a function that was chosen; 0 if there is none. */
    private int base;

    private boolean recording;
    private @Nullable BreakCondition others;

    /** Whether the place where the thread halted last stops it for others. */
    private boolean othersStop;

    /** The clock at which places were last acted on. */
    private long actedAt = -1;

    /**
     * Phases of a thread that was started and has not run.
     *
     * @param attached what is attached
     */
    Phases(GuestThread thread, Instance instance, Instrumentation attached) {
        this.thread = thread;
        this.instance = instance;
        this.attached = attached;
    }

    /** Whether what happens counts. */
    public boolean isRecording() {
        return recording;
    }

    /** The clock now. */
    public long clock() {
        return thread.clock();
    }

    /** Lets things count from here on, as far as the plan says so, or not. */
    public void record(boolean record) {
        wanted = record;
        update();
    }

    /** Attaches something else, from here on. */
    public void attach(Instrumentation instrumentation) {
        if (recording) {
            switchTo(false);
        }
        attached = instrumentation;
        update();
    }

    /** Follows a plan from here on. */
    public void follow(PhasePlan newPlan) {
        Set<CodeLocation> before = places;
        plan = newPlan;
        between = plan.from().isEmpty();
        places = new HashSet<>(plan.from());
        places.addAll(plan.to());
        places.addAll(plan.below());
        places.addAll(plan.marks().keySet());
        thread.changeBreaks(
                instance,
                before.stream().filter(place -> !places.contains(place)).toList(),
                places);
        update();
    }

    /** Those breaks that are not needed here. */
    Collection<CodeLocation> without(Collection<CodeLocation> cleared) {
        return places.isEmpty()
                ? cleared
                : cleared.stream().filter(place -> !places.contains(place)).toList();
    }

    void setBreakCondition(BreakCondition condition) {
        others = condition;
        thread.setBreakCondition(this::stops);
    }

    private boolean stops(FrameView frame) {
        othersStop = others == null || others.stops(frame);
        return othersStop || !places.isEmpty() && acts(frame.location());
    }

    private boolean acts(CodeLocation at) {
        return plan.marks().containsKey(at)
                || plan.from().contains(at) && !between
                || plan.to().contains(at) && between
                || plan.below().contains(at) && base == 0;
    }

    /** As {@link GuestThread#resume}. */
    ExecutionResult resume(RunMode mode) {
        while (true) {
            update();
            long limit = thread.instructionLimit();
            thread.setInstructionLimit(Math.min(limit, nextClock()));
            ExecutionResult result;
            try {
                result = thread.resume(mode);
            } finally {
                thread.setInstructionLimit(limit);
            }
            if (!isForPhases(result, limit)) {
                return result;
            }
        }
    }

    /** As {@link GuestThread#step}. */
    ExecutionResult step() {
        act();
        update();
        ExecutionResult result = thread.step();
        leave();
        return result;
    }

    /** Whether the thread halted for nobody else. */
    private boolean isForPhases(ExecutionResult result, long limit) {
        boolean left = leave();
        return switch (result) {
            case ExecutionResult.LimitReached _ -> thread.clock() < limit;
            case ExecutionResult.BreakHit hit when places.contains(hit.location()) -> {
                act();
                yield !othersStop;
            }
            case ExecutionResult.Stepped _ -> left && !thread.atHandler();
            default -> false;
        };
    }

    /** Leaves the function that was chosen, if its frame is gone. */
    private boolean leave() {
        boolean left = base > 0 && thread.depth() < base;
        if (left) {
            base = 0;
            thread.setReturnFloor(0);
            update();
        }
        return left;
    }

    /** Does what the place asks for that the thread is at, once. */
    private void act() {
        if (places.isEmpty() || thread.depth() == 0 || actedAt == thread.clock()) {
            return;
        }
        CodeLocation at = thread.location(0);
        if (!places.contains(at)) {
            return;
        }
        actedAt = thread.clock();
        String mark = plan.marks().get(at);
        if (mark != null) {
            attached.marks().ifPresent(listener -> listener.marked(mark(mark)));
        }
        boolean ends = between && plan.to().contains(at);
        between = !ends && (between || plan.from().contains(at));
        if (base == 0 && plan.below().contains(at)) {
            base = thread.depth();
            thread.setReturnFloor(base - 1);
        }
        update();
    }

    private GuestMark mark(String name) {
        FrameView frame = thread.frame(0);
        List<Value> locals = frame.locals();
        boolean hasArgument = !frame.function().type().params().isEmpty();
        OptionalLong argument =
                !hasArgument
                        ? OptionalLong.empty()
                        : switch (locals.getFirst()) {
                            case Value.I32(int value) -> OptionalLong.of(value);
                            case Value.I64(long value) -> OptionalLong.of(value);
                            default -> OptionalLong.empty();
                        };
        String text =
                argument.isEmpty() || instance.memories().isEmpty()
                        ? ""
                        : MarkText.at(instance.memory(0), address(locals.getFirst()));
        return new GuestMark(name, thread.clock(), argument, text);
    }

    private static long address(Value value) {
        return switch (value) {
            case Value.I32(int address) -> Integer.toUnsignedLong(address);
            case Value.I64(long address) -> address;
            default -> 0;
        };
    }

    /** The next clock at which something begins or ends. */
    private long nextClock() {
        long now = thread.clock();
        return now < plan.clockFrom()
                ? plan.clockFrom()
                : now < plan.clockTo() ? plan.clockTo() : Long.MAX_VALUE;
    }

    private void update() {
        long now = thread.clock();
        boolean counts =
                wanted
                        && between
                        && now >= plan.clockFrom()
                        && now < plan.clockTo()
                        && (plan.below().isEmpty() || base > 0);
        if (counts != recording) {
            switchTo(counts);
        }
    }

    private void switchTo(boolean counts) {
        recording = counts;
        Instrumentation sampled =
                attached.sampler()
                        .map(Instrumentation.NONE::withSampler)
                        .orElse(Instrumentation.NONE);
        thread.setInstrumentation(counts ? attached : sampled);
        attached.sampler().ifPresent(sampler -> sampler.record(counts));
        attached.parts().ifPresent(listener -> listener.changed(counts, thread.clock()));
    }
}
