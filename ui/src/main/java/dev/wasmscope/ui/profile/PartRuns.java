package dev.wasmscope.ui.profile;

import dev.wasmscope.session.AskedPart;
import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.session.RunControl;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;

/** Runs the program again and profiles a part of it that was chosen before. */
public final class PartRuns {
    private final DebugModel debug;
    private final RunControl run;
    private final BooleanBinding possible;
    private Draft last = new Draft(AskedPart.WHOLE, false);

    /**
     * What is asked for.
     *
     * @param sampled whether samples are taken instead of counting
     */
    record Draft(AskedPart part, boolean sampled) {}

    public PartRuns(DebugModel debug, RunControl run) {
        this.debug = debug;
        this.run = run;
        this.possible = run.runnable().or(run.running());
    }

    /** Whether there is a program to run. */
    public ObservableBooleanValue possible() {
        return possible;
    }

    /** What was asked for last. */
    Draft last() {
        return last;
    }

    /** What is wrong with a part, in one line, as far as it can be told before the run. */
    Optional<String> problem(AskedPart part) {
        try {
            part.phases();
            Optional<DebugSession> session = debug.session();
            if (session.isPresent()) {
                part.requireMarks(session.get().module());
            }
            return Optional.empty();
        } catch (SessionException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** The places of breakpoints, of which two may bound a part. */
    List<String> places() {
        return debug.session().stream()
                .flatMap(s -> s.breakpoints().stream())
                .map(Breakpoint::spec)
                .flatMap(PartRuns::place)
                .distinct()
                .toList();
    }

    private static Stream<String> place(BreakpointSpec spec) {
        return switch (spec) {
            case BreakpointSpec.Line line -> Stream.of(line.file() + ":" + line.line());
            case BreakpointSpec.Function function -> Stream.of(function.name());
            default -> Stream.empty();
        };
    }

    /** Runs the program from the beginning and profiles a part. */
    void begin(Draft draft) {
        last = draft;
        run.restartWithProfiler(() -> ProfileRun.part(draft.part(), draft.sampled()));
    }

    /** Runs the program from the beginning and counts what is between two clocks. */
    public void count(TimeSpan span) {
        begin(new Draft(AskedPart.within(span.from(), span.to()), false));
    }
}
