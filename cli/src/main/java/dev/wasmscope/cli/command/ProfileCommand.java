package dev.wasmscope.cli.command;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.cli.CommandIo;
import dev.wasmscope.cli.option.OptionValues;
import dev.wasmscope.cli.text.ProfileText;
import dev.wasmscope.engine.probe.Instrumentation;
import dev.wasmscope.profiler.collect.CallPathCollector;
import dev.wasmscope.profiler.exchange.ProfileFormat;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.session.CallKeeping;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.StdinSource;
import dev.wasmscope.session.Stop;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wasmscope profile}: exact instruction counts by call path. */
@Command(
        name = "profile",
        description = {
            "Run a module and count every instruction by call path.",
            "Counts are exact: the same guest and input give the same file every time."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: wasmscope profile -o app.speedscope.json app.wasm"})
final class ProfileCommand implements Callable<Integer> {

    private final CommandIo io;

    @Mixin private LaunchOptions launch = new LaunchOptions();

    @Mixin private OverlayOptions overlay = new OverlayOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description = "Write the profile to OUT; its ending chooses the format.")
    private @Nullable Path output;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "Choose the format by name: folded, speedscope.")
    private @Nullable String format;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "exact",
            description = "exact: count every instruction (the only mode so far).")
    private String mode = "exact";

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "10",
            description = "Print the N hottest functions (default 10; 0 for none).")
    private int top = 10;

    ProfileCommand(CommandIo io) {
        this.io = io;
    }

    @Override
    public Integer call() throws IOException {
        if (!mode.equals("exact")) {
            throw OptionValues.usage("--mode " + mode + " is not known; there is: exact");
        }
        ProfileFormat chosen = output == null ? null : chooseFormat(output);
        CallPathCollector collector = new CallPathCollector();
        LaunchConfig config =
                launch.config(new StdinSource.Inherit())
                        .withProfile(Instrumentation.NONE.withCalls(collector))
                        .withCallKeeping(CallKeeping.NONE);
        try (DebugSession session = Guests.open(io, config)) {
            session.addListener(Guests.passOutput(io));
            Stop stop = session.run().join();
            int code = Guests.report(io, session, stop);
            launch.printState(io, session, code);
            Profile profile = Profiles.of(session, collector, stop);
            if (chosen != null && output != null) {
                write(chosen, profile, output);
            }
            printTop(profile);
            return overlay.finish(io, session, code);
        }
    }

    private ProfileFormat chooseFormat(Path file) {
        String known =
                ProfileFormat.all().stream()
                        .map(ProfileFormat::name)
                        .collect(Collectors.joining(", "));
        if (format != null) {
            String name = format;
            return ProfileFormat.named(name.toLowerCase(Locale.ROOT))
                    .orElseThrow(
                            () ->
                                    OptionValues.usage(
                                            "--format "
                                                    + name
                                                    + " is not known; there are: "
                                                    + known));
        }
        return ProfileFormat.forFile(file.toString())
                .orElseThrow(
                        () ->
                                OptionValues.usage(
                                        "no format ends like '"
                                                + file
                                                + "'; say --format with one of: "
                                                + known));
    }

    private void write(ProfileFormat chosen, Profile profile, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            chosen.write(profile, out);
        } catch (java.nio.file.NoSuchFileException _) {
            throw new CommandFailure(file + ": cannot be written: the folder does not exist");
        }
        io.err().println("wasmscope: profile written to " + file + " (" + chosen.name() + ")");
    }

    private void printTop(Profile profile) {
        if (top > 0) {
            ProfileText.hottest(profile, top).forEach(io.err()::println);
        }
    }
}
