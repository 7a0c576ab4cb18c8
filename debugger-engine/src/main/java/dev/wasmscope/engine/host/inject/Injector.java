package dev.wasmscope.engine.host.inject;

import dev.wasmscope.engine.exec.HostFunctionInstance;
import dev.wasmscope.engine.host.CallHandler;
import dev.wasmscope.engine.host.HostArgument;
import dev.wasmscope.engine.host.HostCall;
import dev.wasmscope.engine.host.HostExit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Carries injections out for one run. The same injections and the same guest give the same run.
 *
 * <p>It answers on the guest's thread; injections may be changed from any thread and hold from the
 * next call on.
 */
public final class Injector implements CallHandler {
    private final CallHandler next;
    private final TimeWarp time = new TimeWarp();
    private final RandomOverride random = new RandomOverride();
    private volatile List<Active> active = List.of();

    /** What was decided for a call that was then interrupted; it will come again. */
    private @Nullable Decision interrupted;

    /** An injection with the state of its choice. */
    private static final class Active {
        final Injection injection;
        private final SplittableRandom random;
        private long matched;

        Active(Injection injection) {
            this.injection = injection;
            this.random = new SplittableRandom(injection.seed());
        }

        /** Counts a matching call and says whether it is meant. */
        boolean chooses() {
            matched++;
            // Drawn for every call, so that one choice does not depend on the other.
            boolean drawn =
                    injection.probability().isEmpty()
                            || random.nextDouble() < injection.probability().getAsDouble();
            return drawn && injection.when().includes(matched);
        }
    }

    private record Decision(HostFunctionInstance function, List<Effect> effects) {}

    /** Injects nothing yet and lets {@code next} answer. */
    public Injector(CallHandler next) {
        this.next = next;
    }

    /** What the guest's clocks ask. */
    public TimeWarp time() {
        return time;
    }

    /** What the guest's randomness asks. */
    public RandomOverride random() {
        return random;
    }

    /** The injections that hold now. */
    public List<Injection> injections() {
        return active.stream().map(one -> one.injection).toList();
    }

    /** Replaces all injections; one that stays goes on counting. */
    public void inject(List<Injection> injections) {
        List<Active> before = active;
        List<Active> after = new ArrayList<>();
        for (Injection injection : injections) {
            after.add(
                    before.stream()
                            .filter(one -> one.injection.equals(injection))
                            .findFirst()
                            .orElseGet(() -> new Active(injection)));
        }
        List<Effect> effects = injections.stream().flatMap(one -> one.effects().stream()).toList();
        time.apply(effects);
        random.apply(effects);
        active = List.copyOf(after);
    }

    @Override
    public void call(HostFunctionInstance function, HostCall call)
            throws HostExit, InterruptedException {
        List<Active> now = active;
        if (now.isEmpty()) {
            next.call(function, call);
            return;
        }
        Decision again = interrupted;
        interrupted = null;
        Decision decision =
                again != null && again.function() == function
                        ? again
                        : new Decision(function, choose(now, function, call));
        try {
            carryOut(decision.effects(), function, call);
        } catch (InterruptedException e) {
            interrupted = decision;
            throw e;
        }
        time.takeUsed().ifPresent(effect -> call.injected(effect.toString()));
        random.takeUsed().ifPresent(effect -> call.injected(effect.toString()));
    }

    private static List<Effect> choose(
            List<Active> all, HostFunctionInstance function, HostCall call) {
        List<HostArgument> arguments = function.function().decode(call).known();
        List<Effect> chosen = new ArrayList<>();
        for (Active one : all) {
            if (one.injection.calls().acceptsBefore(function.module(), function.name(), arguments)
                    && one.chooses()) {
                chosen.addAll(one.injection.effects());
            }
        }
        return chosen;
    }

    private void carryOut(List<Effect> effects, HostFunctionInstance function, HostCall call)
            throws HostExit, InterruptedException {
        for (Effect effect : effects) {
            if (effect instanceof Effect.Delay(long nanos, boolean after) && !after) {
                sleep(nanos);
                call.injected(effect.toString());
            }
        }
        if (!fail(effects, function, call)) {
            perform(effects, function, call);
        }
        for (Effect effect : effects) {
            if (effect instanceof Effect.Delay(long nanos, boolean after) && after) {
                call.injected(effect.toString());
                sleepOn(nanos);
            }
        }
    }

    /** Lets the first error that the function knows be its answer. */
    private static boolean fail(
            List<Effect> effects, HostFunctionInstance function, HostCall call) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.Fail(String error)
                    && function.function().fail(call, error)) {
                call.injected(effect.toString());
                return true;
            }
        }
        return false;
    }

    private void perform(List<Effect> effects, HostFunctionInstance function, HostCall call)
            throws HostExit, InterruptedException {
        for (Effect effect : effects) {
            if (effect instanceof Effect.Shorten shorten) {
                call.limitBytes(shorten::limit);
                next.call(function, call);
                if (call.bytesLimited()) {
                    call.injected(effect.toString());
                }
                return;
            }
        }
        next.call(function, call);
    }

    private void sleep(long nanos) throws InterruptedException {
        if (time.pass(nanos)) {
            time.takeUsed(); // the delay is what is told
        } else {
            TimeUnit.NANOSECONDS.sleep(nanos);
        }
    }

    /** After the host's work nothing may be repeated: an interrupt ends the delay, not the call. */
    private void sleepOn(long nanos) {
        try {
            sleep(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
