package dev.wasmscope.cli.text;

import dev.wasmscope.profiler.analyse.InstructionTable;
import dev.wasmscope.profiler.analyse.LineTable;
import dev.wasmscope.profiler.model.CodeCounts;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.SourcePaths;
import dev.wasmscope.session.DisassemblyLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

/** Costs beside source lines and instructions. */
public final class AnnotationText {

    private AnnotationText() {}

    /**
     * The lines that cost most.
     *
     * @param text the text of a line of a file, empty where it is not known
     */
    public static List<String> hottest(
            Profile profile, int count, BiFunction<String, Integer, String> text) {
        LineTable lines = LineTable.of(profile);
        boolean counted = isCounted(profile);
        Table table =
                counted
                        ? new Table("self>", "%>", "total>", "executed>", "line", "")
                        : new Table("self>", "%>", "total>", "line", "");
        Arrays.stream(lines.hottestFirst())
                .limit(count)
                .forEach(
                        at -> {
                            List<Object> cells = new ArrayList<>();
                            cells.add(ProfileText.amount(profile.weight(), lines.self(at)));
                            cells.add(ProfileText.percent(lines.self(at), profile.total()));
                            cells.add(ProfileText.amount(profile.weight(), lines.total(at)));
                            if (counted) {
                                cells.add(ProfileText.grouped(lines.executions(at)));
                            }
                            cells.add(SourcePaths.fileName(lines.file(at)) + ":" + lines.line(at));
                            cells.add(text.apply(lines.file(at), lines.line(at)).strip());
                            table.row(cells.toArray());
                        });
        return lines.size() == 0 ? List.of("this profile has no source lines") : table.lines();
    }

    /**
     * A file's text with the cost of each line.
     *
     * @param file as the compiler recorded it
     */
    public static List<String> source(Profile profile, String file, List<String> text) {
        LineTable lines = LineTable.of(profile);
        boolean counted = isCounted(profile);
        Table table = new Table("self>", "total>", counted ? "executed>" : "calls>", "line>", file);
        for (int number = 1; number <= text.size(); number++) {
            int at = lines.find(file, number);
            table.row(
                    at < 0 ? "" : amount(profile.weight(), lines.self(at)),
                    at < 0 ? "" : amount(profile.weight(), lines.total(at)),
                    at < 0
                            ? ""
                            : amount(
                                    Measure.CALLS,
                                    counted ? lines.executions(at) : lines.calls(at)),
                    number,
                    text.get(number - 1));
        }
        return table.lines();
    }

    /**
     * A function's disassembly with how often each instruction was executed; with its own cost
     * where that is all that is known.
     */
    public static List<String> instructions(
            Profile profile, int function, List<DisassemblyLine> code) {
        InstructionTable costs = InstructionTable.of(profile, function);
        boolean counted = isCounted(profile);
        String first = counted ? "executed>" : profile.weight().title() + ">";
        Table table = new Table(first, "calls cost>", "offset", "instruction");
        for (DisassemblyLine line : code) {
            int piece = line.codeOffset() < 0 ? -1 : costs.at((int) line.codeOffset());
            int call = line.codeOffset() < 0 ? -1 : costs.callAt((int) line.codeOffset());
            table.row(
                    piece < 0
                            ? ""
                            : counted
                                    ? amount(Measure.CALLS, costs.executions(piece))
                                    : amount(profile.weight(), costs.self(piece)),
                    call < 0 ? "" : amount(profile.weight(), costs.callTotal(call)),
                    line.codeOffset() < 0 ? "" : "0x%05x".formatted(line.codeOffset()),
                    "  ".repeat(line.depth()) + line.text());
        }
        return table.lines();
    }

    /** The recorded files that are meant by the end of a path: {@code wordcount.c}. */
    public static List<String> filesNamed(Profile profile, String end) {
        List<String> named = new ArrayList<>();
        for (String file : LineTable.of(profile).files()) {
            if (file.equals(end) || file.endsWith("/" + end) || file.endsWith("\\" + end)) {
                named.add(file);
            }
        }
        return named;
    }

    private static boolean isCounted(Profile profile) {
        return profile.table(CodeCounts.class).filter(CodeCounts::countsExecutions).isPresent();
    }

    private static String amount(Measure measure, long amount) {
        return amount == 0 ? "." : ProfileText.amount(measure, amount);
    }
}
