package dev.wasmscope.ui.trace;

import dev.wasmscope.engine.host.HostArgument;
import dev.wasmscope.engine.host.HostCallEvent;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** Calls and times in words. */
public final class CallText {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS");

    private CallText() {}

    /** The arguments as a trace prints them. */
    public static String arguments(HostCallEvent call) {
        return call.arguments().stream()
                .map(HostArgument::toString)
                .collect(Collectors.joining(", "));
    }

    /** A call in one line, as {@code wasmscope trace} prints it. */
    public static String line(HostCallEvent call) {
        return call.name()
                + "("
                + arguments(call)
                + ")"
                + (call.result().isEmpty() ? "" : " = " + call.result())
                + call.injected().map(what -> " (injected " + what + ")").orElse("");
    }

    /** A short time with a unit that leaves two to five digits. */
    public static String time(long nanos) {
        if (nanos < 10_000) {
            return nanos + " ns";
        }
        if (nanos < 10_000_000) {
            return nanos / 1000 + " µs";
        }
        if (nanos < 10_000_000_000L) {
            return nanos / 1_000_000 + " ms";
        }
        return nanos / 1_000_000_000 + " s";
    }

    /** A time of day where this machine stands; {@code ""} for 0, which nobody looked at. */
    public static String timeOfDay(long epochNanos) {
        if (epochNanos == 0) {
            return "";
        }
        Instant instant = Instant.ofEpochSecond(0, epochNanos);
        return CLOCK.format(instant.atZone(ZoneId.systemDefault()));
    }

    /** A moment, in seconds. */
    public static String moment(long nanos) {
        return String.format(Locale.ROOT, "%.6f", nanos / 1e9);
    }
}
