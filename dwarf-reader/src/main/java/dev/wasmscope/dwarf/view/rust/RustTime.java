package dev.wasmscope.dwarf.view.rust;

import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * {@code Duration} as {@code {:?}} prints it, {@code SystemTime} as a date of UTC, {@code Instant}
 * as the time since the clock's start.
 */
final class RustTime implements ValueView {
    private static final long SECOND = 1_000_000_000;

    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        Optional<CompositeType> type =
                RustTypes.library(raw, "Duration", "SystemTime", "Instant", "Timespec");
        if (type.isEmpty()) {
            return Optional.empty();
        }
        AvailableValue parts = RustTypes.unwrap(raw, context);
        OptionalLong seconds = RustTypes.number(parts, context, "secs", "tv_sec");
        OptionalLong nanos = RustTypes.number(parts, context, "nanos", "tv_nsec");
        if (seconds.isEmpty() || nanos.isEmpty()) {
            return Optional.empty();
        }
        String name = RustTypes.plainName(type.get().qualifiedName());
        if (nanos.getAsLong() < 0 || nanos.getAsLong() >= SECOND) {
            String why =
                    Long.toUnsignedString(nanos.getAsLong()) + " nanoseconds are a second or more";
            return Optional.of(ViewedValue.invalid(raw, name, why));
        }
        return Optional.of(
                ViewedValue.leaf(
                        name.equals("SystemTime")
                                ? date(seconds.getAsLong(), nanos.getAsLong())
                                : duration(seconds.getAsLong(), nanos.getAsLong())));
    }

    private static String date(long seconds, long nanos) {
        try {
            return Instant.ofEpochSecond(seconds, nanos).toString();
        } catch (DateTimeException e) {
            return duration(seconds, nanos) + " since 1970";
        }
    }

    /** The largest unit of which there is a whole one. */
    private static String duration(long seconds, long nanos) {
        if (seconds != 0) {
            BigDecimal whole = new BigDecimal(Long.toUnsignedString(seconds));
            return text(whole.add(BigDecimal.valueOf(nanos, 9))) + "s";
        }
        if (nanos >= 1_000_000) {
            return text(BigDecimal.valueOf(nanos, 6)) + "ms";
        }
        return nanos >= 1000 ? text(BigDecimal.valueOf(nanos, 3)) + "µs" : nanos + "ns";
    }

    private static String text(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
