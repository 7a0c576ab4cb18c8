package dev.wasmscope.cli;

import dev.wasmscope.cli.command.RootCommand;
import java.io.IOException;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/** Starts the command line. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        CommandIo io = CommandIo.ofProcess();
        int code = run(io, args);
        io.out().flush();
        io.err().flush();
        System.exit(code);
    }

    /**
     * Runs one command line and returns its exit code; never throws and never ends the process.
     *
     * @param args as after the program's name
     */
    public static int run(CommandIo io, String... args) {
        return RootCommand.asksForDesktop(args) ? desktop(io, args) : command(io, args);
    }

    private static int desktop(CommandIo io, String... args) {
        try {
            return RootCommand.openDesktop(args);
        } catch (IOException | RuntimeException e) {
            return Failures.report(io, e);
        }
    }

    private static int command(CommandIo io, String... args) {
        CommandLine line = RootCommand.commandLine(io, args);
        line.setColorScheme(
                CommandLine.Help.defaultColorScheme(io.terminal() ? Ansi.ON : Ansi.OFF));
        line.setOut(new java.io.PrintWriter(io.out(), true));
        line.setErr(new java.io.PrintWriter(io.err(), true));
        line.setParameterExceptionHandler((e, _) -> usageError(io, e));
        line.setExecutionExceptionHandler((e, _, _) -> Failures.report(io, e));
        return line.execute(args);
    }

    private static int usageError(CommandIo io, ParameterException e) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        io.error(oneLine(String.valueOf(e.getMessage())) + "; see '" + command + " --help'");
        return ExitCode.USAGE;
    }

    private static String oneLine(String message) {
        String line =
                String.join(" ", Arrays.stream(message.split("\\R")).map(String::strip).toList());
        // picocli names Java's types.
        return line.replaceAll("is not an? (int|long|double)$", "is not a number");
    }
}
