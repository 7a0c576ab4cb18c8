package dev.wasmscope.cli.trace;

import dev.wasmscope.cli.text.Table;
import dev.wasmscope.engine.host.trace.CallStatistics;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Counts, errors, bytes and time by host function, as {@code strace -c} prints them. */
public final class TraceSummary {
    private TraceSummary() {}

    /** The names of the orders, for the command line. */
    public static List<String> orders() {
        return Arrays.stream(CallStatistics.Order.values()).map(TraceSummary::label).toList();
    }

    /** The order of that name. */
    public static Optional<CallStatistics.Order> order(String name) {
        return Arrays.stream(CallStatistics.Order.values())
                .filter(order -> label(order).equals(name))
                .findFirst();
    }

    private static String label(CallStatistics.Order order) {
        return order.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A table with a line of totals. */
    public static List<String> lines(CallStatistics statistics, CallStatistics.Order order) {
        CallStatistics.Row total = statistics.total();
        Table table =
                new Table(
                        "% time>",
                        "seconds>", "usecs/call>", "calls>", "errors>", "bytes>", "function");
        statistics.rows(order).forEach(row -> addRow(table, row, total.nanos()));
        addRow(table, total, total.nanos());
        return table.lines();
    }

    private static void addRow(Table table, CallStatistics.Row row, long all) {
        table.row(
                String.format(Locale.ROOT, "%.2f", all == 0 ? 0.0 : 100.0 * row.nanos() / all),
                String.format(Locale.ROOT, "%.6f", row.nanos() / 1e9),
                row.nanosPerCall() / 1000,
                row.calls(),
                row.errors() == 0 ? "" : row.errors(),
                row.bytes(),
                row.name() + (row.injected() == 0 ? "" : " (" + row.injected() + " injected)"));
    }
}
