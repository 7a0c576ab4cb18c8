package dev.wasmscope.cli.command;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.cli.CommandIo;
import dev.wasmscope.cli.ExitCode;
import dev.wasmscope.cli.Failures;
import dev.wasmscope.cli.repl.Interactive;
import dev.wasmscope.cli.repl.JsonRepl;
import dev.wasmscope.cli.repl.Repl;
import dev.wasmscope.session.Coredumps;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.StdinSource;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.StopReason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wasmscope debug}: the terminal debugger, with a person, a script or a pipe. */
@Command(
        name = "debug",
        description = {
            "Debug a module in the terminal: break, run, next, step, finish, print, bt, x, info … ('help').",
            "Without a terminal, commands are read from standard input."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "With --batch and no script the program runs; a trap prints the stack and all variables.",
            "Exit code with --batch: 134 after a trap, 1 when a command failed, else the guest's own.",
            "",
            "Example: wasmscope debug app.wasm --batch -x commands.txt",
            "         wasmscope debug --core app.core app.wasm"
        })
final class DebugCommand implements Callable<Integer> {

    private final CommandIo io;

    @Mixin private LaunchOptions launch = new LaunchOptions();

    @Option(
            names = {"-x", "--script"},
            paramLabel = "SCRIPT",
            description = "Execute the commands of a file first, one a line (may be repeated).")
    private List<Path> scripts = List.of();

    @Option(
            names = {"-e", "--execute"},
            paramLabel = "COMMAND",
            description = "Execute a command after the scripts (may be repeated).")
    private List<String> inline = List.of();

    @Option(
            names = "--batch",
            description = "Leave after the scripts instead of asking for commands.")
    private boolean batch;

    @Option(
            names = "--core",
            paramLabel = "FILE",
            description =
                    "Open a core file of the module, ours or another engine's, instead of running it."
                            + " A core file of ours also opens as the only argument.")
    private @Nullable Path core;

    @Option(
            names = "--json",
            description =
                    "Print for tools: one JSON object a line for each result, stop, error and piece of"
                            + " the program's output (docs/debugging.md).")
    private boolean json;

    DebugCommand(CommandIo io) {
        this.io = io;
    }

    @Override
    public Integer call() throws IOException {
        try (DebugSession session = Guests.open(io, config())) {
            if (json) {
                JsonRepl tool = new JsonRepl(io, session);
                tool.describeCore();
                try {
                    return converse(session, tool.repl(), tool::execute, tool::perform);
                } finally {
                    tool.end();
                }
            }
            session.addListener(Guests.passOutput(io));
            Repl repl = new Repl(io, session);
            repl.describeCore();
            return converse(session, repl, repl::execute, (_, action) -> action.run());
        }
    }

    /**
     * Executes what is to be executed, then asks for more.
     *
     * @param execute takes a command line
     * @param perform does something that is no command, under a name
     */
    private int converse(
            DebugSession session,
            Repl repl,
            Consumer<String> execute,
            BiConsumer<String, Runnable> perform)
            throws IOException {
        for (Path script : scripts) {
            List<String> lines = Files.readAllLines(script, StandardCharsets.UTF_8);
            runAll(repl, execute, script.toString(), lines);
        }
        runAll(repl, execute, "-e", inline);
        if (batch) {
            return finishBatch(
                    session, execute, () -> perform.accept("backtrace full", repl::describeState));
        }
        if (!repl.isOver() && io.terminal() && !json) {
            new Interactive(io, session, repl).run();
        } else if (!repl.isOver()) {
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(io.in(), StandardCharsets.UTF_8));
            @SuppressWarnings("StreamToIterable") // gone through once, and never read ahead
            Iterable<String> lines = reader.lines()::iterator;
            runAll(repl, execute, "standard input", lines);
        }
        return ExitCode.OK;
    }

    private LaunchConfig config() {
        LaunchConfig config = launch.config(new StdinSource.Empty());
        if (core != null) {
            return config.withCore(core);
        }
        try {
            Path file = launch.file();
            return Coredumps.moduleOf(file)
                    .map(module -> config.withWasm(module).withCore(file))
                    .orElse(config);
        } catch (SessionException e) {
            throw new CommandFailure(Failures.message(e));
        }
    }

    private int finishBatch(
            DebugSession session, Consumer<String> execute, Runnable describeState) {
        boolean isCore = session.coredumps().opened().isPresent();
        if (scripts.isEmpty() && inline.isEmpty()) {
            if (!isCore) {
                execute.accept("run");
            }
            describeState.run();
        }
        if (isCore) {
            return ExitCode.OK;
        }
        return session.lastStop().map(DebugCommand::exitCode).orElse(ExitCode.OK);
    }

    private static int exitCode(Stop stop) {
        return switch (stop.reason()) {
            case StopReason.Trapped _ -> ExitCode.TRAP;
            case StopReason.RecordingStopped _ -> ExitCode.FAILURE;
            case StopReason.Exited exited -> exited.code();
            default -> ExitCode.OK;
        };
    }

    /**
     * Executes lines until one fails: what follows a failed command was written for another state.
     */
    private void runAll(
            Repl repl, Consumer<String> execute, String source, Iterable<String> lines) {
        int number = 0;
        for (String line : lines) {
            number++;
            if (repl.isOver()) {
                return;
            }
            try {
                execute.accept(line);
            } catch (CommandFailure e) {
                if (json && scripts.isEmpty() && inline.isEmpty()) {
                    continue; // the error was printed; a tool goes on
                }
                throw new CommandFailure(
                        source + ":" + number + ": " + line.strip() + ": " + e.getMessage());
            }
        }
    }
}
