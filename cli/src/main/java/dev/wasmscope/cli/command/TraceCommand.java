package dev.wasmscope.cli.command;

import dev.wasmscope.cli.CommandIo;
import dev.wasmscope.cli.ExitCode;
import dev.wasmscope.cli.trace.CallTrace;
import dev.wasmscope.session.CallKeeping;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.StdinSource;
import dev.wasmscope.session.Stop;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
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
        footer = {"", "Example: wasmscope trace -y --filter 'path_*,fd_read' --dir . app.wasm"})
final class TraceCommand implements Callable<Integer> {

    private static final long END_SECONDS = 2;

    private final CommandIo io;

    @Mixin private LaunchOptions launch = new LaunchOptions();

    @Mixin private OverlayOptions overlay = new OverlayOptions();

    @Mixin private TraceOptions options = new TraceOptions();

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
        options.check();
        LaunchConfig config =
                launch.config(new StdinSource.Inherit())
                        .withCallKeeping(new CallKeeping(0, options.stringLimit()));
        try (DebugSession session = Guests.open(io, config);
                OutputStream out = output()) {
            session.addListener(Guests.passOutput(io));
            options.idle(session.module()).ifPresent(idle -> io.error(config.wasm() + ": " + idle));
            CallTrace trace = options.trace(session, out, output == null);
            session.addListener(trace);
            return run(session, trace);
        }
    }

    private OutputStream output() throws IOException {
        if (output != null) {
            return Files.newOutputStream(output);
        }
        return new FilterOutputStream(io.err()) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                flush(); // the process's own stream stays open
            }
        };
    }

    /** An interrupt of the process ends the guest and completes the trace, too. */
    private int run(DebugSession session, CallTrace trace) {
        Thread interrupted = new Thread(() -> end(session, trace), "end-trace");
        Runtime.getRuntime().addShutdownHook(interrupted);
        try {
            Stop stop = session.run().join();
            io.out().flush();
            Optional<IOException> failure = trace.finish();
            int code = Guests.report(io, session, stop);
            launch.printState(io, session, code);
            failure.ifPresent(e -> io.error((output == null ? "the trace" : output) + ": " + e));
            code = overlay.finish(io, session, code);
            return failure.isPresent() ? ExitCode.FAILURE : code;
        } finally {
            trace.finish();
            removeHook(interrupted);
        }
    }

    private static void end(DebugSession session, CallTrace trace) {
        session.kill()
                .completeOnTimeout(null, END_SECONDS, TimeUnit.SECONDS)
                .exceptionally(_ -> null)
                .join();
        trace.finish();
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook is what completes the trace.
        }
    }
}
