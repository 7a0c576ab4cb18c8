package dev.wasmscope.cli.command;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.cli.CommandIo;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.ui.LaunchRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code wasmscope [FILE]}: the desktop, or one of the subcommands. */
@Command(
        name = "wasmscope",
        description = "Debugger and profiler for WebAssembly outside the browser.",
        synopsisHeading = "Usage: ",
        customSynopsis = {
            "wasmscope [FILE]            open the desktop",
            "       wasmscope COMMAND …         see below",
        },
        footer = {
            "",
            "Exit codes: the guest's own for 'run', 134 on a trap, 2 for bad usage, 1 for anything else."
        },
        versionProvider = ProductVersion.class,
        mixinStandardHelpOptions = true)
public final class RootCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "The module to open; the welcome page without.")
    private Optional<Path> file = Optional.empty();

    private RootCommand() {}

    /** The whole command line, wired to {@code io}. */
    public static CommandLine commandLine(CommandIo io) {
        return new CommandLine(new RootCommand())
                .addSubcommand(new DemoCommand(io))
                .addSubcommand(new RunCommand(io))
                .addSubcommand(new DebugCommand(io))
                .addSubcommand(new DapCommand(io))
                .addSubcommand(new TraceCommand(io))
                .addSubcommand(new ProfileCommand(io))
                .addSubcommand(new InspectCommand(io))
                .addSubcommand(new SymbolizeCommand(io))
                .setUsageHelpAutoWidth(true)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public Integer call() throws IOException {
        Optional<Path> missing = file.filter(Files::notExists);
        if (missing.isPresent()) {
            throw new CommandFailure(
                    missing.get() + ": no such file or command; see 'wasmscope --help'");
        }
        return DesktopStart.open(
                file.map(LaunchConfig::of).map(LaunchRequest::open).orElse(LaunchRequest.WELCOME));
    }
}
