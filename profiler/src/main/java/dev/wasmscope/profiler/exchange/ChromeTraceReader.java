package dev.wasmscope.profiler.exchange;

import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.ProfileInfo;
import dev.wasmscope.profiler.model.Unit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads trace events: complete ones and pairs of begin and end. What is nested is a call; other
 * events, counters and arrows say, are passed over.
 */
final class ChromeTraceReader {

    /** Times in nanoseconds. */
    private record Event(FunctionLabel label, long start, long end) {}

    private record Open(int row, int function, long start, long end) {}

    private final Json document;
    private final ProfileFile file;
    private final ProfileAssembler assembler = new ProfileAssembler();
    private final Map<String, List<Event>> threads = new LinkedHashMap<>();
    private final Map<String, Deque<Event>> begun = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    ChromeTraceReader(Json document, ProfileFile file) {
        this.document = document;
        this.file = file;
    }

    Profile read() throws ProfileFileException {
        Json events = document.isArray() ? document : document.get("traceEvents");
        for (int i = 0; i < events.size(); i++) {
            add(events.at(i));
        }
        if (threads.isEmpty()) {
            throw file.wrong("has no event with a length");
        }
        List<Optional<Measure>> measures = new ArrayList<>();
        for (String thread : threads.keySet()) {
            measures.add(ForeignMeasure.ours(names.getOrDefault(thread, "")));
        }
        Set<Optional<Measure>> different = new HashSet<>(measures);
        int number = 0;
        for (Map.Entry<String, List<Event>> thread : threads.entrySet()) {
            int base =
                    different.size() == measures.size()
                            ? CallTree.ROOT
                            : assembler.outermost(
                                    assembler.function(
                                            FunctionLabel.named(nameOf(thread.getKey()))));
            nest(thread.getValue(), measures.get(number++).orElse(Measure.WALL_TIME), base);
        }
        Measure weight = measures.getFirst().orElse(Measure.WALL_TIME);
        String guest =
                document.has("otherData")
                        ? document.get("otherData").text("guest", file.name())
                        : file.name();
        return assembler.profile(
                new ProfileInfo(guest, ForeignMeasure.kind(weight), List.of()), weight);
    }

    private String nameOf(String thread) {
        String name = names.getOrDefault(thread, "");
        return name.isEmpty() ? "thread " + thread : name;
    }

    private void add(Json event) throws ProfileFileException {
        String thread = id(event, "pid") + "/" + id(event, "tid");
        switch (event.text("ph", "")) {
            case "X" -> {
                long start = nanoseconds(event, "ts");
                long length = event.has("dur") ? nanoseconds(event, "dur") : 0;
                put(thread, new Event(label(event), start, start + Math.max(length, 0)));
            }
            case "B" ->
                    begun.computeIfAbsent(thread, _ -> new ArrayDeque<>())
                            .push(new Event(label(event), nanoseconds(event, "ts"), 0));
            case "E" -> {
                Deque<Event> open = begun.getOrDefault(thread, new ArrayDeque<>());
                if (!open.isEmpty()) {
                    Event begin = open.pop();
                    long end = Math.max(nanoseconds(event, "ts"), begin.start());
                    put(thread, new Event(begin.label(), begin.start(), end));
                }
            }
            case "M" -> {
                if (event.text("name", "").equals("thread_name") && event.has("args")) {
                    names.put(thread, event.get("args").text("name", ""));
                }
            }
            default -> {}
        }
    }

    private static String id(Json event, String key) {
        return event.has(key) ? event.asText(key) : "0";
    }

    private void put(String thread, Event event) {
        threads.computeIfAbsent(thread, _ -> new ArrayList<>()).add(event);
    }

    private static long nanoseconds(Json event, String key) throws ProfileFileException {
        double value = event.get(key).number();
        if (!(Math.abs(value) < 9e15)) {
            throw event.get(key).wrong("is too large");
        }
        return Math.round(value * 1000);
    }

    private static FunctionLabel label(Json event) throws ProfileFileException {
        String name = event.text("name", "");
        if (name.equals(StackTable.HOST.name())) {
            return StackTable.HOST;
        }
        boolean placed = event.has("args") && event.get("args").has("file");
        return new FunctionLabel(
                name.isEmpty() ? "(no name)" : name,
                placed ? Optional.of(event.get("args").get("file").text()) : Optional.empty(),
                placed ? event.get("args").whole("line", 0) : 0,
                event.text("cat", "").equals("host"));
    }

    /** An event is a callee of the innermost one that is open when it begins. */
    private void nest(List<Event> events, Measure measure, int base) {
        List<Event> sorted = new ArrayList<>(events);
        sorted.sort(
                Comparator.comparingLong(Event::start)
                        .thenComparing(Comparator.comparingLong(Event::end).reversed()));
        Deque<Open> open = new ArrayDeque<>();
        for (Event event : sorted) {
            while (!open.isEmpty() && open.getLast().end() <= event.start()) {
                open.removeLast();
            }
            int function = assembler.function(event.label());
            int caller = open.isEmpty() ? base : open.getLast().row();
            int row = assembler.row(caller, assembler.whole(CallTree.NONE), function);
            // What reaches beyond its caller is cut off where the caller ends.
            long end = open.isEmpty() ? event.end() : Math.min(event.end(), open.getLast().end());
            long length = end - event.start();
            add(row, function, measure, length);
            if (!open.isEmpty()) {
                add(caller, open.getLast().function(), measure, -length);
            }
            open.addLast(new Open(row, function, event.start(), end));
        }
    }

    private void add(int row, int function, Measure measure, long nanoseconds) {
        long value = measure.unit() == Unit.NANOSECONDS ? nanoseconds : nanoseconds / 1000;
        assembler.add(row, assembler.whole(function), measure, value);
    }
}
