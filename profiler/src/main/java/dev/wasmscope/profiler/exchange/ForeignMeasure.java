package dev.wasmscope.profiler.exchange;

import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.ProfileKind;
import dev.wasmscope.profiler.model.Unit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What another tool's values mean to us.
 *
 * @param measure the measure that they count
 * @param scale what one of the file's units is in the measure's unit
 */
record ForeignMeasure(Measure measure, double scale) {

    /** The word that formats use for a unit. */
    static String unitName(Measure measure) {
        return switch (measure.unit()) {
            case NANOSECONDS -> "nanoseconds";
            case BYTES -> "bytes";
            case INSTRUCTIONS, COUNT -> "count";
        };
    }

    /** Profiles of such a measure are counted, not sampled. */
    static ProfileKind kind(Measure weight) {
        return weight == Measure.INSTRUCTIONS || weight == Measure.CALLS
                ? ProfileKind.EXACT
                : ProfileKind.SAMPLED;
    }

    /**
     * What a column called so counts: one of ours under its own name, else one of the usual names
     * of other tools, else what its unit suggests.
     */
    static Optional<ForeignMeasure> of(String type, String unit) {
        double scale = scale(unit);
        String name = type.toLowerCase(Locale.ROOT);
        return ours(name)
                .or(() -> usual(name))
                .or(() -> byUnit(unit))
                .map(
                        measure ->
                                new ForeignMeasure(
                                        measure, measure.unit() == Unit.COUNT ? 1 : scale));
    }

    /** The measure that we call so, in files or to people. */
    static Optional<Measure> ours(String name) {
        return Measure.named(name)
                .or(
                        () ->
                                Arrays.stream(Measure.values())
                                        .filter(m -> m.title().equalsIgnoreCase(name))
                                        .findFirst());
    }

    private static Optional<Measure> usual(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "samples", "sample", "hits", "ticks" -> Measure.SAMPLES;
                    case "cpu" -> Measure.CPU_TIME;
                    case "wall", "delay", "time" -> Measure.WALL_TIME;
                    case "objects", "alloc_objects" -> Measure.ALLOCATIONS;
                    case "space", "alloc_space", "allocated" -> Measure.ALLOCATED_BYTES;
                    case "inuse_objects" -> Measure.LIVE_BLOCKS;
                    case "inuse_space" -> Measure.LIVE_BYTES;
                    case "ir", "instruction" -> Measure.INSTRUCTIONS;
                    case "contentions" -> Measure.CALLS;
                    default -> null;
                });
    }

    private static Optional<Measure> byUnit(String unit) {
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "bytes", "byte", "kilobytes", "megabytes" -> Optional.of(Measure.ALLOCATED_BYTES);
            case "count", "none", "" -> Optional.of(Measure.SAMPLES);
            default -> isTime(unit) ? Optional.of(Measure.WALL_TIME) : Optional.empty();
        };
    }

    private static boolean isTime(String unit) {
        return unit.toLowerCase(Locale.ROOT).endsWith("seconds")
                || unit.equals("ns")
                || unit.equals("us")
                || unit.equals("ms");
    }

    /** What one of a unit is in nanoseconds or bytes. */
    static double scale(String unit) {
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "microseconds", "us" -> 1e3;
            case "milliseconds", "ms" -> 1e6;
            case "seconds", "s" -> 1e9;
            case "kilobytes" -> 1024;
            case "megabytes" -> 1 << 20;
            default -> 1;
        };
    }

    /** A value of the file in the measure's unit. */
    long value(double fileValue) {
        return Math.round(fileValue * scale);
    }

    /** A whole value of the file, kept to its last digit where nothing has to be converted. */
    long value(long fileValue) {
        return scale == 1 ? fileValue : Math.round(fileValue * scale);
    }
}
