package dev.wasmscope.cli.command;

import dev.wasmscope.cli.CommandIo;
import dev.wasmscope.cli.ExitCode;
import dev.wasmscope.cli.gdbremote.GdbServer;
import dev.wasmscope.cli.gdbremote.ServerOptions;
import dev.wasmscope.cli.option.OptionValues;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.OutputStreamKind;
import dev.wasmscope.session.SessionListener;
import dev.wasmscope.session.StdinSource;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.StopReason;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wasmscope gdbserver}: a guest for LLDB, over the gdb-remote protocol. */
@Command(
        name = "gdbserver",
        description = {
            "Offer a module to LLDB (22 or later) over the gdb-remote protocol. The guest waits at its"
                    + " entry for the debugger; only this machine can connect, one client at a time.",
            "In LLDB: process connect --plugin wasm connect://127.0.0.1:PORT"
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "When the client goes away the guest stands still and the next one finds it there; after"
                    + " 'detach' it runs on. The exit code is that of the guest.",
            "",
            "Example: wasmscope gdbserver --port 1234 app.wasm -- input.txt"
        })
final class GdbServerCommand implements Callable<Integer> {
    private static final int KILLED = 137;

    private final CommandIo io;

    @Mixin private LaunchOptions launch = new LaunchOptions();

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description = "Where to wait for a client; any free port without it.")
    private int port;

    @Option(
            names = "--output-here",
            description =
                    "Print what the guest writes here; else it goes to the client while there is"
                            + " one.")
    private boolean outputHere;

    @Option(
            names = "--multi",
            description = "Start the guest again for the next client when it is over.")
    private boolean multi;

    @Option(
            names = "--exact-steps",
            description =
                    "Let each step of the client be one instruction; else one that enters a function"
                            + " goes on behind its prologue, or, if it has no lines, behind the"
                            + " call, as LLDB's 'step' should.")
    private boolean exactSteps;

    GdbServerCommand(CommandIo io) {
        this.io = io;
    }

    @Override
    public Integer call() {
        if (port < 0 || port > 65_535) {
            throw OptionValues.usage("--port wants a port from 0 to 65535, not " + port);
        }
        LaunchConfig config = launch.config(new StdinSource.Inherit()).withStopOnEntry(true);
        try (DebugSession session = Guests.open(io, config);
                GdbServer server =
                        new GdbServer(
                                session, port, new ServerOptions(!outputHere, multi, exactSteps))) {
            session.addListener(passOutput(server));
            Guests.await(io, config, "starting " + config.wasm(), session.run());
            io.error("gdbserver: listening at 127.0.0.1:" + server.port());
            server.serve();
            return session.lastStop().map(stop -> exitCode(session, stop)).orElse(ExitCode.OK);
        }
    }

    private SessionListener passOutput(GdbServer server) {
        SessionListener here = Guests.passOutput(io);
        return new SessionListener() {
            @Override
            public void onOutput(OutputStreamKind stream, byte[] bytes) {
                if (!server.output(bytes)) {
                    here.onOutput(stream, bytes);
                }
            }

            @Override
            public void onListening(String address, int descriptor) {
                here.onListening(address, descriptor);
            }

            @Override
            public boolean hearsHostCalls() {
                return false;
            }
        };
    }

    private int exitCode(DebugSession session, Stop stop) {
        return stop.reason() instanceof StopReason.Killed
                ? KILLED
                : Guests.report(io, session, stop);
    }
}
