package dev.wasmscope.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code wasmscope} command. */
@Command(
        name = "wasmscope",
        mixinStandardHelpOptions = true,
        version = "wasmscope 0.1.0",
        description = "Debugs and profiles WebAssembly outside the browser.")
public final class Main {
    private Main() {}

    /** Runs one command line and leaves the JVM with its exit code. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }
}
