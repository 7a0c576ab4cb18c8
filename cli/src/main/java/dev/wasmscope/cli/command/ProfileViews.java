package dev.wasmscope.cli.command;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.cli.option.OptionValues;
import dev.wasmscope.cli.text.CodeText;
import dev.wasmscope.cli.text.ProfileText;
import dev.wasmscope.cli.text.ProfileTreeText;
import dev.wasmscope.cli.text.TimelineText;
import dev.wasmscope.profiler.analyse.Grouping;
import dev.wasmscope.profiler.analyse.Icicle;
import dev.wasmscope.profiler.analyse.Inversion;
import dev.wasmscope.profiler.analyse.Sandwich;
import dev.wasmscope.profiler.model.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is printed of a profile. */
final class ProfileViews {

    /** A way to look at a profile. */
    enum View {
        functions,
        lines,
        tree,
        inverted,
        files,
        languages,
        loops,
        opcodes,
        modules,
        timeline
    }

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "10",
            description = "Print the N hottest functions (default 10; 0 for none).")
    private int top = 10;

    @Option(
            names = "--view",
            paramLabel = "VIEW",
            split = ",",
            description =
                    "What to print: functions (the default), lines, tree (callers above what they"
                            + " call), inverted (functions above their callers), files, languages,"
                            + " modules, loops, opcodes, timeline. Several with commas.")
    private List<View> views = List.of(View.functions);

    @Option(
            names = "--sandwich",
            paramLabel = "FUNCTION",
            description = "Print who calls a function and what it calls.")
    private @Nullable String sandwich;

    @Option(
            names = "--annotate",
            paramLabel = "FILE|FUNCTION",
            description = "Print a source file with its costs, or the instructions of a function.")
    private @Nullable String annotate;

    @Option(
            names = "--min-percent",
            paramLabel = "P",
            defaultValue = "1",
            description = "Leave rows below P percent out of trees (default 1).")
    private double least = 1;

    int top() {
        return Math.max(0, top);
    }

    /** The lines to print. */
    List<String> lines(Profile profile, ProfileAnnotation annotation) {
        if (top <= 0) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(ProfileText.summary(profile));
        for (View view : views) {
            lines.addAll(lines(view, profile, annotation));
        }
        if (sandwich != null) {
            lines.addAll(sandwich(profile, function(profile, sandwich)));
        }
        if (annotate != null) {
            lines.addAll(annotation.annotate(profile, annotate));
        }
        return lines;
    }

    private List<String> lines(View view, Profile profile, ProfileAnnotation annotation) {
        return switch (view) {
            case functions -> ProfileText.hottest(profile, top);
            case lines -> annotation.hottest(profile, top);
            case timeline -> TimelineText.lines(profile);
            case modules -> groups(profile, Grouping.MODULE);
            case files -> groups(profile, Grouping.FILE);
            case languages -> groups(profile, Grouping.LANGUAGE);
            case loops -> CodeText.loops(profile, top);
            case opcodes -> CodeText.opcodes(profile, top);
            case tree -> ProfileTreeText.callees(profile, least);
            case inverted -> ProfileTreeText.callers(Inversion.inverted(profile), least);
        };
    }

    private List<String> groups(Profile profile, Grouping by) {
        return ProfileTreeText.callees(Icicle.of(profile, List.of(by)), least);
    }

    private List<String> sandwich(Profile profile, int function) {
        Sandwich found = Sandwich.of(profile, function);
        String name = profile.labels().get(function).name();
        List<String> lines = new ArrayList<>();
        lines.add("callers of " + name + ", by what it cost for them");
        lines.addAll(ProfileTreeText.callers(found.callers(), least));
        lines.add("what is called by " + name);
        lines.addAll(ProfileTreeText.callees(found.callees(), least));
        return lines;
    }

    private static int function(Profile profile, String name) {
        Optional<Integer> exact =
                IntStream.range(0, profile.labels().size())
                        .filter(i -> profile.labels().get(i).name().equals(name))
                        .boxed()
                        .findFirst();
        return exact.orElseThrow(
                () ->
                        new CommandFailure(
                                "--sandwich: no function '"
                                        + name
                                        + "' ran"
                                        + near(profile, name)));
    }

    private static String near(Profile profile, String name) {
        List<String> near =
                profile.labels().stream()
                        .map(label -> label.name())
                        .filter(known -> known.contains(name))
                        .limit(5)
                        .toList();
        return near.isEmpty() ? "" : "; there are: " + String.join(", ", near);
    }

    /** A mistake in the options is told before anything runs. */
    void check() {
        if (!(least >= 0 && least <= 100)) {
            throw OptionValues.usage("--min-percent wants a percentage, not " + least);
        }
    }
}
