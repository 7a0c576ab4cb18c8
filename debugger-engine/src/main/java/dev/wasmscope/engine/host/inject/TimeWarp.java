package dev.wasmscope.engine.host.inject;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What clocks show while injections freeze or shift them. The clocks of a guest ask here at every
 * reading and before every sleep. Set from any thread, used on the guest's.
 */
public final class TimeWarp {
    /** The name of the clock that shows the time of day. */
    public static final String REALTIME = "realtime";

    private static final long SECOND = 1_000_000_000L;

    /** What holds now; a new object for every change. */
    private record Rules(Optional<Effect.Freeze> freeze, List<Effect.Shift> shifts) {
        boolean isEmpty() {
            return freeze.isEmpty() && shifts.isEmpty();
        }
    }

    private static final Rules NONE = new Rules(Optional.empty(), List.of());

    private volatile Rules rules = NONE;

    /** The rules for which the frozen times below were taken. */
    private @Nullable Rules frozenFor;

    private long frozenRealtime;
    private long frozenOthers;

    /** The last reading of a clock that only goes forward; 1 before the first. */
    private long lastOthers = 1;

    private @Nullable Effect used;

    /** Takes what concerns clocks; a freeze that stays keeps its time. */
    void apply(List<Effect> effects) {
        Optional<Effect.Freeze> freeze = Optional.empty();
        for (Effect effect : effects) {
            if (effect instanceof Effect.Freeze one) {
                freeze = Optional.of(one);
            }
        }
        List<Effect.Shift> shifts =
                effects.stream()
                        .filter(Effect.Shift.class::isInstance)
                        .map(Effect.Shift.class::cast)
                        .toList();
        Rules next = new Rules(freeze, shifts);
        if (!next.equals(rules)) {
            rules = next;
        }
    }

    /**
     * What a clock shows.
     *
     * @param clock its name
     * @param host reads the host's clock, in nanoseconds
     */
    public long now(String clock, LongSupplier host) {
        Rules now = rules;
        long time = now.isEmpty() ? host.getAsLong() : warped(now, clock, host);
        if (!clock.equals(REALTIME)) {
            lastOthers = Math.max(lastOthers, time);
        }
        return time;
    }

    private long warped(Rules now, String clock, LongSupplier host) {
        long time;
        if (now.freeze().filter(freeze -> concerns(freeze.clock(), clock)).isPresent()) {
            freeze(now);
            used = now.freeze().get();
            time = clock.equals(REALTIME) ? frozenRealtime : frozenOthers;
        } else {
            time = host.getAsLong();
        }
        for (Effect.Shift shift : now.shifts()) {
            if (concerns(shift.clock(), clock)) {
                used = shift;
                time += shift.nanos();
            }
        }
        return time;
    }

    private static boolean concerns(Optional<String> named, String clock) {
        return named.isEmpty() || named.get().equals(clock);
    }

    /** Takes the times at which the clocks stand, once for each change of the freeze. */
    private void freeze(Rules now) {
        if (frozenFor == null || !frozenFor.freeze().equals(now.freeze())) {
            Instant at = now.freeze().flatMap(Effect.Freeze::realtime).orElseGet(Instant::now);
            frozenRealtime = at.getEpochSecond() * SECOND + at.getNano();
            frozenOthers = lastOthers;
        }
        frozenFor = now;
    }

    /**
     * Lets time pass on clocks that stand still, all of them.
     *
     * @return false, with nothing done, unless all clocks are frozen: time must really pass
     */
    public boolean pass(long nanos) {
        Rules now = rules;
        if (now.freeze().isEmpty() || now.freeze().get().clock().isPresent()) {
            return false;
        }
        freeze(now);
        frozenRealtime += nanos;
        frozenOthers += nanos;
        used = now.freeze().get();
        return true;
    }

    /** What changed a reading or a wait since the last time that this was asked. */
    Optional<Effect> takeUsed() {
        Effect taken = used;
        used = null;
        return Optional.ofNullable(taken);
    }
}
