package dev.wasmscope.engine.host.inject;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them: a number and a unit. */
final class Durations {
    private static final Pattern FORM =
            Pattern.compile("([+-]?\\d{1,15}(?:\\.\\d{1,9})?)(ns|us|ms|s|min|m|h|d)");

    private static final List<Unit> UNITS =
            List.of(
                    new Unit("d", 86_400_000_000_000L),
                    new Unit("h", 3_600_000_000_000L),
                    new Unit("min", 60_000_000_000L),
                    new Unit("s", 1_000_000_000L),
                    new Unit("ms", 1_000_000L),
                    new Unit("us", 1_000L),
                    new Unit("ns", 1L));

    private record Unit(String name, long nanos) {}

    private Durations() {}

    /** Nanoseconds of {@code 10ms}, {@code -1.5h}; empty if it is no such length or too long. */
    static OptionalLong parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        String unit = matcher.group(2).equals("m") ? "min" : matcher.group(2);
        long length = UNITS.stream().filter(u -> u.name().equals(unit)).findFirst().get().nanos();
        BigDecimal nanos = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(length));
        return nanos.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE / 4)) > 0
                ? OptionalLong.empty()
                : OptionalLong.of(nanos.longValue());
    }

    /** The shortest form: in the largest unit of which it is a whole number. */
    static String text(long nanos) {
        for (Unit unit : UNITS) {
            if (nanos != 0 && nanos % unit.nanos() == 0) {
                return nanos / unit.nanos() + unit.name();
            }
        }
        return "0s";
    }
}
