package dev.wasmscope.cli.command;

import dev.wasmscope.cli.option.OptionValues;
import dev.wasmscope.profiler.analyse.Inlining;
import dev.wasmscope.profiler.analyse.StackPattern;
import dev.wasmscope.profiler.analyse.Stacks;
import dev.wasmscope.profiler.analyse.Transforms;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.session.SourcePosition;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which part of a profile is looked at. */
final class ProfileFilters {

    @Option(
            names = "--measure",
            paramLabel = "MEASURE",
            description =
                    "What to weigh by, where a profile has several: instructions, wall-time, cpu-time,"
                            + " allocated-bytes …")
    private @Nullable String measure;

    @Option(
            names = "--focus",
            paramLabel = "STACK",
            description =
                    "Keep only stacks with a function whose name matches this regular expression;"
                            + " names between ';' call one another: 'parse;next' (may be repeated).")
    private List<String> focus = List.of();

    @Option(
            names = "--drop",
            paramLabel = "STACK",
            description = "Leave out the stacks that --focus would keep (may be repeated).")
    private List<String> drop = List.of();

    @Option(
            names = "--hide",
            paramLabel = "REGEX",
            description = "Count functions of that name into their callers (may be repeated).")
    private List<String> hide = List.of();

    @Option(
            names = "--just-my-code",
            description =
                    "Count functions of libraries, and those without source, into their callers.")
    private boolean justMyCode;

    @Option(
            names = "--collapse-recursion",
            description = "Count a function that is active already into that activation.")
    private boolean collapse;

    @Option(names = "--inlined", description = "Show calls that the compiler inlined as calls.")
    private boolean inlined;

    /** A mistake in the options is told before anything runs. */
    void check() {
        focus.forEach(text -> stack("--focus", text));
        drop.forEach(text -> stack("--drop", text));
        hide.forEach(ProfileFilters::regex);
        if (measure != null && Measure.named(measure).isEmpty()) {
            throw OptionValues.usage(
                    "--measure "
                            + measure
                            + " is not known; there are: "
                            + ids(List.of(Measure.values())));
        }
    }

    private static String ids(List<Measure> measures) {
        return measures.stream().map(Measure::id).collect(Collectors.joining(", "));
    }

    /** The profile as the options want it looked at. */
    Profile apply(Profile whole) {
        Profile profile = measure == null ? whole : whole.weightedBy(measure(whole, measure));
        profile = inlined ? Inlining.expanded(profile) : profile;
        for (String stack : focus) {
            profile = Stacks.keep(profile, stack("--focus", stack));
        }
        for (String stack : drop) {
            profile = Stacks.drop(profile, stack("--drop", stack));
        }
        for (String name : hide) {
            Pattern pattern = regex(name);
            profile = Transforms.hide(profile, label -> pattern.matcher(label.name()).find());
        }
        profile = justMyCode ? Transforms.justMyCode(profile, ProfileFilters::isLibrary) : profile;
        return collapse ? Transforms.collapseRecursion(profile) : profile;
    }

    private static Measure measure(Profile profile, String name) {
        return Measure.named(name)
                .filter(profile.measures()::contains)
                .orElseThrow(
                        () ->
                                OptionValues.usage(
                                        "--measure "
                                                + name
                                                + " is not in this profile; there are: "
                                                + ids(profile.measures())));
    }

    private static boolean isLibrary(String file) {
        return new SourcePosition(file, Optional.empty(), 0, 0).inLibrary();
    }

    private static StackPattern stack(String option, String text) {
        try {
            return StackPattern.of(text);
        } catch (IllegalArgumentException e) {
            throw OptionValues.usage(option + ": " + e.getMessage());
        }
    }

    private static Pattern regex(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw OptionValues.usage(
                    "--hide: '" + text + "' is no regular expression: " + e.getDescription());
        }
    }
}
