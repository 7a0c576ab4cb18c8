package dev.wasmscope.engine.host.trace;

import dev.wasmscope.engine.host.HostCallEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts, errors, bytes and host time by function. Not thread-safe. */
public final class CallStatistics {
    private final Map<String, Sums> byFunction = new HashMap<>();

    /**
     * Sums of one function, or of all.
     *
     * @param name the function's name, {@code total} for all
     * @param calls how often it was called
     * @param errors how many calls failed
     * @param bytes bytes of input or output moved
     * @param nanos time in the host
     * @param longestNanos time of the slowest call
     * @param injected how many calls had something injected
     */
    public record Row(
            String name,
            long calls,
            long errors,
            long bytes,
            long nanos,
            long longestNanos,
            long injected) {
        /** Mean time of a call; 0 without calls. */
        public long nanosPerCall() {
            return calls == 0 ? 0 : nanos / calls;
        }

        private Row plus(Row other) {
            return new Row(
                    name,
                    calls + other.calls,
                    errors + other.errors,
                    bytes + other.bytes,
                    nanos + other.nanos,
                    Math.max(longestNanos, other.longestNanos),
                    injected + other.injected);
        }
    }

    /** What rows are sorted by; the most first, equal ones by name. */
    public enum Order {
        TIME(Comparator.comparingLong(Row::nanos).reversed()),
        CALLS(Comparator.comparingLong(Row::calls).reversed()),
        ERRORS(Comparator.comparingLong(Row::errors).reversed()),
        BYTES(Comparator.comparingLong(Row::bytes).reversed()),
        /** Mean time of a call. */
        PER_CALL(Comparator.comparingLong(Row::nanosPerCall).reversed()),
        /** Time of the slowest call. */
        LONGEST(Comparator.comparingLong(Row::longestNanos).reversed()),
        NAME(Comparator.comparing(Row::name));

        private final Comparator<Row> comparator;

        Order(Comparator<Row> comparator) {
            this.comparator = comparator.thenComparing(Row::name);
        }
    }

    private static final class Sums {
        private long calls;
        private long errors;
        private long bytes;
        private long nanos;
        private long longest;
        private long injected;
    }

    /** Counts one call. */
    public void add(HostCallEvent event) {
        Sums sums = byFunction.computeIfAbsent(event.name(), _ -> new Sums());
        sums.calls++;
        sums.errors += event.failed() ? 1 : 0;
        sums.bytes += event.bytesMoved();
        sums.nanos += event.hostNanos();
        sums.longest = Math.max(sums.longest, event.hostNanos());
        sums.injected += event.injected().isPresent() ? 1 : 0;
    }

    /** One row for each function that was called. */
    public List<Row> rows(Order order) {
        List<Row> rows = new ArrayList<>();
        byFunction.forEach(
                (name, sums) ->
                        rows.add(
                                new Row(
                                        name,
                                        sums.calls,
                                        sums.errors,
                                        sums.bytes,
                                        sums.nanos,
                                        sums.longest,
                                        sums.injected)));
        rows.sort(order.comparator);
        return rows;
    }

    /** All calls together. */
    public Row total() {
        return rows(Order.NAME).stream().reduce(new Row("total", 0, 0, 0, 0, 0, 0), Row::plus);
    }
}
