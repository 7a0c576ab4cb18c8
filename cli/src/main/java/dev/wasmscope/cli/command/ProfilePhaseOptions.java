package dev.wasmscope.cli.command;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.cli.option.OptionValues;
import dev.wasmscope.engine.probe.Instrumentation;
import dev.wasmscope.profiler.collect.MarkCollector;
import dev.wasmscope.profiler.collect.PartCollector;
import dev.wasmscope.profiler.collect.SampleTimes;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.session.AskedPart;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.FunctionView;
import dev.wasmscope.session.ProfilePhases;
import dev.wasmscope.session.SessionException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which part of a run is profiled, and what marks moments of it. */
final class ProfilePhaseOptions {
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

    private AskedPart asked() {
        return new AskedPart(text(from), text(to), text(below), text(clock), marks);
    }

    private static String text(@Nullable String option) {
        return option == null ? "" : option;
    }

    private ProfilePhases phases() {
        try {
            return asked().phases();
        } catch (SessionException e) {
            throw OptionValues.usage("--" + e.getMessage());
        }
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
        try {
            asked().requireMarks(session.module());
        } catch (SessionException e) {
            throw new CommandFailure(session.config().wasm() + ": --" + e.getMessage());
        }
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
