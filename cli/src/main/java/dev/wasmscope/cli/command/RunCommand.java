package dev.wasmscope.cli.command;

import dev.wasmscope.cli.CommandIo;
import dev.wasmscope.session.DebugSession;
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

    RunCommand(CommandIo io) {
        this.io = io;
    }

    @Override
    public Integer call() {
        try (DebugSession session = Guests.open(io, launch.config(new StdinSource.Inherit()))) {
            session.addListener(Guests.passOutput(io));
            return Guests.runToEnd(io, session);
        }
    }
}
