package dev.wasmscope.cli.command;

import dev.wasmscope.cli.option.OptionValues;
import dev.wasmscope.profiler.collect.SampleObserver;
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

    /** Checks the options, and whether memory can be followed as well. */
    void check(ProfileMemory memory) {
        switch (mode) {
            case "exact" -> {
                if (rate != null) {
                    throw OptionValues.usage("--rate goes with --mode sample");
                }
            }
            case "sample" -> {
                if (callsOnly) {
                    throw OptionValues.usage("--calls-only goes with --mode exact");
                }
                requireRate(rate());
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

    /** What collects. */
    Profiling begin() {
        return mode.equals("exact") ? Profiling.exact(callsOnly) : Profiling.samples(rate());
    }
}
