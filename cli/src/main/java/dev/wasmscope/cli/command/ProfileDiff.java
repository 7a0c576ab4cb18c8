package dev.wasmscope.cli.command;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.cli.text.DifferenceText;
import dev.wasmscope.profiler.analyse.ProfileDifference;
import dev.wasmscope.profiler.analyse.ProfileDifference.By;
import dev.wasmscope.profiler.model.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Another profile to compare with. */
final class ProfileDiff {

    @Option(
            names = "--diff",
            paramLabel = "BEFORE",
            description =
                    "Print what FILE costs more or less than the profile in the file BEFORE, by function"
                            + " and by line.")
    private @Nullable Path before;

    @Option(
            names = "--diff-by",
            paramLabel = "weight|share|call",
            description =
                    "What makes a difference great: the weight itself (the default), the share of its"
                            + " run, or the weight of one call.")
    private By by = By.WEIGHT;

    private @Nullable Profile earlier;

    /** Reads the earlier profile, so that a mistake is told before anything runs. */
    void read() throws IOException {
        if (before != null) {
            earlier = ProfileFiles.read(before);
        }
    }

    /** The lines to print; none if nothing is compared. */
    List<String> lines(Profile later, int count, ProfileFilters filters) {
        if (earlier == null) {
            return List.of();
        }
        try {
            return DifferenceText.lines(
                    ProfileDifference.between(filters.apply(earlier), later).sortedBy(by),
                    by,
                    count);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(before + ": cannot be compared: " + e.getMessage());
        }
    }
}
