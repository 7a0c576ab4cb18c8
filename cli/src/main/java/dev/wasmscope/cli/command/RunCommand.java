package dev.wasmscope.cli.command;

import dev.wasmscope.cli.CommandIo;
import dev.wasmscope.session.CallKeeping;
import dev.wasmscope.session.Coredumps;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.StdinSource;
import dev.wasmscope.session.StopReason;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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

    @Mixin private OverlayOptions overlay = new OverlayOptions();

    @Mixin private AttachableRun attachable = new AttachableRun();

    @Option(
            names = "--coredump",
            paramLabel = "FILE",
            description =
                    "At a trap, write the program's state to FILE; 'debug --core FILE' opens it.")
    private @Nullable Path coredump;

    RunCommand(CommandIo io) {
        this.io = io;
    }

    @Override
    public Integer call() {
        boolean attaches = attachable.wanted();
        LaunchConfig config =
                launch.config(new StdinSource.Inherit())
                        .withCallKeeping(attaches ? CallKeeping.DEFAULT : CallKeeping.NONE);
        try (DebugSession session = Guests.open(io, config)) {
            session.addListener(Guests.passOutput(io));
            int code = attaches ? attachable.runToEnd(io, session) : Guests.runToEnd(io, session);
            if (coredump != null) {
                dumpCore(session, coredump);
            }
            launch.printState(io, session, code);
            return overlay.finish(io, session, code);
        }
    }

    /** What {@code wasmtime -D coredump=FILE} does. */
    private void dumpCore(DebugSession session, Path file) {
        boolean trapped =
                session.lastStop()
                        .map(stop -> stop.reason() instanceof StopReason.Trapped)
                        .orElse(false);
        if (trapped) {
            Coredumps.Written written =
                    Guests.await(
                            io,
                            session.config(),
                            "writing " + file,
                            session.coredumps().write(file));
            io.error("core dumped to " + written.file());
        }
    }
}
