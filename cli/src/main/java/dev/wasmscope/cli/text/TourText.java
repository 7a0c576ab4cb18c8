package dev.wasmscope.cli.text;

import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.samples.Sample;
import dev.wasmscope.session.MemoryField;
import dev.wasmscope.ui.tour.TourReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the headless tour saw, in the order in which it saw it. */
public final class TourText {

    private static final int MEMORY_ROWS = 12;
    private static final int HOTTEST = 8;

    private TourText() {}

    public static List<String> lines(Sample sample, TourReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(sample.title() + " (" + sample.language() + "): " + sample.description());
        title(lines, "Stopped: " + report.stop().reason().text());
        report.stop().frames().forEach(frame -> lines.add(StackText.numbered(frame)));
        title(lines, "Variables");
        report.variables().forEach(variable -> lines.add(VariableText.line(variable)));
        title(lines, "Memory");
        lines.addAll(memory(report.memory()));
        title(lines, "WASI calls so far");
        report.calls()
                .forEach(
                        call ->
                                lines.add(
                                        "#%d %s(%s) = %s"
                                                .formatted(
                                                        call.number(),
                                                        call.name(),
                                                        call.arguments().stream()
                                                                .map(Object::toString)
                                                                .collect(Collectors.joining(", ")),
                                                        call.result())));
        title(lines, "Stepped over two lines");
        report.steps()
                .forEach(step -> step.top().ifPresent(top -> lines.add(StackText.numbered(top))));
        title(lines, "Ran on: " + report.end().reason().text());
        lines.add(
                String.format(
                        Locale.ROOT, "%,d instructions, counted exactly", report.instructions()));
        lines.addAll(
                ProfileText.table(
                        Measure.INSTRUCTIONS,
                        report.hottest().stream().limit(HOTTEST).toList(),
                        report.instructions()));
        title(lines, "Pictures");
        report.pictures().stream().map(Path::toString).forEach(lines::add);
        return lines;
    }

    private static List<String> memory(List<MemoryField> fields) {
        Table table = new Table("address>", "size>", "type", "name", "value");
        fields.stream()
                .limit(MEMORY_ROWS)
                .forEach(
                        field ->
                                table.row(
                                        "0x" + Long.toHexString(field.address()),
                                        field.size(),
                                        field.typeName(),
                                        "  ".repeat(field.depth()) + field.path(),
                                        field.value()));
        List<String> lines = new ArrayList<>(table.lines());
        if (fields.size() > MEMORY_ROWS) {
            lines.add("… " + (fields.size() - MEMORY_ROWS) + " more");
        }
        return lines;
    }

    private static void title(List<String> lines, String text) {
        lines.add("");
        lines.add("== " + text);
    }
}
