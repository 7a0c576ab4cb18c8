package dev.wasmscope.cli.command;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.cli.CommandIo;
import dev.wasmscope.cli.option.OptionValues;
import dev.wasmscope.profiler.exchange.ProfileFormat;
import dev.wasmscope.profiler.exchange.ProfileFormats;
import dev.wasmscope.profiler.model.Profile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a profile is written, and how. */
final class ProfileOutput {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description = "Write the profile to OUT; its ending chooses the format.")
    private @Nullable Path output;

    @Option(names = "--format", paramLabel = "FORMAT", description = "Choose the format by name.")
    private @Nullable String format;

    /**
     * The format to write in, so that a mistake is told before anything runs; empty when nothing is
     * written.
     */
    Optional<ProfileFormat> format() {
        if (output == null) {
            if (format != null) {
                throw OptionValues.usage("--format wants -o OUT with it");
            }
            return Optional.empty();
        }
        return Optional.of(format == null ? byEnding(output) : named(format));
    }

    /** Whether the format is about what did not run as well. */
    boolean wantsCoverage() {
        return format().map(ProfileFormat::name).filter("lcov"::equals).isPresent();
    }

    private static ProfileFormat named(String name) {
        return ProfileFormats.named(name.toLowerCase(Locale.ROOT))
                .orElseThrow(
                        () ->
                                OptionValues.usage(
                                        "--format "
                                                + name
                                                + " is not known; there are: "
                                                + known()));
    }

    private static ProfileFormat byEnding(Path file) {
        return ProfileFormats.forFile(file.toString())
                .orElseThrow(
                        () ->
                                OptionValues.usage(
                                        "no format ends like '"
                                                + file
                                                + "'; say --format with one of: "
                                                + known()));
    }

    private static String known() {
        return ProfileFormats.all().stream()
                .map(ProfileFormat::name)
                .collect(Collectors.joining(", "));
    }

    /** Writes the profile, if that was asked for. */
    void write(CommandIo io, Profile profile) throws IOException {
        Optional<ProfileFormat> chosen = format();
        if (output == null || chosen.isEmpty()) {
            return;
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(output))) {
            chosen.get().write(profile, out);
        } catch (NoSuchFileException _) {
            throw new CommandFailure(output + ": cannot be written: the folder does not exist");
        }
        io.err()
                .println(
                        "wasmscope: profile written to "
                                + output
                                + " ("
                                + chosen.get().name()
                                + ")");
    }
}
