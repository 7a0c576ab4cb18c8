package dev.wasmscope.cli.command;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.cli.CommandIo;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.ui.LaunchRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
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

    /** The subcommands in the order of the help. */
    private static Map<String, Function<CommandIo, Object>> subcommands() {
        Map<String, Function<CommandIo, Object>> all = new LinkedHashMap<>();
        all.put("demo", DemoCommand::new);
        all.put("run", RunCommand::new);
        all.put("debug", DebugCommand::new);
        all.put("dap", DapCommand::new);
        all.put("gdbserver", GdbServerCommand::new);
        all.put("trace", TraceCommand::new);
        all.put("profile", ProfileCommand::new);
        all.put("inspect", InspectCommand::new);
        all.put("symbolize", SymbolizeCommand::new);
        return all;
    }

    /**
     * The command line, wired to {@code io}.
     *
     * @param args what it will be asked: a subcommand that is named first is the only one that is
     *     made, because reading the annotations of all takes longer than many a command's work
     */
    public static CommandLine commandLine(CommandIo io, String... args) {
        Map<String, Function<CommandIo, Object>> all = subcommands();
        if (args.length > 0 && all.containsKey(args[0])) {
            all.keySet().retainAll(Set.of(args[0]));
        }
        CommandLine line = new CommandLine(new RootCommand());
        all.forEach((name, command) -> line.addSubcommand(name, command.apply(io)));
        return line.setUsageHelpAutoWidth(true).setCaseInsensitiveEnumValuesAllowed(true);
    }

    /**
     * Whether a command line asks for the desktop and nothing else, so that its grammar need not be
     * read: that takes as long as the rest of the start.
     */
    public static boolean asksForDesktop(String... args) {
        return args.length == 0
                || (args.length == 1
                        && !args[0].startsWith("-")
                        && !args[0].startsWith("@")
                        && !subcommands().containsKey(args[0]));
    }

    /**
     * Opens the desktop and waits until it is closed.
     *
     * @param args for which {@link #asksForDesktop} is true
     * @return the exit code
     */
    public static int openDesktop(String... args) throws IOException {
        return open(args.length == 0 ? Optional.empty() : Optional.of(Path.of(args[0])));
    }

    @Override
    public Integer call() throws IOException {
        return open(file);
    }

    private static int open(Optional<Path> file) throws IOException {
        Optional<Path> missing = file.filter(Files::notExists);
        if (missing.isPresent()) {
            throw new CommandFailure(
                    missing.get() + ": no such file or command; see 'wasmscope --help'");
        }
        return DesktopStart.open(
                file.map(LaunchConfig::of).map(LaunchRequest::open).orElse(LaunchRequest.WELCOME));
    }
}
