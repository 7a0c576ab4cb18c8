package dev.wasmscope.cli.command;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.cli.CommandIo;
import dev.wasmscope.cli.ExitCode;
import dev.wasmscope.cli.Failures;
import dev.wasmscope.cli.text.Progress;
import dev.wasmscope.cli.text.ResultText;
import dev.wasmscope.cli.text.StackText;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.ModuleView;
import dev.wasmscope.session.OutputStreamKind;
import dev.wasmscope.session.PathMappings;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.SessionListener;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.StopReason;
import dev.wasmscope.session.UnknownImportException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Opening and running guests, the same for every command. */
final class Guests {

    private Guests() {}

    /**
     * Opens a session; a failure names the file. Warns of injections that the guest cannot meet.
     */
    static DebugSession open(CommandIo io, LaunchConfig config) {
        DebugSession session =
                await(
                        io,
                        config,
                        "reading " + config.wasm(),
                        CompletableFuture.supplyAsync(() -> openNow(config)));
        session.injections().stream()
                .flatMap(injection -> session.module().idle(injection).stream())
                .forEach(idle -> io.error(config.wasm() + ": --inject " + idle));
        return session;
    }

    /** Reads a module without preparing to run it. */
    static ModuleView read(CommandIo io, Path file, PathMappings paths) {
        return await(
                io,
                LaunchConfig.of(file),
                "reading " + file,
                CompletableFuture.supplyAsync(() -> readNow(file, paths)));
    }

    private static ModuleView readNow(Path file, PathMappings paths) {
        try {
            return ModuleView.read(file, paths);
        } catch (SessionException e) {
            throw new CompletionException(e);
        }
    }

    private static DebugSession openNow(LaunchConfig config) {
        try {
            return DebugSession.open(config);
        } catch (SessionException e) {
            throw new CompletionException(e);
        }
    }

    /** Passes what the guest writes to the process's own streams, byte by byte as it is. */
    static SessionListener passOutput(CommandIo io) {
        return new SessionListener() {
            @Override
            public void onOutput(OutputStreamKind stream, byte[] bytes) {
                PrintStream target = stream == OutputStreamKind.STDOUT ? io.out() : io.err();
                target.write(bytes, 0, bytes.length);
                target.flush();
            }

            @Override
            public boolean hearsHostCalls() {
                return false;
            }

            @Override
            public void onListening(String address, int descriptor) {
                io.error("listening at %s (descriptor %d)".formatted(address, descriptor));
            }
        };
    }

    /** Waits for a session's answer; a failure names the file. */
    static <T> T await(
            CommandIo io, LaunchConfig config, String what, CompletableFuture<T> future) {
        try {
            return Progress.await(io, what, future);
        } catch (ExecutionException e) {
            throw failure(config, Failures.unwrap(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted");
        }
    }

    private static RuntimeException failure(LaunchConfig config, Throwable cause) {
        if (cause instanceof SessionException e) {
            int code = e.isUsage() ? ExitCode.USAGE : ExitCode.FAILURE;
            String hint =
                    e instanceof UnknownImportException
                            ? "; --unknown-imports=trap runs it until it uses that"
                            : "";
            return new CommandFailure(prefixed(config, Failures.message(e)) + hint, code);
        }
        return cause instanceof RuntimeException runtime
                ? runtime
                : new IllegalStateException(cause);
    }

    private static String prefixed(LaunchConfig config, String message) {
        String file = config.wasm().toString();
        return message.startsWith(file) ? message : file + ": " + message;
    }

    /**
     * Runs to the end without a debugger; prints results, a trap's trace or the limit that was hit.
     */
    static int runToEnd(CommandIo io, DebugSession session) {
        Stop stop = session.run().join();
        io.out().flush();
        return report(io, session, stop);
    }

    /** Prints why a run ended and returns the exit code that says so. */
    static int report(CommandIo io, DebugSession session, Stop stop) {
        return switch (stop.reason()) {
            case StopReason.Exited exited -> {
                exited.results().stream().map(ResultText::typed).forEach(io.out()::println);
                yield exited.code();
            }
            case StopReason.Trapped trap -> {
                io.error(session.config().wasm() + ": " + trap.text());
                printTrace(io, stop);
                yield ExitCode.TRAP;
            }
            case StopReason.LimitReached limit -> {
                io.error(session.config().wasm() + ": " + limit.text());
                printTrace(io, stop);
                yield ExitCode.FAILURE;
            }
            case StopReason.RecordingStopped recording -> {
                io.error(session.config().wasm() + ": " + recording.message());
                printTrace(io, stop);
                yield ExitCode.FAILURE;
            }
            case StopReason.Failed failed -> {
                io.error(prefixed(session.config(), failed.message()));
                yield ExitCode.FAILURE;
            }
            default -> {
                io.error(session.config().wasm() + ": stopped: " + stop.reason().text());
                yield ExitCode.FAILURE;
            }
        };
    }

    private static void printTrace(CommandIo io, Stop stop) {
        StackText.trace(stop.frames()).forEach(io.err()::println);
        int shown = stop.frames().isEmpty() ? 0 : stop.frames().getLast().guestDepth() + 1;
        if (stop.guestDepth() > shown) {
            io.err().println("  … " + (stop.guestDepth() - shown) + " more frames");
        }
    }
}
