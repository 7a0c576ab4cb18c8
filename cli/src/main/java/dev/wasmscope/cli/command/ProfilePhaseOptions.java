package dev.wasmscope.cli.command;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.cli.option.OptionValues;
import dev.wasmscope.engine.probe.Instrumentation;
import dev.wasmscope.profiler.collect.MarkCollector;
import dev.wasmscope.profiler.collect.PartCollector;
import dev.wasmscope.profiler.collect.SampleTimes;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.FunctionView;
import dev.wasmscope.session.ProfilePhases;
import dev.wasmscope.session.SessionException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which part of a run is profiled, and what marks moments of it. */
final class ProfilePhaseOptions {
    private static final Pattern RANGE = Pattern.compile("(\\d{0,18})\\.\\.(\\d{0,18})");
    private static final Pattern LINE = Pattern.compile("(.+):(\\d{1,9})");

    @Option(
            names = "--from",
            paramLabel = "PLACE",
            description = "Begin before FILE:LINE or a function, each time the program comes by.")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "PLACE",
            description = "End before FILE:LINE or a function.")
    private @Nullable String to;

    @Option(
            names = "--below",
            paramLabel = "FUNCTION",
            description = "Only what runs while FUNCTION is active.")
    private @Nullable String below;

    @Option(
            names = "--clock",
            paramLabel = "A..B",
            description =
                    "Only from instruction A of the run on, and before B; either may be left out.")
    private @Nullable String clock;

    @Option(
            names = "--mark",
            paramLabel = "NAME",
            description =
                    "Calls of NAME, a function or an import of the module, mark moments. An import that"
                            + " nobody provides does nothing. Repeatable.")
    private List<String> marks = List.of();

    private @Nullable MarkCollector collector;
    private @Nullable PartCollector parts;

    /** A mistake in the options is told before anything runs. */
    void check() {
        phases();
    }

    private ProfilePhases phases() {
        ProfilePhases phases = ProfilePhases.ALL.between(place(from), place(to));
        if (below != null) {
            phases = phases.below(below);
        }
        return clock == null ? phases : within(phases, clock);
    }

    private static ProfilePhases within(ProfilePhases phases, String range) {
        Matcher matcher = RANGE.matcher(range.replace("_", "").replace(",", ""));
        if (!matcher.matches()) {
            throw OptionValues.usage(
                    "--clock " + range + ": say A..B, two numbers of instructions");
        }
        long first = matcher.group(1).isEmpty() ? 0 : Long.parseLong(matcher.group(1));
        long end = matcher.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(matcher.group(2));
        if (end <= first) {
            throw OptionValues.usage("--clock " + range + ": the end is not behind the start");
        }
        return phases.within(first, end);
    }

    private static Optional<BreakpointSpec> place(@Nullable String where) {
        if (where == null) {
            return Optional.empty();
        }
        Matcher line = LINE.matcher(where);
        return Optional.of(
                line.matches()
                        ? new BreakpointSpec.Line(line.group(1), Integer.parseInt(line.group(2)))
                        : new BreakpointSpec.Function(where));
    }

    /** What is attached for marks and parts besides. */
    Instrumentation attachTo(Instrumentation attached) {
        Instrumentation all = attached;
        if (!phases().equals(ProfilePhases.ALL)) {
            parts = new PartCollector();
            all = all.withParts(parts);
        }
        if (!marks.isEmpty()) {
            collector = new MarkCollector(Set.copyOf(marks), SampleTimes.SYSTEM);
            all = all.withMarks(collector);
        }
        return all;
    }

    /**
     * Restricts the run that comes.
     *
     * @throws CommandFailure if a place, a function or a mark is not found
     */
    void restrict(DebugSession session, ProfileRecorder recorder) {
        marks.forEach(name -> requireMark(session, name));
        ProfilePhases asked = phases();
        ProfilePhases phases = restrictedBelow(session, recorder) ? asked.everywhere() : asked;
        if (!phases.equals(ProfilePhases.ALL)) {
            try {
                session.profiling().restrict(phases);
            } catch (SessionException e) {
                throw new CommandFailure(session.config().wasm() + ": " + e.getMessage());
            }
        }
    }

    /** Whether samples are picked by their stacks, which is better than to cut the run. */
    private boolean restrictedBelow(DebugSession session, ProfileRecorder recorder) {
        Optional<FunctionView> function =
                session.module().functions().stream()
                        .filter(f -> f.name().equals(below))
                        .findFirst();
        return function.isPresent() && recorder.restrictBelow(function.get().index());
    }

    private static void requireMark(DebugSession session, String name) {
        boolean known =
                session.module().functions().stream().anyMatch(f -> f.name().equals(name))
                        || session.module().exports().stream().anyMatch(e -> e.name().equals(name))
                        || session.module().imports().stream()
                                .anyMatch(
                                        i ->
                                                i.name().equals(name)
                                                        || name.equals(
                                                                i.module() + "." + i.name()));
        if (!known) {
            throw new CommandFailure(
                    session.config().wasm()
                            + ": --mark "
                            + name
                            + ": no such function, export or import");
        }
    }

    /**
     * The profile with what was marked, and which parts of the run it is of.
     *
     * @param clock the instruction clock at the end
     */
    Profile addTo(Profile profile, long clock) {
        Profile marked = collector == null ? profile : collector.addTo(profile);
        return parts == null ? marked : parts.addTo(marked, clock);
    }
}
