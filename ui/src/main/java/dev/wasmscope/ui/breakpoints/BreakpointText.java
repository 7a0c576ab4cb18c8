package dev.wasmscope.ui.breakpoints;

import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.BreakpointLocation;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.SourcePosition;
import java.util.stream.Collectors;

/** What is said of a breakpoint. */
final class BreakpointText {
    private static final int MOST = 8;

    private BreakpointText() {}

    /** What was asked for; of a file only its name. */
    static String shortText(BreakpointSpec spec) {
        return spec instanceof BreakpointSpec.Line line
                ? line.text().substring(line.file().lastIndexOf('/') + 1)
                : spec.text();
    }

    /** Options, and where it landed or why not. */
    static String landed(Breakpoint b) {
        String options = b.options().text();
        return options.isEmpty() ? where(b) : options + "  ·  " + where(b);
    }

    /** Where it landed or why not. */
    static String where(Breakpoint b) {
        String place = b.locations().isEmpty() ? "" : first(b);
        if (!b.message().isEmpty()) {
            return place.isEmpty() ? b.message() : b.message() + "  ·  " + place;
        }
        if (!place.isEmpty()) {
            return place;
        }
        return switch (b.spec()) {
            case BreakpointSpec.HostCall _ -> "stops behind the call";
            case BreakpointSpec.Data _ -> "stops behind the access";
            default -> b.spec().hasPlaces() ? "not bound to any code" : "waits for it";
        };
    }

    private static String first(Breakpoint b) {
        BreakpointLocation first = b.locations().getFirst();
        String line =
                first.position().map(SourcePosition::shortText).map(p -> " (" + p + ")").orElse("");
        String where =
                first.function() + line + String.format(", 0x%x", first.location().codeOffset());
        int more = b.locations().size() - 1;
        return more == 0 ? where : where + " and " + more + " more";
    }

    /** Everything, line by line, for a tooltip. */
    static String whole(Breakpoint b) {
        String places =
                b.locations().stream()
                        .limit(MOST)
                        .map(BreakpointText::line)
                        .collect(Collectors.joining("\n"));
        int more = b.locations().size() - MOST;
        return "Breakpoint "
                + b.id()
                + ": "
                + b.text()
                + (b.message().isEmpty() ? "" : "\n" + b.message())
                + (places.isEmpty() ? "" : "\n" + places)
                + (more > 0 ? "\nand " + more + " more" : "")
                + (b.hitCount() > 0 ? "\nHits so far: " + b.hitCount() : "");
    }

    private static String line(BreakpointLocation place) {
        return place.function()
                + place.position().map(p -> " at " + p.shortText()).orElse("")
                + String.format(", code 0x%x", place.location().codeOffset());
    }
}
