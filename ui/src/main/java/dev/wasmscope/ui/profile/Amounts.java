package dev.wasmscope.ui.profile;

import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Unit;
import dev.wasmscope.ui.parts.Parts;
import java.util.Locale;

/** Values of measures as people read them. */
public final class Amounts {
    private Amounts() {}

    /** A value with its unit, exact where it is counted. */
    public static String text(Measure measure, long value) {
        return switch (measure.unit()) {
            case INSTRUCTIONS, COUNT ->
                    Parts.grouped(value)
                            + " "
                            + (value == 1 ? singular(measure.title()) : measure.title());
            case BYTES, NANOSECONDS -> brief(measure.unit(), value);
        };
    }

    /** A value in few characters: {@code 12.3 M}, {@code 640 KiB}, {@code 1.20 ms}. */
    public static String brief(Unit unit, long value) {
        return switch (unit) {
            case BYTES -> value < 0 ? "-" + Parts.bytes(-value) : Parts.bytes(value);
            case NANOSECONDS -> time(value);
            case INSTRUCTIONS, COUNT -> count(value);
        };
    }

    /** A share of a whole. */
    public static String share(long part, long whole) {
        double percent = 100.0 * part / Math.max(1, whole);
        return part > 0 && percent < 0.05
                ? "<0.1 %"
                : String.format(Locale.ROOT, "%.1f %%", percent);
    }

    /** A count in few characters. */
    public static String count(long value) {
        if (Math.abs((double) value) < 10_000) {
            return Parts.grouped(value);
        }
        String[] units = {"k", "M", "G", "T", "P"};
        int unit = -1;
        double left = value;
        while (Math.abs(left) >= 999.5 && unit < units.length - 1) {
            left /= 1000;
            unit++;
        }
        String format = Math.abs(left) >= 99.95 ? "%.0f %s" : "%.1f %s";
        return String.format(Locale.ROOT, format, left, units[unit]);
    }

    private static String time(long nanos) {
        double size = Math.abs((double) nanos);
        if (size < 1e3) {
            return nanos + " ns";
        }
        if (size < 1e6) {
            return String.format(Locale.ROOT, "%.1f µs", nanos / 1e3);
        }
        if (size < 1e9) {
            return String.format(Locale.ROOT, "%.2f ms", nanos / 1e6);
        }
        return String.format(Locale.ROOT, "%.2f s", nanos / 1e9);
    }

    private static String singular(String title) {
        return title.endsWith("s") ? title.substring(0, title.length() - 1) : title;
    }
}
