package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.SampleKind;
import dev.wasmscope.profiler.model.SourceFrame;
import dev.wasmscope.profiler.model.SourcePaths;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Analyses as texts that read at a glance. */
final class AnalysisText {

    private static final int LINES = 24;
    private static final int WIDTH = 110;

    private AnalysisText() {}

    /** Rows of a tree with at least 1 % of it, the heaviest first. */
    static String tree(Profile profile) {
        StringBuilder text = new StringBuilder();
        text.append("%7s %12s %12s %8s%n".formatted("total %", "total", "self", "calls"));
        TreeOrder order = TreeOrder.heaviestFirst(profile);
        Places places = new Places(profile);
        branch(profile, order, profile.tree().totals(), CallTree.ROOT, places, text);
        profile.info().notes().forEach(note -> text.append("note: " + note + "\n"));
        return text.toString().replace("\r", "");
    }

    private static void branch(
            Profile profile,
            TreeOrder order,
            long[] totals,
            int row,
            Places places,
            StringBuilder text) {
        int depth = profile.tree().depths()[row];
        if (totals[row] * 100 < totals[0] || text.toString().lines().count() > 2 * LINES) {
            return;
        }
        text.append(
                "%6.1f%% %12d %12d %8d  %s%s%n"
                        .formatted(
                                share(totals[row], totals[0]),
                                totals[row],
                                profile.tree().self(row),
                                profile.tree().calls(row),
                                "| ".repeat(depth),
                                name(profile, row, places)));
        for (int i = 0; i < order.childCount(row); i++) {
            branch(profile, order, totals, order.child(row, i), places, text);
        }
    }

    private static String name(Profile profile, int row, Places places) {
        int call = row == 0 ? Places.UNKNOWN : places.ofCall(profile.tree(), row);
        String from =
                places.frames(call).stream()
                        .findFirst()
                        .filter(frame -> frame.line() > 0)
                        .map(frame -> " (called in line " + frame.line() + ")")
                        .orElse("");
        return shortened(profile.nameOf(row), 60) + from;
    }

    /** The functions with the most weight of their own. */
    static String functions(Profile profile) {
        StringBuilder text =
                new StringBuilder("%12s %12s %8s%n".formatted("self", "total", "calls"));
        HotFunctions.of(profile).stream()
                .limit(LINES)
                .forEach(
                        hot ->
                                text.append(
                                        "%12d %12d %8d  %s%n"
                                                .formatted(
                                                        hot.self(),
                                                        hot.total(),
                                                        hot.calls(),
                                                        labelled(hot.label()))));
        return text.toString();
    }

    private static String labelled(FunctionLabel label) {
        return shortened(label.name(), 60)
                + label.source().map(f -> " (" + SourcePaths.fileName(f) + ")").orElse("");
    }

