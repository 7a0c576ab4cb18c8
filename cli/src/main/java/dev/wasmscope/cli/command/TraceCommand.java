package dev.wasmscope.cli.command;

import dev.wasmscope.cli.CommandIo;
import dev.wasmscope.cli.trace.CallSiteNames;
import dev.wasmscope.cli.trace.TraceFilter;
import dev.wasmscope.cli.trace.TraceSummary;
import dev.wasmscope.cli.trace.TraceWriter;
import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.SessionListener;
import dev.wasmscope.session.StdinSource;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wasmscope trace}: every call from the guest to its host, decoded. */
@Command(
        name = "trace",
        description = {
            "Run a module and print every call to its host (WASI), as strace does for system calls.",
            "The trace goes to standard error, or to a file with -o."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: wasmscope trace --filter 'path_*,fd_read' --dir . app.wasm"})
final class TraceCommand implements Callable<Integer> {

    private final CommandIo io;

    @Mixin private LaunchOptions launch = new LaunchOptions();

    @Option(
            names = "--filter",
            paramLabel = "CALLS",
            description =
                    "Only these: names or patterns with *, separated by commas; 'error' for failed calls;"
                            + " '!' before one leaves it out.")
    private String filter = "";

    @Option(names = "--summary", description = "Print counts, errors and time by function instead.")
    private boolean summary;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text, json (one object a line) or chrome (for Perfetto). Default: text.")
    private String format = "text";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description = "Write the trace to OUT.")
    private @Nullable Path output;

    TraceCommand(CommandIo io) {
        this.io = io;
    }

    @Override
    public Integer call() throws IOException {
        if (!TraceWriter.FORMATS.contains(format)) {
            throw OptionValues.usage(
                    "--format "
                            + format
                            + " is not known; there are: "
                            + String.join(", ", TraceWriter.FORMATS));
        }
        TraceFilter wanted = TraceFilter.parse(filter);
        try (DebugSession session = Guests.open(io, launch.config(new StdinSource.Inherit()))) {
            if (output == null) {
                return run(session, wanted, io.err());
            }
            try (PrintStream file =
                    new PrintStream(Files.newOutputStream(output), false, StandardCharsets.UTF_8)) {
                return run(session, wanted, file);
            }
        }
    }

    private int run(DebugSession session, TraceFilter wanted, PrintStream out) {
        TraceSummary sums = new TraceSummary();
        TraceWriter writer = TraceWriter.named(format, out, new CallSiteNames(session.module()));
        session.addListener(Guests.passOutput(io));
        session.addListener(
                new SessionListener() {
                    @Override
                    public void onHostCall(HostCallEvent event) {
                        if (wanted.accepts(event)) {
                            record(event, sums, writer);
                        }
                    }
                });
        int code = Guests.runToEnd(io, session);
        launch.printState(io, session, code);
        if (summary) {
            sums.lines().forEach(out::println);
        } else {
            writer.finish();
        }
        return code;
    }

    private void record(HostCallEvent event, TraceSummary sums, TraceWriter writer) {
        sums.add(event);
        if (!summary) {
            writer.write(event);
        }
    }
}
