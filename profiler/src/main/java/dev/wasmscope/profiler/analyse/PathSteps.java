package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.CodePositions;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.SourceFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A call path as a stack: the functions from the innermost to the outermost, and where each calls.
 */
public final class PathSteps {
    private PathSteps() {}

    /**
     * One function of a path.
     *
     * @param name of the function
     * @param file where it called the step before, or is declared for the first step and where the
     *     call is not known
     * @param line one-based line, 0 when unknown
     * @param inlined whether its code is part of the function of the next step
     */
    public record Step(String name, Optional<String> file, int line, boolean inlined) {}

    /** The steps of a row of the profile's tree, innermost first; none for the root. */
    public static List<Step> of(Profile profile, int row) {
        Optional<CodePositions> positions = profile.table(CodePositions.class);
        CallTree tree = profile.tree();
        List<Step> steps = new ArrayList<>();
        for (int at = row; at != CallTree.ROOT; at = tree.parent(at)) {
            int function = tree.function(at);
            if (at == row) {
                steps.add(declared(profile.labels().get(function)));
            }
            int caller = tree.parent(at);
            if (caller != CallTree.ROOT) {
                int callSite = tree.callSite(at);
                List<SourceFrame> frames =
                        callSite == CallTree.NONE
                                ? List.of()
                                : positions
                                        .map(p -> p.frames(tree.function(caller), callSite))
                                        .orElse(List.of());
                add(steps, profile.labels().get(tree.function(caller)), frames);
            }
        }
        return steps;
    }

    private static void add(List<Step> steps, FunctionLabel function, List<SourceFrame> frames) {
        if (frames.isEmpty()) {
            steps.add(declared(function));
            return;
        }
        for (int i = 0; i < frames.size(); i++) {
            SourceFrame frame = frames.get(i);
            boolean inlined = i + 1 < frames.size();
            String name = inlined ? frame.name() : function.name();
            steps.add(new Step(name, frame.file(), frame.line(), inlined));
        }
    }

    private static Step declared(FunctionLabel function) {
        return new Step(function.name(), function.source(), function.line(), false);
    }
}
