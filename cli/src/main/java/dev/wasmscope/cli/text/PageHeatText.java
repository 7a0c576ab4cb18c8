package dev.wasmscope.cli.text;

import static dev.wasmscope.cli.text.ProfileText.grouped;

import dev.wasmscope.profiler.analyse.TrafficLines;
import dev.wasmscope.profiler.model.PageHeat;
import dev.wasmscope.profiler.model.Profile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Which pages of memory were read and written, as people read it. */
public final class PageHeatText {
    private static final int ROW = 64;
    private static final String SCALE = " .:-=+*#%@";

    private PageHeatText() {}

    /** The pages that were used most, and a map of all: a character for each page. */
    public static List<String> all(Profile profile, int top) {
        PageHeat heat = profile.table(PageHeat.class).orElse(null);
        if (heat == null || heat.size() == 0) {
            return List.of("no page of memory was touched");
        }
        List<String> lines = new ArrayList<>();
        lines.add(
                "pages of 4 KiB touched: %s; read %s times, %s bytes; written %s times, %s bytes"
                        .formatted(
                                grouped(heat.size()),
                                grouped(heat.numbers().sum("reads")),
                                grouped(heat.numbers().sum("read-bytes")),
                                grouped(heat.numbers().sum("writes")),
                                grouped(heat.numbers().sum("written-bytes"))));
        lines.addAll(hottest(heat, top));
        lines.addAll(map(heat));
        lines.addAll(byLine(profile, top));
        return lines;
    }

    private static List<String> byLine(Profile profile, int top) {
        List<TrafficLines.Line> all = TrafficLines.of(profile);
        if (all.isEmpty()) {
            return List.of();
        }
        Table table = new Table("reads>", "bytes>", "writes>", "bytes>", "by line");
        for (TrafficLines.Line line : all.stream().limit(top).toList()) {
            String place =
                    line.file()
                            .map(
                                    file ->
                                            " ("
                                                    + file
                                                    + (line.line() > 0 ? ":" + line.line() : "")
                                                    + ")")
                            .orElse("");
            table.row(
                    grouped(line.reads()),
                    grouped(line.readBytes()),
                    grouped(line.writes()),
                    grouped(line.writtenBytes()),
                    line.function() + place);
        }
        return table.lines();
    }

    private static long accesses(PageHeat heat, int entry) {
        return heat.reads(entry)
                + heat.writes(entry)
                + heat.hostReads(entry)
                + heat.hostWrites(entry);
    }

    private static List<String> hottest(PageHeat heat, int top) {
        Table table =
                new Table(
                        "page>",
                        "reads>",
                        "bytes>",
                        "writes>",
                        "bytes>",
                        "host reads>",
                        "bytes>",
                        "host writes>",
                        "bytes>");
        IntStream.range(0, heat.size())
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> -accesses(heat, i)))
                .limit(top)
                .forEach(
                        i ->
                                table.row(
                                        name(heat, i),
                                        grouped(heat.reads(i)),
                                        grouped(heat.readBytes(i)),
                                        grouped(heat.writes(i)),
                                        grouped(heat.writtenBytes(i)),
                                        grouped(heat.hostReads(i)),
                                        grouped(heat.hostReadBytes(i)),
                                        grouped(heat.hostWrites(i)),
                                        grouped(heat.hostWrittenBytes(i))));
        return table.lines();
    }

    private static String name(PageHeat heat, int entry) {
        String memory = heat.memory(entry) == 0 ? "" : "memory " + heat.memory(entry) + " ";
        return "%s0x%x".formatted(memory, heat.page(entry) * PageHeat.PAGE);
    }

    /** The pages of memory 0, by the logarithm of their accesses; rows without any are left out. */
    private static List<String> map(PageHeat heat) {
        long most =
                IntStream.range(0, heat.size()).mapToLong(i -> accesses(heat, i)).max().orElse(1);
        List<String> lines = new ArrayList<>();
        lines.add(
                "each character a page, from '.' for a few accesses to '@' for %s:"
                        .formatted(grouped(most)));
        StringBuilder row = new StringBuilder();
        long rowNumber = -1;
        for (int i = 0; i < heat.size() && heat.memory(i) == 0; i++) {
            if (heat.page(i) / ROW != rowNumber) {
                end(row, rowNumber, lines);
                rowNumber = heat.page(i) / ROW;
            }
            int column = (int) (heat.page(i) % ROW);
            row.append(" ".repeat(column - row.length())).append(mark(accesses(heat, i), most));
        }
        end(row, rowNumber, lines);
        return lines;
    }

    private static void end(StringBuilder row, long number, List<String> lines) {
        if (!row.isEmpty()) {
            lines.add("%8s |%s|".formatted("0x%x".formatted(number * ROW * PageHeat.PAGE), row));
        }
        row.setLength(0);
    }

    private static char mark(long value, long most) {
        double share = Math.log1p(value) / Math.log1p(most);
        return SCALE.charAt(1 + (int) Math.min(SCALE.length() - 2, share * (SCALE.length() - 2)));
    }
}
