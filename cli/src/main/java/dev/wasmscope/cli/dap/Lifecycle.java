package dev.wasmscope.cli.dap;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.cli.Failures;
import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.SessionState;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.eclipse.lsp4j.debug.Capabilities;
import org.eclipse.lsp4j.debug.DisconnectArguments;
import org.eclipse.lsp4j.debug.InitializeRequestArguments;
import org.eclipse.lsp4j.debug.ModuleEventArguments;
import org.eclipse.lsp4j.debug.ModuleEventArgumentsReason;
import org.eclipse.lsp4j.debug.ProcessEventArguments;
import org.eclipse.lsp4j.debug.ProcessEventArgumentsStartMethod;
import org.jspecify.annotations.Nullable;

/** From the first word of a client to the end of the program. */
final class Lifecycle {
    private final Target target;
    private final Client client;
    private final Debuggees debuggees;
    private final ModuleRequests modules;
    private final BreakpointRequests breakpoints;
    private final ShownBreakpoints shown;
    private final ExceptionFilters filters;
    private final RunRequests runs;
    private volatile @Nullable CompletableFuture<DebugSession> opening;
    private @Nullable Events events;
    private boolean attached;

    Lifecycle(
            Target target,
            Client client,
            Debuggees debuggees,
            ModuleRequests modules,
            BreakpointRequests breakpoints,
            ShownBreakpoints shown,
            ExceptionFilters filters,
            RunRequests runs) {
        this.target = target;
        this.client = client;
        this.debuggees = debuggees;
        this.modules = modules;
        this.breakpoints = breakpoints;
        this.shown = shown;
        this.filters = filters;
        this.runs = runs;
    }

    Capabilities initialize(InitializeRequestArguments arguments) {
        client.wishes(Wishes.of(arguments));
        return Offered.capabilities();
    }

    void launch(Map<String, Object> arguments) {
        refuseSecond();
        LaunchConfig config = LaunchArguments.of(arguments).config();
        debuggees.close();
        OpeningProgress progress = new OpeningProgress(client);
        progress.start(config.wasm());
        try {
            DebugSession session = open(config, progress);
            take(session);
            session.injections().stream()
                    .flatMap(injection -> session.module().idle(injection).stream())
                    .forEach(client::important);
        } finally {
            progress.end();
        }
    }

    /** Opens on a thread of its own, so that the opening can be given up. */
    private DebugSession open(LaunchConfig config, OpeningProgress progress) {
        CompletableFuture<DebugSession> opened = new CompletableFuture<>();
        opening = opened;
        Thread.ofPlatform().daemon().name("dap-open").start(() -> open(config, progress, opened));
        try {
            return opened.join();
        } catch (CancellationException _) {
            throw new CommandFailure("cancelled");
        } catch (CompletionException e) {
            throw failure(config, Failures.unwrap(e));
        } finally {
            opening = null;
        }
    }

    private static void open(
            LaunchConfig config, OpeningProgress progress, CompletableFuture<DebugSession> opened) {
        try {
            DebugSession session = DebugSession.open(config, progress);
            if (!opened.complete(session)) {
                session.close();
            }
        } catch (SessionException | RuntimeException | OutOfMemoryError e) {
            opened.completeExceptionally(e);
        }
    }

    private static RuntimeException failure(LaunchConfig config, Throwable cause) {
        String file = config.wasm().toString();
        String text = Errors.text(cause);
        return new CommandFailure(text.startsWith(file) ? text : file + ": " + text);
    }

    /** Gives up the opening of a program. */
    void cancelOpening() {
        CompletableFuture<DebugSession> present = opening;
        if (present != null) {
            present.cancel(false);
        }
    }

    void attach() {
        refuseSecond();
        DebugSession session =
                debuggees
                        .take()
                        .orElseThrow(
                                () ->
                                        new CommandFailure(
                                                "nothing to attach to: attach takes the program of a"
                                                        + " client that went away from 'wasmscope dap"
                                                        + " --port'; use launch"));
        session.breakpoints().stream().map(Breakpoint::id).forEach(session::removeBreakpoint);
        attached = true;
        take(session);
    }

    private void refuseSecond() {
        if (target.ifPresent().isPresent()) {
            throw new CommandFailure("a program is being debugged already");
        }
    }

    private void take(DebugSession session) {
        Events made = new Events(session, target, client, shown, filters);
        target.set(session);
        events = made;
        session.addListener(made);
    }

    /** What follows the response to a launch or an attach. */
    void taken() {
        DebugSession session = target.session();
        client.events().initialized();
        ProcessEventArguments process = new ProcessEventArguments();
        process.setName(session.config().wasm().toString());
        process.setIsLocalProcess(true);
        process.setStartMethod(
                attached
                        ? ProcessEventArgumentsStartMethod.ATTACH
                        : ProcessEventArgumentsStartMethod.LAUNCH);
        client.events().process(process);
        ModuleEventArguments module = new ModuleEventArguments();
        module.setReason(ModuleEventArgumentsReason.NEW);
        module.setModule(modules.module(session));
        client.events().module(module);
    }

    /** Runs, or shows where a program stands that was taken over. */
    void configured() {
        DebugSession session = target.session();
        switch (session.state()) {
            case NOT_STARTED, ENDED -> runs.run(DebugSession::run);
            case STOPPED -> {
                if (events != null) {
                    events.stopped(target.stop());
                }
            }
            case RUNNING -> {}
        }
    }

    /** Starts the program again from the beginning; breakpoints stay. */
    void restart() {
        DebugSession session = target.session();
        if (events != null && session.state() != SessionState.NOT_STARTED) {
            events.restarting();
        }
        Optional<CompletableFuture<?>> killed =
                switch (session.state()) {
                    case RUNNING, STOPPED -> Optional.of(session.kill());
                    case NOT_STARTED, ENDED -> Optional.empty();
                };
        killed.ifPresent(target::ask);
        runs.run(DebugSession::run);
    }

    /** Ends the program; its end comes as an event. */
    void terminate() {
        cancelOpening();
        DebugSession session = target.session();
        switch (session.state()) {
            case RUNNING, STOPPED -> runs.report(session.kill());
            case NOT_STARTED, ENDED ->
                    client.events()
                            .terminated(new org.eclipse.lsp4j.debug.TerminatedEventArguments());
        }
    }

    /** The client leaves: the program ends with it unless it says otherwise. */
    void disconnect(DisconnectArguments arguments) {
        cancelOpening();
        Boolean wanted = arguments.getTerminateDebuggee();
        boolean ends = wanted == null ? !attached : wanted;
        Optional<DebugSession> session = release();
        if (ends) {
            session.ifPresent(DebugSession::close);
        } else if (Boolean.TRUE.equals(arguments.getSuspendDebuggee())) {
            session.ifPresent(debuggees::leavePaused);
        } else {
            session.ifPresent(this::leaveRunning);
        }
    }

    private void leaveRunning(DebugSession session) {
        session.breakpoints().stream().map(Breakpoint::id).forEach(session::removeBreakpoint);
        if (session.state() == SessionState.STOPPED) {
            session.continueRun();
        }
        debuggees.leave(session);
    }

    /** The client is gone without a word: the program waits for the next one. */
    void vanished() {
        cancelOpening();
        release().ifPresent(debuggees::leavePaused);
    }

    private Optional<DebugSession> release() {
        Optional<DebugSession> session = target.ifPresent();
        Events told = events;
        if (session.isPresent() && told != null) {
            session.get().removeListener(told);
        }
        target.set(null);
        events = null;
        breakpoints.reset();
        return session;
    }
}
