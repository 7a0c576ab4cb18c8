package dev.wasmscope.cli.command;

import dev.wasmscope.cli.option.OptionValues;
import dev.wasmscope.cli.text.CoverageText;
import dev.wasmscope.profiler.collect.SampleObserver;
import dev.wasmscope.profiler.model.Profile;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the figures of a profile come about. */
final class ProfileMode {
    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "exact",
            description = {
                "exact: count every instruction.",
                "sample: look at the run now and then, for its time; the guest runs at full speed."
            })
    private String mode = "exact";

    @Option(
            names = "--rate",
            paramLabel = "HZ",
            description = "With --mode sample: looks a second (default 1000).")
    private @Nullable Integer rate;

    @Option(
            names = "--calls-only",
            description = "Count calls and call paths, not lines and instructions: faster.")
    private boolean callsOnly;

    @Option(
            names = "--coverage",
            description =
                    "Take in functions that did not run, and print how much of each file was executed.")
    private boolean coverage;

    /** Checks the options, and what goes with them. */
    void check(ProfileMemory memory, ProfileBudget budget) {
        switch (mode) {
            case "exact" -> {
                if (callsOnly && coverage) {
                    throw OptionValues.usage("--coverage counts lines: not with --calls-only");
                }
                if (rate != null) {
                    throw OptionValues.usage("--rate goes with --mode sample");
                }
            }
            case "sample" -> {
                if (callsOnly || coverage) {
                    throw OptionValues.usage("--calls-only and --coverage go with --mode exact");
                }
                requireRate(rate());
                if (budget.wanted()) {
                    throw OptionValues.usage(
                            "--budget and --record-budget want exact counts: --mode exact");
                }
                if (memory.wanted()) {
                    throw OptionValues.usage(
                            "--memory, --pages and --host need every call: --mode exact");
                }
            }
            default ->
                    throw OptionValues.usage(
                            "--mode " + mode + " is not known; there are: exact, sample");
        }
    }

    private static void requireRate(int hertz) {
        if (hertz < 1 || hertz > SampleObserver.HIGHEST_RATE) {
            throw OptionValues.usage(
                    "--rate " + hertz + ": from 1 to " + SampleObserver.HIGHEST_RATE);
        }
    }

    private int rate() {
        return rate == null ? SampleObserver.DEFAULT_RATE : rate;
    }

    /**
     * What collects.
     *
     * @param whole whether functions that did not run are wanted anyway
     */
    ProfileRecorder begin(boolean whole) {
        return mode.equals("exact")
                ? ProfileRecorder.exact(callsOnly, coverage || (whole && !callsOnly))
                : ProfileRecorder.samples(rate());
    }

    /** The lines to print about a profile. */
    List<String> lines(Profile profile) {
        return coverage ? CoverageText.all(profile) : List.of();
    }
}
