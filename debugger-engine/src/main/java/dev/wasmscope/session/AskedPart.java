package dev.wasmscope.session;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a run to be profiled, and moments of it to be marked, as a user writes them.
 *
 * @param from {@code FILE:LINE} or a function before which it begins, each time; {@code ""} for the
 *     begin of the run
 * @param to where it ends, in the same way; {@code ""} for the end of the run
 * @param below a function: only what runs while it is active; {@code ""} for all of them
 * @param clock {@code A..B}: from instruction A of the run on and before B, either of which may be
 *     left out; {@code ""} for all of it
 * @param marks functions and imports of the program whose calls mark moments
 */
public record AskedPart(String from, String to, String below, String clock, List<String> marks) {
    /** The whole run, with no marks. */
    public static final AskedPart WHOLE = new AskedPart("", "", "", "", List.of());

    private static final Pattern RANGE = Pattern.compile("(\\d{0,18})\\.\\.(\\d{0,18})");
    private static final Pattern LINE = Pattern.compile("(.+):(\\d{1,9})");

    public AskedPart {
        marks = List.copyOf(marks);
    }

    /** What is between two clocks. */
    public static AskedPart within(long first, long end) {
        return new AskedPart("", "", "", first + ".." + end, List.of());
    }

    /**
     * What counts.
     *
     * @throws SessionException if the range of the clock is none; its message begins with "clock"
     */
    public ProfilePhases phases() throws SessionException {
        ProfilePhases phases = ProfilePhases.ALL.between(place(from), place(to));
        if (!below.isBlank()) {
            phases = phases.below(below.strip());
        }
        return clock.isBlank() ? phases : within(phases, clock.strip());
    }

    private static ProfilePhases within(ProfilePhases phases, String range)
            throws SessionException {
        Matcher matcher = RANGE.matcher(range.replaceAll("[_, ]", ""));
        if (!matcher.matches()) {
            throw new SessionException(
                    "clock " + range + ": say A..B, two numbers of instructions");
        }
        long first = matcher.group(1).isEmpty() ? 0 : Long.parseLong(matcher.group(1));
        long end = matcher.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(matcher.group(2));
        if (end <= first) {
            throw new SessionException("clock " + range + ": the end is not behind the start");
        }
        return phases.within(first, end);
    }

    private static Optional<BreakpointSpec> place(String where) {
        if (where.isBlank()) {
            return Optional.empty();
        }
        Matcher line = LINE.matcher(where.strip());
        return Optional.of(
                line.matches()
                        ? new BreakpointSpec.Line(line.group(1), Integer.parseInt(line.group(2)))
                        : new BreakpointSpec.Function(where.strip()));
    }

    /**
     * Requires that what is to mark moments is there.
     *
     * @throws SessionException if a name is none of the module; its message begins with "mark"
     */
    public void requireMarks(ModuleView module) throws SessionException {
        for (String name : marks) {
            if (!isKnown(module, name)) {
                throw new SessionException("mark " + name + ": no such function, export or import");
            }
        }
    }

    private static boolean isKnown(ModuleView module, String name) {
        return module.functions().stream().anyMatch(f -> f.name().equals(name))
                || module.exports().stream().anyMatch(e -> e.name().equals(name))
                || module.imports().stream()
                        .anyMatch(
                                i ->
                                        i.name().equals(name)
                                                || name.equals(i.module() + "." + i.name()));
    }
}
