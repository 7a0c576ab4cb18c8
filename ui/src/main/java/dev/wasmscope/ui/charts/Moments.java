package dev.wasmscope.ui.charts;

import dev.wasmscope.profiler.analyse.Timeline;
import dev.wasmscope.profiler.model.CountedParts;
import dev.wasmscope.profiler.model.Marks;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.SampleTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;

/**
 * What the guest marked, and which parts of the run counted, along an axis.
 *
 * @param marks in their order
 * @param parts in their order; empty for the whole run
 */
record Moments(List<Mark> marks, List<Part> parts) {
    /** More than that would be a grey plane. */
    static final int MOST = 400;

    Moments {
        marks = List.copyOf(marks);
        parts = List.copyOf(parts);
    }

    /** A moment with its name. */
    record Mark(long at, String name) {}

    /** A part of the run. */
    record Part(long from, long to) {}

    /** Those of a profile; of very many, some evenly chosen ones. */
    static Moments of(Profile profile, Timeline.Axis axis) {
        boolean time = axis == Timeline.Axis.TIME;
        List<Marks.Mark> all = profile.table(Marks.class).map(Marks::marks).orElse(List.of());
        List<Mark> marks =
                some(all.size())
                        .mapToObj(all::get)
                        .map(m -> new Mark(time ? m.time() : m.clock(), text(m)))
                        .toList();
        Optional<CountedParts> counted = profile.table(CountedParts.class);
        Optional<LongUnaryOperator> place =
                time
                        ? profile.table(SampleTable.class)
                                .filter(s -> s.size() > 0)
                                .map(s -> clock -> timeAt(s, clock))
                        : Optional.of(LongUnaryOperator.identity());
        List<Part> parts = new ArrayList<>();
        if (counted.isPresent() && place.isPresent()) {
            CountedParts table = counted.get();
            some(table.size())
                    .forEach(
                            i ->
                                    parts.add(
                                            new Part(
                                                    place.get().applyAsLong(table.from(i)),
                                                    place.get().applyAsLong(table.to(i)))));
        }
        return new Moments(marks, parts);
    }

    private static IntStream some(int size) {
        int step = Math.max(1, (size + MOST - 1) / MOST);
        return IntStream.range(0, (size + step - 1) / step).map(i -> i * step);
    }

    /** The time of the first sample from a clock on. */
    private static long timeAt(SampleTable samples, long clock) {
        int low = 0;
        int high = samples.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (samples.clock(middle) < clock) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return samples.time(low);
    }

    private static String text(Marks.Mark mark) {
        OptionalLong argument = mark.argument();
        return !mark.text().isEmpty()
                ? mark.text()
                : mark.name() + (argument.isPresent() ? "(" + argument.getAsLong() + ")" : "");
    }

    /** Whether there is nothing to draw. */
    boolean none() {
        return marks.isEmpty() && parts.isEmpty();
    }

    /** The last clock or time in it. */
    long end() {
        long mark = marks.isEmpty() ? 0 : marks.getLast().at();
        return Math.max(mark, parts.isEmpty() ? 0 : parts.getLast().to());
    }
}
