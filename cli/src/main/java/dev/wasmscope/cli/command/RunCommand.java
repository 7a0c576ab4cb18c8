package dev.wasmscope.cli.command;

import dev.wasmscope.cli.CommandIo;
import dev.wasmscope.cli.ExitCode;
import dev.wasmscope.session.CallKeeping;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.StdinSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wasmscope run}: a guest without a debugger, but with a trace that names source lines. */
@Command(
        name = "run",
        description = "Run a module; a trap prints a stack trace with source positions.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: wasmscope run --dir .::/data app.wasm -- --verbose /data/in.txt"})
final class RunCommand implements Callable<Integer> {

    private final CommandIo io;

    @Mixin private LaunchOptions launch = new LaunchOptions();

    @Option(
            names = "--save-overlay",
            description =
                    "At the end, write what the guest changed in folders given with :overlay.")
    private boolean saveOverlay;

    RunCommand(CommandIo io) {
        this.io = io;
    }

    @Override
    public Integer call() {
        LaunchConfig config =
                launch.config(new StdinSource.Inherit()).withCallKeeping(CallKeeping.NONE);
        try (DebugSession session = Guests.open(io, config)) {
            session.addListener(Guests.passOutput(io));
            int code = Guests.runToEnd(io, session);
            launch.printState(io, session, code);
            boolean kept = OverlayReport.finish(io, session, saveOverlay);
            return kept || code != 0 ? code : ExitCode.FAILURE;
        }
    }
}
