package dev.wasmscope.engine.host.inject;

import java.time.Instant;
import java.util.Optional;

/**
 * What is done to a call, or to what calls tell the guest. {@code toString} is as it is written.
 */
public sealed interface Effect {
    /**
     * The call fails without touching the host.
     *
     * @param error its name in the interface's documents, for example {@code noent}
     */
    record Fail(String error) implements Effect {
        @Override
        public String toString() {
            return "errno=" + error;
        }
    }

    /**
     * The call takes longer.
     *
     * @param nanos by so much
     * @param after whether the time passes after the host did its work rather than before
     */
    record Delay(long nanos, boolean after) implements Effect {
        @Override
        public String toString() {
            return (after ? "delay_exit=" : "delay=") + Durations.text(nanos);
        }
    }

    /**
     * A read or write moves fewer bytes.
     *
     * @param amount so many bytes at most, or so many percent of what was asked for
     */
    record Shorten(long amount, boolean percent) implements Effect {
        /** What is left of {@code total} bytes; of one byte or more, a percentage leaves one. */
        long limit(long total) {
            if (!percent) {
                return Math.min(amount, total);
            }
            long part = total / 100 * amount + total % 100 * amount / 100;
            return Math.min(total, Math.max(part, 1));
        }

        @Override
        public String toString() {
            return "short=" + amount + (percent ? "%" : "");
        }
    }

    /**
     * Clocks stand still; only waiting and injected delays move them, by exactly their length.
     *
     * @param realtime what the real-time clock shows; empty for the time when it is frozen
     * @param clock the one clock that is meant, by its name; empty for all
     */
    record Freeze(Optional<Instant> realtime, Optional<String> clock) implements Effect {
        @Override
        public String toString() {
            return "freeze" + realtime.map(at -> "=" + at).orElse("");
        }
    }

    /**
     * Clocks are ahead of or behind the host's.
     *
     * @param nanos ahead by so much
     * @param clock as in {@link Freeze}
     */
    record Shift(long nanos, Optional<String> clock) implements Effect {
        @Override
        public String toString() {
            return "shift=" + (nanos < 0 ? "" : "+") + Durations.text(nanos);
        }
    }

    /** Random bytes come from a generator with a fixed seed. */
    record Seed(long seed) implements Effect {
        @Override
        public String toString() {
            return "seed=" + seed;
        }
    }
}
