package dev.wasmscope.cli.command;

import dev.wasmscope.cli.CommandIo;
import dev.wasmscope.cli.ExitCode;
import dev.wasmscope.cli.dap.DapServer;
import dev.wasmscope.cli.option.OptionValues;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code wasmscope dap}: the Debug Adapter Protocol for editors. */
@Command(
        name = "dap",
        description = {
            "Speak the Debug Adapter Protocol with an editor (VS Code, Neovim, Emacs, IntelliJ …):",
            "on standard input and output, or on a port of this machine. See docs/editors.md."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: wasmscope dap --port 4711"})
final class DapCommand implements Callable<Integer> {

    private final CommandIo io;

    @Option(
            names = "--port",
            paramLabel = "N",
            description =
                    "Wait for editors at this port, only of this machine, one at a time; 0 takes a"
                            + " free one. The program of an editor that goes away is paused and kept"
                            + " for the next one ('attach').")
    private @Nullable Integer port;

    DapCommand(CommandIo io) {
        this.io = io;
    }

    @Override
    public Integer call() {
        if (port == null) {
            DapServer.onStreams(io);
            return ExitCode.OK;
        }
        if (port < 0 || port > 65_535) {
            throw OptionValues.usage("--port wants a port from 0 to 65535, not " + port);
        }
        try (DapServer server = DapServer.open(port)) {
            io.error("dap: listening at 127.0.0.1:" + server.port());
            server.serve();
        }
        return ExitCode.OK;
    }
}
