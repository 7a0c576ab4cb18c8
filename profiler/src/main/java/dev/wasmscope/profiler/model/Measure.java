package dev.wasmscope.profiler.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a column of a profile counts. */
public enum Measure {
    /** Instructions executed, in the terms of the engine's clock. */
    INSTRUCTIONS(Unit.INSTRUCTIONS, "instructions"),
    /** Entries of functions. */
    CALLS(Unit.COUNT, "calls"),
    /** Samples taken. */
    SAMPLES(Unit.COUNT, "samples"),
    /** Time that passed, the host's work and waiting included. */
    WALL_TIME(Unit.NANOSECONDS, "wall time"),
    /** Time that the guest's thread was on a processor. */
    CPU_TIME(Unit.NANOSECONDS, "CPU time"),
    /** Time in functions of the host, part of {@link #WALL_TIME}. */
    HOST_TIME(Unit.NANOSECONDS, "host time"),
    /** Time in functions of the host that waited, part of {@link #HOST_TIME}. */
    IDLE_TIME(Unit.NANOSECONDS, "idle time"),
    /** Bytes asked of allocators. */
    ALLOCATED_BYTES(Unit.BYTES, "allocated bytes"),
    /** Blocks that allocators gave. */
    ALLOCATIONS(Unit.COUNT, "allocations"),
    /** Bytes of blocks given back, at the path that allocated them. */
    FREED_BYTES(Unit.BYTES, "freed bytes"),
    /** Blocks given back, at the path that allocated them. */
    FREES(Unit.COUNT, "frees"),
    /** Bytes not given back when the profile was taken. */
    LIVE_BYTES(Unit.BYTES, "live bytes"),
    /** Blocks not given back when the profile was taken. */
    LIVE_BLOCKS(Unit.COUNT, "live blocks"),
    /** Bytes that were live at the moment when most bytes of the whole run were. */
    PEAK_BYTES(Unit.BYTES, "bytes at the peak"),
    /** Bytes read from linear memory. */
    READ_BYTES(Unit.BYTES, "bytes read"),
    /** Bytes written to linear memory. */
    WRITTEN_BYTES(Unit.BYTES, "bytes written"),
    /** Calls of functions of the host. */
    HOST_CALLS(Unit.COUNT, "host calls"),
    /** Bytes that functions of the host moved for the guest. */
    HOST_BYTES(Unit.BYTES, "host bytes");

    private final Unit unit;
    private final String title;

    Measure(Unit unit, String title) {
        this.unit = unit;
        this.title = title;
    }

    public Unit unit() {
        return unit;
    }

    /** How people call it: lower case, plural. */
    public String title() {
        return title;
    }

    /** The name in files and on the command line: {@code wall-time}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The measure with that {@link #id}. */
    public static Optional<Measure> named(String id) {
        return Arrays.stream(values()).filter(measure -> measure.id().equals(id)).findFirst();
    }
}
