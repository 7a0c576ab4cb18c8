package dev.wasmscope.cli.text;

import dev.wasmscope.profiler.model.Marks;
import dev.wasmscope.profiler.model.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The marks of a profile as lines. */
public final class MarkText {
    private MarkText() {}

    /** The first {@code most} marks; nothing for a profile without. */
    public static List<String> lines(Profile profile, int most) {
        Optional<Marks> table = profile.table(Marks.class);
        if (table.isEmpty() || most == 0) {
            return List.of();
        }
        List<Marks.Mark> marks = table.get().marks();
        List<String> lines = new ArrayList<>();
        lines.add(
                marks.size() == 1
                        ? "1 mark"
                        : String.format(Locale.ROOT, "%,d marks", marks.size()));
        marks.stream().limit(most).map(MarkText::line).forEach(lines::add);
        return lines;
    }

    /** A pointer to text is written as debuggers do, {@code mark(0x425 "first half")}. */
    private static String line(Marks.Mark mark) {
        String argument = "";
        if (!mark.text().isEmpty()) {
            argument =
                    String.format(
                            Locale.ROOT,
                            "(0x%x \"%s\")",
                            mark.argument().orElseThrow(),
                            mark.text());
        } else if (mark.argument().isPresent()) {
            argument = "(" + mark.argument().getAsLong() + ")";
        }
        return String.format(Locale.ROOT, "  at %,d  %s%s", mark.clock(), mark.name(), argument);
    }
}
