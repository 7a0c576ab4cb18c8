package dev.wasmscope.cli.text;

import dev.wasmscope.profiler.analyse.PathSteps;
import dev.wasmscope.profiler.analyse.PathSteps.Step;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.SourcePaths;
import dev.wasmscope.session.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Call paths as people read them, innermost first. */
final class PathText {
    private static final int STEPS = 3;
    private static final int DEEPEST = 16;

    private PathText() {}

    /** A path on one line: what was called last, and the first steps of the program's own code. */
    static String line(Profile profile, int row) {
        List<Step> steps = PathSteps.of(profile, row);
        List<Step> callers = steps.subList(1, steps.size());
        boolean anyOwn = callers.stream().anyMatch(PathText::isOwn);
        StringBuilder line = new StringBuilder(steps.getFirst().name());
        int shown = 0;
        boolean skipped = false;
        for (Step step : callers) {
            if (shown < STEPS && (isOwn(step) || !anyOwn)) {
                line.append(skipped ? " < … < " : " < ").append(step(step));
                shown++;
                skipped = false;
            } else {
                skipped = true;
            }
        }
        return line.toString();
    }

    /** A path as a stack, a line each; very deep ones are cut. */
    static List<String> stack(Profile profile, int row) {
        List<Step> steps = PathSteps.of(profile, row);
        List<String> lines = new ArrayList<>();
        steps.stream().limit(DEEPEST).forEach(step -> lines.add("    " + step(step)));
        if (steps.size() > DEEPEST) {
            lines.add("    … and " + (steps.size() - DEEPEST) + " more");
        }
        return lines;
    }

    private static boolean isOwn(Step step) {
        return step.file()
                .map(
                        file ->
                                !new SourcePosition(file, Optional.empty(), step.line(), 0)
                                        .inLibrary())
                .orElse(false);
    }

    /** One step with where it called the one before. */
    static String step(Step step) {
        String place =
                step.file()
                        .filter(_ -> step.line() > 0)
                        .map(file -> " (" + SourcePaths.fileName(file) + ":" + step.line() + ")")
                        .orElse("");
        return (step.inlined() ? "[inlined] " : "") + step.name() + place;
    }
}
