package dev.wasmscope.session;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A session that a test drives step by step: every request waits for its answer. */
final class DebuggedProgram implements AutoCloseable {
    private static final long SECONDS = 30;

    private final DebugSession session;
    private final StringBuffer output = new StringBuffer();

    DebuggedProgram(LaunchConfig config) throws SessionException {
        session = DebugSession.open(config);
        session.addListener(
                new SessionListener() {
                    @Override
                    public void onOutput(OutputStreamKind stream, byte[] bytes) {
                        output.append(new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
                    }
                });
    }

    /** A guest whose sources are looked for in a folder. */
    static DebuggedProgram open(Path wasm, Path sources, String... args) throws SessionException {
        return new DebuggedProgram(
                LaunchConfig.of(wasm)
                        .withArgs(List.of(args))
                        .withPaths(new PathMappings(List.of(), List.of(sources))));
    }

    DebugSession session() {
        return session;
    }

    /** What the guest wrote so far, both streams. */
    String output() {
        return output.toString();
    }

    Stop perform(String command) {
        return await(
                switch (command) {
                    case "run" -> session.run();
                    case "continue" -> session.continueRun();
                    case "over" -> session.stepOver();
                    case "into" -> session.stepInto();
                    case "out" -> session.stepOut();
                    case "instruction" -> session.stepInstruction();
                    default -> throw new IllegalArgumentException(command);
                });
    }

    /** Runs to a line with a breakpoint that is taken away again. */
    Stop runToLine(String file, int line) {
        Breakpoint breakpoint = session.addLineBreakpoint(file, line);
        Stop stop = perform(session.state() == SessionState.STOPPED ? "continue" : "run");
        session.removeBreakpoint(breakpoint.id());
        return stop;
    }

    /** Runs to the instruction at or behind a code offset, likewise. */
    Stop runTo(long codeOffset) {
        Breakpoint breakpoint =
                session.addInstructionBreakpoint(
                        session.module().locationOf(codeOffset).orElseThrow());
        Stop stop = perform(session.state() == SessionState.STOPPED ? "continue" : "run");
        session.removeBreakpoint(breakpoint.id());
        return stop;
    }

    Variable evaluate(int frame, String expression) {
        return await(session.evaluate(frame, expression));
    }

    /** {@code file:line} of the innermost row. */
    static String place(Stop stop) {
        return stop.position().map(p -> p.fileName() + ":" + p.line()).orElse(stop.reason().text());
    }

    static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
