package dev.wasmscope.ui.profile;

import dev.wasmscope.engine.probe.PartListener;
import dev.wasmscope.profiler.collect.PartCollector;
import dev.wasmscope.profiler.collect.SampleCollector;
import dev.wasmscope.profiler.collect.SampleFilter;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.session.AskedPart;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.FunctionView;
import dev.wasmscope.session.ProfilePhases;
import dev.wasmscope.session.SessionException;
import java.util.Optional;

/** Restricts a run to the part that was asked for, and collects which parts of it counted. */
final class PartOfRun implements PartListener {
    private final AskedPart asked;
    private final PartCollector parts = new PartCollector();

    PartOfRun(AskedPart asked) {
        this.asked = asked;
    }

    @Override
    public void changed(boolean counts, long clock) {
        parts.changed(counts, clock);
    }

    /**
     * Restricts what counts in a session that has not begun to run.
     *
     * @param samples takes samples of it; they are picked by their stacks, which is better than to
     *     cut the run
     * @throws SessionException if a place, a function or a mark is not found
     */
    void restrict(DebugSession session, Optional<SampleCollector> samples) throws SessionException {
        asked.requireMarks(session.module());
        ProfilePhases phases = asked.phases();
        Optional<FunctionView> picked =
                session.module().functions().stream()
                        .filter(f -> samples.isPresent() && f.name().equals(asked.below()))
                        .findFirst();
        if (picked.isPresent()) {
            samples.orElseThrow().only(SampleFilter.below(0, picked.get().index()));
            phases = phases.everywhere();
        }
        if (!phases.equals(ProfilePhases.ALL)) {
            session.profiling().restrict(phases);
        }
    }

    /** The profile with the parts of the run that it is of. */
    Profile addTo(Profile profile, long clock) {
        return parts.addTo(profile, clock);
    }
}
