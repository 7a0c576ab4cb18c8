package dev.wasmscope.profiler.exchange;

import dev.wasmscope.profiler.exchange.ProfileAssembler.Place;
import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.ProfileInfo;
import dev.wasmscope.profiler.model.SourceFrame;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table for spreadsheets and scripts, one line a function or one a source line; a column a
 * measure, under its name of the command line. Functions also have totals, callees included, with
 * each function of a path counted once. Paths are not kept.
 */
public final class CsvFormat implements ProfileFormat {

    private static final List<String> FIXED = List.of("function", "file", "line", "host");
    private static final List<String> FIXED_OF_LINES =
            List.of("function", "file", "line", "host", "at_function", "at_file", "at_line");
    private static final String TOTAL = "total ";

    private final boolean ofLines;

    /** What one line of the table is about. */
    private record Key(FunctionLabel function, Optional<SourceFrame> at) {}

    private CsvFormat(boolean ofLines) {
        this.ofLines = ofLines;
    }

    /** One line a function. */
    public static CsvFormat ofFunctions() {
        return new CsvFormat(false);
    }

    /** One line a source line in a function. */
    public static CsvFormat ofLines() {
        return new CsvFormat(true);
    }

    @Override
    public String name() {
        return ofLines ? "csv-lines" : "csv";
    }

    @Override
    public String title() {
        return ofLines ? "source lines, as a table" : "functions, as a table";
    }

    @Override
    public List<String> extensions() {
        return List.of(ofLines ? ".lines.csv" : ".csv");
    }

