package dev.wasmscope.profiler.exchange;

import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.SampleTable;
import dev.wasmscope.profiler.model.Unit;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * Chrome's trace event format, for Perfetto and chrome://tracing: functions as nested events on a
 * time axis. Samples lie where they were taken, neighbours of one path as one event. Counts have no
 * times, so each path is one event as long as all that it counted, one unit a microsecond.
 *
 * <p>One thread a measure, called by it.
 */
public final class ChromeTraceFormat implements ProfileFormat {

    @Override
    public String name() {
        return "chrome";
    }

    @Override
    public String title() {
        return "trace events, for ui.perfetto.dev";
    }

    @Override
    public List<String> extensions() {
        return List.of(".trace.json", ".chrome.json");
    }

    @Override
    public void write(Profile profile, OutputStream out) throws IOException {
        Json.write(
                out,
                json -> {
                    json.writeStartObject();
                    json.writeStringProperty("displayTimeUnit", "ns");
                    json.writeObjectPropertyStart("otherData");
                    json.writeStringProperty("exporter", "wasmscope");
                    json.writeStringProperty("guest", profile.guest());
                    json.writeEndObject();
                    json.writeArrayPropertyStart("traceEvents");
                    new Writer(profile, json).write();
                    json.writeEndArray();
                    json.writeEndObject();
                });
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.isJsonWith("traceEvents")
                || head.text().stripLeading().startsWith("[{")
                        && head.text().contains("\"ph\"")
                        && head.text().contains("\"ts\"");
    }

    @Override
    public Profile read(ProfileFile file) throws ProfileFileException {
        return new ChromeTraceReader(Json.read(file), file).read();
    }

    /** Times in the file are microseconds; nanoseconds are their thousandths. */
    private static BigDecimal microseconds(Measure measure, long value) {
        return measure.unit() == Unit.NANOSECONDS && value % 1000 != 0
                ? BigDecimal.valueOf(value, 3)
                : BigDecimal.valueOf(measure.unit() == Unit.NANOSECONDS ? value / 1000 : value);
    }

    /** A stretch of samples on one path. */
    private record Timed(int row, int depth, long begin, long end) {}

    private static final class Writer {
        private final Profile profile;
        private final CallTree tree;
        private final JsonGenerator json;
        private int thread;

        Writer(Profile profile, JsonGenerator json) {
            this.profile = profile;
            this.tree = profile.tree();
            this.json = json;
        }

        void write() {
            for (Measure measure : StackTable.measuresOf(profile)) {
                thread++;
                writeThreadName(measure.title());
                Optional<SampleTable> samples = profile.table(SampleTable.class);
                if (measure == Measure.WALL_TIME && samples.isPresent()) {
                    writeSamples(samples.get());
                } else {
                    writePaths(measure);
                }
            }
        }

        private void writeThreadName(String name) {
            json.writeStartObject();
            json.writeStringProperty("ph", "M");
            json.writeStringProperty("name", "thread_name");
            json.writeNumberProperty("pid", 1);
            json.writeNumberProperty("tid", thread);
            json.writeObjectPropertyStart("args");
            json.writeStringProperty("name", name);
            json.writeEndObject();
            json.writeEndObject();
        }

        /** Paths side by side, callees at the beginning of their caller. */
        private void writePaths(Measure measure) {
            long[] self = StackTable.valuesOf(profile, measure);
            long[] totals = tree.withSelf(self).totals();
            long[] start = new long[tree.size()];
            long[] next = new long[tree.size()];
            for (int row = 0; row < tree.size(); row++) {
                if (row > 0) {
                    int parent = tree.parent(row);
                    start[row] = next[parent];
                    next[parent] += totals[row];
                }
                next[row] = start[row];
            }
            for (int row = 1; row < tree.size(); row++) {
                if (totals[row] > 0) {
                    writeEvent(measure, row, start[row], totals[row]);
                }
            }
            if (self[CallTree.ROOT] > 0) {
                writeEvent(measure, CallTree.ROOT, next[CallTree.ROOT], self[CallTree.ROOT]);
            }
        }

        private void writeSamples(SampleTable samples) {
            Map<Integer, Long> opened = new HashMap<>();
            Deque<Integer> open = new ArrayDeque<>();
            List<Timed> events = new ArrayList<>();
            long clock = 0;
            for (int i = 0; i < samples.size(); i++) {
                // Samples that stand for more time than passed since the last one push it on.
                long begin = Math.max(clock, samples.time(i) - samples.wall(i));
                boolean gap = begin > clock;
                List<Integer> path = path(samples.row(i));
                close(open, opened, gap ? List.of() : path, clock, events);
                for (int depth = open.size(); depth < path.size(); depth++) {
                    open.addLast(path.get(depth));
                    opened.put(path.get(depth), begin);
                }
                clock = begin + samples.wall(i);
            }
            close(open, opened, List.of(), clock, events);
            // Of events that begin and end together the caller comes first.
            events.sort(
                    Comparator.comparingLong(Timed::begin)
                            .thenComparing(Comparator.comparingLong(Timed::end).reversed())
                            .thenComparingInt(Timed::depth));
            for (Timed event : events) {
                writeEvent(
                        Measure.WALL_TIME, event.row(), event.begin(), event.end() - event.begin());
            }
        }

        /** Ends the open events that are not part of the path. */
        private void close(
                Deque<Integer> open,
                Map<Integer, Long> opened,
                List<Integer> path,
                long now,
                List<Timed> events) {
            while (!open.isEmpty()
                    && (open.size() > path.size()
                            || !path.get(open.size() - 1).equals(open.getLast()))) {
                int row = open.removeLast();
                long begin = opened.getOrDefault(row, now);
                if (now > begin) {
                    events.add(new Timed(row, open.size(), begin, now));
                }
            }
        }

        private List<Integer> path(int row) {
            List<Integer> path = new ArrayList<>();
            for (int at = row; at != CallTree.ROOT; at = tree.parent(at)) {
                path.addFirst(at);
            }
            return path.isEmpty() ? List.of(CallTree.ROOT) : path;
        }

        private void writeEvent(Measure measure, int row, long start, long length) {
            FunctionLabel label =
                    row == CallTree.ROOT
                            ? StackTable.HOST
                            : profile.labels().get(tree.function(row));
            json.writeStartObject();
            json.writeStringProperty("ph", "X");
            json.writeStringProperty("name", label.name());
            json.writeStringProperty("cat", label.host() ? "host" : "guest");
            json.writeNumberProperty("pid", 1);
            json.writeNumberProperty("tid", thread);
            json.writeNumberProperty("ts", microseconds(measure, start));
            json.writeNumberProperty("dur", microseconds(measure, length));
            if (label.source().isPresent()) {
                json.writeObjectPropertyStart("args");
                json.writeStringProperty("file", label.source().get());
                json.writeNumberProperty("line", label.line());
                json.writeEndObject();
            }
            json.writeEndObject();
        }
    }
}
