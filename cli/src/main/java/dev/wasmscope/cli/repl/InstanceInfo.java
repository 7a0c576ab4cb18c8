package dev.wasmscope.cli.repl;

import dev.wasmscope.cli.text.HexDump;
import dev.wasmscope.cli.text.Table;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.InstanceView;
import dev.wasmscope.session.WasmValue;
import java.util.ArrayList;
import java.util.List;

/** {@code info memories}, {@code tables}, {@code data} and {@code elements}, and what is in one. */
final class InstanceInfo {
    private static final int ELEMENT_LIMIT = 256;
    private static final int BYTE_LIMIT = 256;

    private final Debuggee debuggee;

    InstanceInfo(Debuggee debuggee) {
        this.debuggee = debuggee;
    }

    private DebugSession session() {
        return debuggee.session();
    }

    private InstanceView view() {
        debuggee.stop();
        return debuggee.ask(session().instance());
    }

    List<String> memories() {
        return areas(view().memories(), "bytes");
    }

    List<String> tables() {
        return areas(view().tables(), "elements");
    }

    private static List<String> areas(List<InstanceView.Area> areas, String unit) {
        Table table = new Table("index>", "name", "type", unit);
        areas.forEach(area -> table.row(area.index(), area.name(), area.type(), area.size()));
        return table.lines();
    }

    List<String> data() {
        return segments(view().data(), "bytes>");
    }

    List<String> elements() {
        return segments(view().elements(), "elements>");
    }

    private static List<String> segments(List<InstanceView.Segment> segments, String unit) {
        Table table = new Table("index>", unit, "state", "where", "type", "name");
        for (InstanceView.Segment segment : segments) {
            table.row(
                    segment.index(),
                    segment.size(),
                    segment.dropped() ? "dropped" : "present",
                    segment.mode(),
                    segment.type(),
                    segment.name());
        }
        return table.lines();
    }

    /** What is in a table, a data segment or an element segment. */
    List<String> contents(String kind, int index) {
        debuggee.stop();
        return switch (kind) {
            case "table" ->
                    elements(debuggee.ask(session().tableElements(index, 0, ELEMENT_LIMIT + 1)));
            case "data" -> bytes(debuggee.ask(session().dataSegment(index, 0, BYTE_LIMIT + 1)));
            default ->
                    elements(debuggee.ask(session().elementSegment(index, 0, ELEMENT_LIMIT + 1)));
        };
    }

    private static List<String> bytes(byte[] bytes) {
        List<String> lines = new ArrayList<>(HexDump.lines(0, bytes));
        if (bytes.length > BYTE_LIMIT) {
            lines.removeLast();
            lines.add("…");
        }
        return lines;
    }

    private static List<String> elements(List<WasmValue> values) {
        List<String> lines = new ArrayList<>();
        for (WasmValue value : values.subList(0, Math.min(values.size(), ELEMENT_LIMIT))) {
            String name = value.name().isEmpty() ? "" : " " + value.name();
            lines.add("%5d  %s%s".formatted(value.index(), value.value(), name));
        }
        if (values.size() > ELEMENT_LIMIT) {
            lines.add("…");
        }
        return lines;
    }
}