    @Override
    public void write(Profile profile, OutputStream out) throws IOException {
        StackTable stacks = new StackTable(profile);
        List<String> head = new ArrayList<>(ofLines ? FIXED_OF_LINES : FIXED);
        stacks.measures().forEach(measure -> head.add(measure.id()));
        if (!ofLines) {
            stacks.measures().stream()
                    .filter(measure -> measure != Measure.CALLS)
                    .forEach(measure -> head.add(TOTAL + measure.id()));
        }
        StringBuilder text = new StringBuilder(Csv.line(head));
        Map<FunctionLabel, List<Long>> totals = ofLines ? Map.of() : totals(profile, stacks);
        values(stacks)
                .forEach(
                        (key, values) -> {
                            List<String> line = fields(key);
                            for (long value : values) {
                                line.add(Long.toString(value));
                            }
                            totals.getOrDefault(key.function(), List.of())
                                    .forEach(total -> line.add(total.toString()));
                            text.append(Csv.line(line));
                        });
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> fields(Key key) {
        FunctionLabel label = key.function();
        List<String> fields =
                new ArrayList<>(
                        List.of(
                                label.name(),
                                label.source().orElse(""),
                                Integer.toString(label.line()),
                                label.host() ? "1" : "0"));
        key.at()
                .ifPresent(
                        at ->
                                Collections.addAll(
                                        fields,
                                        at.name(),
                                        at.file().orElse(""),
                                        Integer.toString(at.line())));
        return fields;
    }

    private Map<Key, long[]> values(StackTable stacks) {
        Map<Key, long[]> lines = new LinkedHashMap<>();
        int measures = stacks.measures().size();
        for (int node = 0; node < stacks.size(); node++) {
            FunctionLabel label = stacks.label(stacks.function(node));
            SourceFrame at = stacks.frames(node).getFirst();
            Key key =
                    new Key(
                            label,
                            ofLines
                                    ? Optional.of(
                                            new SourceFrame(at.name(), at.file(), at.line(), 0))
                                    : Optional.empty());
            if (stacks.hasValues(node)) {
                long[] values = lines.computeIfAbsent(key, _ -> new long[measures]);
                for (int measure = 0; measure < measures; measure++) {
                    values[measure] += stacks.value(node, measure);
                }
            }
        }
        return lines;
    }

    /** Totals by function: a path counts for its outermost entry of the function only. */
    private static Map<FunctionLabel, List<Long>> totals(Profile profile, StackTable stacks) {
        Map<FunctionLabel, List<Long>> totals = new LinkedHashMap<>();
        for (Measure measure : stacks.measures()) {
            if (measure == Measure.CALLS) {
                continue;
            }
            Map<FunctionLabel, Long> sums = new LinkedHashMap<>();
            profile.labels().forEach(label -> sums.put(label, 0L));
            CallTree tree = profile.tree();
            long[] self = StackTable.valuesOf(profile, measure);
            long[] costs = InclusiveCalls.outermost(tree, self);
            sums.put(StackTable.HOST, self[CallTree.ROOT]);
            for (int row = 1; row < tree.size(); row++) {
                sums.merge(stacks.label(tree.function(row)), costs[row], Long::sum);
            }
            sums.forEach(
                    (label, sum) -> totals.computeIfAbsent(label, _ -> new ArrayList<>()).add(sum));
        }
        return totals;
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.text().startsWith(String.join(",", ofLines ? FIXED_OF_LINES : FIXED) + ",")
                && (ofLines || !head.text().startsWith(String.join(",", FIXED_OF_LINES)));
    }

    @Override
    public Profile read(ProfileFile file) throws ProfileFileException {
        List<List<String>> records = Csv.read(file.text());
        List<String> fixed = ofLines ? FIXED_OF_LINES : FIXED;
        List<String> head = records.isEmpty() ? List.of() : records.getFirst();
        if (head.size() < fixed.size() || !head.subList(0, fixed.size()).equals(fixed)) {
            throw file.wrong("its first line is not that of a table of " + name());
        }
        List<Measure> measures = new ArrayList<>();
        for (String column : head.subList(fixed.size(), head.size())) {
            if (!column.startsWith(TOTAL)) {
                measures.add(
                        Measure.named(column)
                                .orElseThrow(
                                        () -> file.wrong("column '" + column + "' is not known")));
            }
        }
        if (measures.isEmpty()) {
            throw file.wrong("has no column of values");
        }
        ProfileAssembler assembler = new ProfileAssembler();
        for (int line = 1; line < records.size(); line++) {
            new Record(records.get(line), file, line + 1).add(assembler, measures, fixed.size());
        }
        Measure weight = measures.getFirst();
        return assembler.profile(
                new ProfileInfo(
                        file.name(),
                        ForeignMeasure.kind(weight),
                        List.of("the table keeps no paths: every function stands at the top")),
                weight);
    }

    /** One line of a table that is read. */
    private record Record(List<String> fields, ProfileFile file, int number) {

        void add(ProfileAssembler assembler, List<Measure> measures, int fixed)
                throws ProfileFileException {
            if (fields.size() < fixed + measures.size()) {
                throw file.wrong("line " + number + " has only " + fields.size() + " fields");
            }
            FunctionLabel label =
                    new FunctionLabel(
                            fields.getFirst().isEmpty() ? "(no name)" : fields.getFirst(),
                            text(1),
                            Math.clamp(value(2), 0, Integer.MAX_VALUE),
                            fields.get(3).equals("1"));
            int function = assembler.function(label);
            int row = assembler.outermost(function);
            Place place =
                    fixed == FIXED.size()
                            ? assembler.whole(function)
                            : assembler.place(function, 0, chain(label));
            for (int i = 0; i < measures.size(); i++) {
                long value = value(fixed + i);
                if (value != 0) {
                    assembler.add(row, place, measures.get(i), value);
                }
            }
        }

        private List<SourceFrame> chain(FunctionLabel label) throws ProfileFileException {
            SourceFrame at =
                    new SourceFrame(
                            fields.get(4), text(5), Math.clamp(value(6), 0, Integer.MAX_VALUE), 0);
            return at.name().equals(label.name())
                    ? List.of(at)
                    : List.of(at, new SourceFrame(label.name(), label.source(), 0, 0));
        }

        private Optional<String> text(int index) {
            return Optional.of(fields.get(index)).filter(text -> !text.isEmpty());
        }

        private long value(int index) throws ProfileFileException {
            try {
                return Long.parseLong(fields.get(index));
            } catch (NumberFormatException _) {
                throw file.wrong(
                        "line " + number + " has '" + fields.get(index) + "' for a number");
            }
        }
    }
}
