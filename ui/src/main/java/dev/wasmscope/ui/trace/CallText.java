package dev.wasmscope.ui.trace;

import dev.wasmscope.engine.host.HostArgument;
import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.trace.index.CallGroup;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** The head of a group in one line. */
    static String line(CallGroup group) {
        return group.key()
                + "  "
                + counted(group.count(), "call")
                + (group.errors() == 0 ? "" : ", " + counted(group.errors(), "error"))
                + (group.bytes() == 0 ? "" : ", " + Parts.grouped(group.bytes()) + " bytes")
                + ", "
                + time(group.nanos());
    }

    private static String counted(long number, String what) {
        return Parts.grouped(number) + " " + what + (number == 1 ? "" : "s");
    }

    /** Everything about a call, a fact a line. */
    static String whole(SelectedCall selected, List<CallSites.Caller> callers) {
        HostCallEvent call = selected.event();
        StringBuilder text = new StringBuilder(line(call)).append('\n');
        Stream.of(CallFacts.arguments(call), CallFacts.written(call), CallFacts.times(selected))
                .flatMap(List::stream)
                .forEach(
                        fact ->
                                text.append("  ".repeat(fact.depth() + 1))
                                        .append((fact.name() + "  " + fact.value()).strip())
                                        .append('\n'));
        callers.forEach(caller -> text.append("  called from  ").append(line(caller)).append('\n'));
        return text.toString();
    }

    /** A function on the way to a call, and its line. */
    static String line(CallSites.Caller caller) {
        String place =
                caller.position()
                        .map(SourcePosition::shortText)
                        .orElse(String.format("0x%x", caller.location().codeOffset()));
        return caller.function() + "  " + place + (caller.inlined() ? "  inlined" : "");
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
