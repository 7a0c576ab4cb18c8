package dev.wasmscope.cli.command;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.profiler.analyse.Merge;
import dev.wasmscope.profiler.model.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Profiles of other runs that are added. */
final class ProfileMerge {

    @Option(
            names = "--merge",
            paramLabel = "FILE",
            description = "Add the profile in FILE, of another run (may be repeated).")
    private List<Path> files = List.of();

    private final Map<Path, Profile> others = new LinkedHashMap<>();

    /** Reads the other profiles, so that a mistake is told before anything runs. */
    void read() throws IOException {
        for (Path file : files) {
            others.put(file, ProfileFiles.read(file));
        }
    }

    /** All runs as one. */
    Profile addTo(Profile profile) {
        Profile sum = profile;
        for (Map.Entry<Path, Profile> other : others.entrySet()) {
            try {
                sum = Merge.of(sum, other.getValue());
            } catch (IllegalArgumentException e) {
                throw new CommandFailure(other.getKey() + ": cannot be merged: " + e.getMessage());
            }
        }
        return sum;
    }
}