    /** A row of text for each depth, boxes as wide as their share; what is narrower is dots. */
    static String flame(FlameGraph graph) {
        StringBuilder text = new StringBuilder();
        for (int depth = 0; depth < Math.min(graph.depths(), LINES); depth++) {
            char[] line = " ".repeat(WIDTH + 1).toCharArray();
            for (int box = graph.rowStart(depth); box < graph.rowEnd(depth); box++) {
                int from = column(graph, graph.start(box));
                int to = column(graph, graph.start(box) + graph.width(box));
                draw(line, from, to, graph.name(box));
            }
            text.append(new String(line).stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static int column(FlameGraph graph, long position) {
        return (int) (position * WIDTH / Math.max(1, graph.total()));
    }

    private static void draw(char[] line, int from, int to, String name) {
        if (to - from < 2) {
            return;
        }
        line[from] = '|';
        line[to] = '|';
        String text = shortened(name, to - from - 1);
        for (int i = 1; i < to - from; i++) {
            line[from + i] = i <= text.length() ? text.charAt(i - 1) : '.';
        }
    }

    /** The lines with the most weight of their own. */
    static String lines(Profile profile) {
        LineTable table = LineTable.of(profile);
        StringBuilder text =
                new StringBuilder(
                        "%12s %12s %8s %10s%n".formatted("self", "total", "calls", "executed"));
        int[] hottest = table.hottestFirst();
        for (int i = 0; i < Math.min(LINES, hottest.length); i++) {
            int entry = hottest[i];
            text.append(
                    "%12d %12d %8d %10d  %s:%d%n"
                            .formatted(
                                    table.self(entry),
                                    table.total(entry),
                                    table.calls(entry),
                                    table.executions(entry),
                                    SourcePaths.fileName(table.file(entry)),
                                    table.line(entry)));
        }
        return text.toString();
    }

    /** The code of a function, relative to its first known place. */
    static String instructions(Profile profile, int function) {
        InstructionTable code = InstructionTable.of(profile, function);
        StringBuilder text =
                new StringBuilder(
                        profile.labels().get(function).name()
                                + "\n%12s %12s%n".formatted("self", "executed"));
        int first = code.size() == 0 ? 0 : code.start(0);
        Map<Integer, String> rows = new TreeMap<>();
        for (int i = 0; i < code.size(); i++) {
            rows.put(
                    code.start(i),
                    "%12d %12d  +%d to +%d%n"
                            .formatted(
                                    code.self(i),
                                    code.executions(i),
                                    code.start(i) - first,
                                    code.end(i) - first));
        }
        for (int i = 0; i < code.callSites(); i++) {
            rows.merge(
                    code.callSite(i),
                    "%25s  +%d called %d times: %d%n"
                            .formatted(
                                    "", code.callSite(i) - first, code.calls(i), code.callTotal(i)),
                    String::concat);
        }
        rows.values().stream().limit(2 * LINES).forEach(text::append);
        return text.toString();
    }

    /** The loops with the most weight of their own. */
    static String loops(Profile profile) {
        StringBuilder text =
                new StringBuilder(
                        "%12s %12s %8s %10s %9s%n"
                                .formatted("self", "total", "entries", "iterations", "per entry"));
        HotLoops.of(profile).stream()
                .limit(LINES)
                .forEach(
                        loop ->
                                text.append(
                                        "%12d %12d %8d %10d %9.1f  %s%s%s%n"
                                                .formatted(
                                                        loop.self(),
                                                        loop.total(),
                                                        loop.entries(),
                                                        loop.iterations(),
                                                        loop.iterationsPerEntry(),
                                                        "  ".repeat(loop.depth()),
                                                        profile.labels()
                                                                .get(loop.function())
                                                                .name(),
                                                        place(loop.source()))));
        return text.toString();
    }

    private static String place(Optional<SourceFrame> source) {
        return source.filter(frame -> frame.file().isPresent())
                .map(f -> " " + SourcePaths.fileName(f.file().orElseThrow()) + ":" + f.line())
                .orElse("");
    }

    /** A bar for each stretch: g for the guest, h for the host, i for waiting. */
    static String timeline(Timeline timeline) {
        StringBuilder text = new StringBuilder("%14s %8s%n".formatted("from", "samples"));
        long longest = 1;
        for (int i = 0; i < timeline.size(); i++) {
            longest = Math.max(longest, wall(timeline, i));
        }
        for (int i = 0; i < timeline.size(); i++) {
            text.append("%14d %8d  ".formatted(timeline.start(i), timeline.samples(i)));
            for (SampleKind kind : SampleKind.values()) {
                int share = (int) (60 * timeline.wall(i, kind) / longest);
                text.append(kind.name().toLowerCase(Locale.ROOT).substring(0, 1).repeat(share));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static long wall(Timeline timeline, int bucket) {
        long sum = 0;
        for (SampleKind kind : SampleKind.values()) {
            sum += timeline.wall(bucket, kind);
        }
        return sum;
    }

    static String difference(ProfileDifference difference) {
        StringBuilder text =
                new StringBuilder(
                        "%s: %d, then %d%n"
                                .formatted(
                                        difference.weight().title(),
                                        difference.totalBefore(),
                                        difference.totalAfter()));
        text.append(rows(difference, difference.functions()));
        return text.append(rows(difference, difference.lines())).toString();
    }

    private static String rows(ProfileDifference difference, List<ProfileDifference.Row> rows) {
        StringBuilder text =
                new StringBuilder(
                        "%n%12s %9s %12s %9s%n".formatted("self", "share", "per call", ""));
        rows.stream()
                .filter(row -> row.change() != ProfileDifference.Change.SAME)
                .limit(LINES)
                .forEach(
                        row ->
                                text.append(
                                        "%+12d %+8.1f%% %12s %9s  %s%n"
                                                .formatted(
                                                        row.selfChange(),
                                                        100 * difference.selfShareChange(row),
                                                        perCall(row),
                                                        row.change()
                                                                .name()
                                                                .toLowerCase(Locale.ROOT),
                                                        subject(row.subject()))));
        return text.toString();
    }

    private static String perCall(ProfileDifference.Row row) {
        return row.selfPerCallChange().isPresent()
                ? "%+.1f".formatted(row.selfPerCallChange().getAsDouble())
                : "";
    }

    private static String subject(ProfileDifference.Subject subject) {
        return switch (subject) {
            case ProfileDifference.Subject.Function(FunctionLabel label) -> labelled(label);
            case ProfileDifference.Subject.Line(String file, int line) ->
                    SourcePaths.fileName(file) + ":" + line;
        };
    }

    private static double share(long part, long total) {
        return 100.0 * part / Math.max(1, total);
    }

    private static String shortened(String text, int length) {
        return text.length() <= length
                ? text
                : text.substring(0, Math.max(0, length - 1)) + (length > 0 ? "…" : "");
    }
}
