package dev.wasmscope.cli.command;

import dev.wasmscope.cli.CommandIo;
import dev.wasmscope.cli.ExitCode;
import dev.wasmscope.cli.text.MarkText;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.session.CallKeeping;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.StdinSource;
import dev.wasmscope.session.Stop;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code wasmscope profile}: what a run cost. */
@Command(
        name = "profile",
        description = {
            "Run a module and count every instruction by call path, or take samples.",
            "Counts are exact: the same guest and input give the same file every time.",
            "FILE may also be a profile that was saved before: then nothing is run."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  wasmscope profile -o app.speedscope.json app.wasm",
            "  wasmscope profile --view tree app.wprof",
            "  wasmscope profile --diff yesterday.wprof app.wasm",
            "  wasmscope profile --record-budget app.budget.json app.wasm",
            "  wasmscope profile --budget app.budget.json app.wasm"
        })
final class ProfileCommand implements Callable<Integer> {

    private final CommandIo io;

    @Mixin private LaunchOptions launch = new LaunchOptions();

    @Mixin private OverlayOptions overlay = new OverlayOptions();

    @Mixin private ProfileOutput output = new ProfileOutput();

    @Mixin private ProfileFilters filters = new ProfileFilters();

    @Mixin private ProfileViews views = new ProfileViews();

    @Mixin private ProfileBudget budget = new ProfileBudget();

    @Mixin private ProfileDiff diff = new ProfileDiff();

    @Mixin private ProfileMerge merge = new ProfileMerge();

    @Mixin private ProfileMemory memory = new ProfileMemory();

    @Mixin private ProfileMode mode = new ProfileMode();

    @Mixin private ProfilePhaseOptions phases = new ProfilePhaseOptions();

    ProfileCommand(CommandIo io) {
        this.io = io;
    }

    @Override
    public Integer call() throws IOException {
        output.format();
        filters.check();
        views.check();
        memory.check();
        mode.check(memory, budget);
        phases.check();
        budget.read();
        diff.read();
        merge.read();
        if (ProfileFiles.isNoModule(launch.file())) {
            return open();
        }
        try (ProfileRecorder recorder = mode.begin(output.wantsCoverage())) {
            return run(recorder);
        }
    }

    /** Looks at a profile that was saved before. */
    private int open() throws IOException {
        Profile profile = ProfileFiles.readInsteadOfModule(launch.file());
        show(profile, new ProfileAnnotation(null), io.out());
        return budget.finish(io, profile, views.top(), ExitCode.OK);
    }

    private void show(Profile profile, ProfileAnnotation annotation, PrintStream to)
            throws IOException {
        Profile shown = filters.apply(merge.addTo(profile));
        output.write(io, shown);
        views.lines(shown, annotation).forEach(to::println);
        mode.lines(shown).forEach(to::println);
        memory.lines(shown, views.top()).forEach(to::println);
        MarkText.lines(shown, views.top()).forEach(to::println);
        diff.lines(shown, views.top(), filters).forEach(to::println);
    }

    private int run(ProfileRecorder recorder) throws IOException {
        LaunchConfig config =
                launch.config(new StdinSource.Inherit())
                        .withProfile(
                                memory.attachTo(
                                        phases.attachTo(recorder.instrumentation()),
                                        recorder::currentRow))
                        .withCallKeeping(CallKeeping.NONE);
        try (DebugSession session = Guests.open(io, config)) {
            session.addListener(Guests.passOutput(io));
            memory.follow(io, session);
            phases.restrict(session, recorder);
            Stop stop = session.run().join();
            int code = Guests.report(io, session, stop);
            launch.printState(io, session, code);
            Profile profile =
                    phases.addTo(
                            memory.addTo(
                                    Profiles.of(session, recorder, stop), session, stop.clock()),
                            stop.clock());
            show(profile, new ProfileAnnotation(session.module()), io.err());
            int verdict = budget.finish(io, profile, views.top(), code);
            return overlay.finish(io, session, verdict);
        }
    }
}
