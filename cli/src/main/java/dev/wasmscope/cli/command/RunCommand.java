package dev.wasmscope.cli.command;

import dev.wasmscope.cli.CommandIo;
import dev.wasmscope.session.CallKeeping;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.StdinSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code wasmscope run}: a guest without a debugger, but with a trace that names source lines. */
@Command(
        name = "run",
        description = "Run a module; a trap prints a stack trace with source positions.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: wasmscope run --dir .::/data app.wasm -- --verbose /data/in.txt"})
final class RunCommand implements Callable<Integer> {

    private final CommandIo io;

    @Mixin private LaunchOptions launch = new LaunchOptions();

    @Mixin private OverlayOptions overlay = new OverlayOptions();

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
            return overlay.finish(io, session, code);
        }
    }
}
