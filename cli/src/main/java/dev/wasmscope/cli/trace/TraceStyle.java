package dev.wasmscope.cli.trace;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a trace is written.
 *
 * @param paths whether descriptors say what they stand for, as with {@code strace -y}
 * @param timestamps what a line of text begins with
 * @param stack whether every call is followed by the guest's stack, as with {@code strace -k}
 * @param threads whether each line begins with the number of the guest's thread
 */
public record TraceStyle(boolean paths, Timestamps timestamps, boolean stack, boolean threads) {
    /** Plain lines. */
    public static final TraceStyle PLAIN = new TraceStyle(false, Timestamps.NONE, false, false);

    /** What a line begins with. */
    public enum Timestamps {
        NONE,
        /** Time of day, with microseconds. */
        ABSOLUTE,
        /** Seconds since the call before began. */
        RELATIVE,
        /** The guest's instruction clock. */
        CLOCK;

        /** The names for the command line. */
        public static List<String> names() {
            return Arrays.stream(values()).map(Timestamps::label).toList();
        }

        /** The one of that name. */
        public static Optional<Timestamps> named(String name) {
            return Arrays.stream(values()).filter(t -> t.label().equals(name)).findFirst();
        }

        private String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
