package dev.wasmscope.cli.trace;

import dev.wasmscope.cli.text.Table;
import dev.wasmscope.engine.host.HostCallEvent;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts, errors, bytes and time by host function, as {@code strace -c} prints them. */
public final class TraceSummary {

    private final Map<String, Row> rows = new TreeMap<>();

    /** Sums of one function. */
    private static final class Row {
        private final String name;
        private long calls;
        private long errors;
        private long bytes;
        private long nanos;

        private Row(String name) {
            this.name = name;
        }
    }

    /** Counts one call. */
    public void add(HostCallEvent event) {
        Row row = rows.computeIfAbsent(event.name(), Row::new);
        row.calls++;
        row.errors += event.failed() ? 1 : 0;
        row.bytes += event.bytesMoved();
        row.nanos += event.hostNanos();
    }

    /** A table, the most time first, with a line of totals. */
    public List<String> lines() {
        long all = rows.values().stream().mapToLong(row -> row.nanos).sum();
        Table table = new Table("time %>", "ms>", "calls>", "errors>", "bytes>", "function");
        rows.values().stream()
                .sorted(
                        Comparator.<Row>comparingLong(row -> -row.nanos)
                                .thenComparing(row -> row.name))
                .forEach(row -> addRow(table, row, all));
        Row total = new Row("total");
        for (Row row : rows.values()) {
            total.calls += row.calls;
            total.errors += row.errors;
            total.bytes += row.bytes;
            total.nanos += row.nanos;
        }
        addRow(table, total, all);
        return table.lines();
    }

    private static void addRow(Table table, Row row, long all) {
        table.row(
                String.format(Locale.ROOT, "%.1f", all == 0 ? 0.0 : 100.0 * row.nanos / all),
                String.format(Locale.ROOT, "%.3f", row.nanos / 1e6),
                row.calls,
                row.errors,
                row.bytes,
                row.name);
    }
}
