package dev.wasmscope.profiler.model;

import java.util.List;
import java.util.OptionalLong;

/**
 * The moments that the guest has marked by calling a function, in order.
 *
 * @param marks at most as many as the collector keeps
 */
public record Marks(List<Mark> marks) implements ProfileTable {
    public Marks {
        marks = List.copyOf(marks);
    }

    /**
     * One moment.
     *
     * @param clock instructions that the thread had executed, the call included
     * @param time nanoseconds since the run began
     * @param name the function's name
     * @param argument the first argument, if it has an integer
     * @param text the C string in memory that the first argument points to; empty when it points to
     *     none
     */
    public record Mark(long clock, long time, String name, OptionalLong argument, String text) {}
}
