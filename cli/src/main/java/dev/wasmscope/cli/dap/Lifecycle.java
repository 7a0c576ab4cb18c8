package dev.wasmscope.cli.dap;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.SessionState;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.debug.Capabilities;
import org.eclipse.lsp4j.debug.CapabilitiesEventArguments;
import org.eclipse.lsp4j.debug.DisconnectArguments;
import org.eclipse.lsp4j.debug.InitializeRequestArguments;
import org.eclipse.lsp4j.debug.ModuleEventArguments;
import org.eclipse.lsp4j.debug.ModuleEventArgumentsReason;
import org.eclipse.lsp4j.debug.ProcessEventArguments;
import org.eclipse.lsp4j.debug.ProcessEventArgumentsStartMethod;
import org.eclipse.lsp4j.debug.TerminateThreadsArguments;
import org.eclipse.lsp4j.debug.TerminatedEventArguments;
import org.eclipse.lsp4j.debug.ThreadEventArgumentsReason;
import org.jspecify.annotations.Nullable;

/** From the first word of a client to the end of the program. */
final class Lifecycle {
    private final Target target;
    private final Client client;
    private final Debuggees debuggees;
    private final ModuleRequests modules;
    private final Sources sources;
    private final BreakpointRequests breakpoints;
    private final ShownBreakpoints shown;
    private final ExceptionFilters filters;
    private final RunRequests runs;
    private final Opening opening;
    private FileState file = FileState.NONE;
    private @Nullable Events events;
    private boolean attached;
    private Optional<LaunchArguments> launched = Optional.empty();

    Lifecycle(
            Target target,
            Client client,
            Debuggees debuggees,
            ModuleRequests modules,
            Sources sources,
            BreakpointRequests breakpoints,
            ShownBreakpoints shown,
            ExceptionFilters filters,
            RunRequests runs) {
        this.target = target;
        this.client = client;
        this.debuggees = debuggees;
        this.modules = modules;
        this.sources = sources;
        this.breakpoints = breakpoints;
        this.shown = shown;
        this.filters = filters;
        this.runs = runs;
        this.opening = new Opening(client);
    }

    Capabilities initialize(InitializeRequestArguments arguments) {
        client.wishes(Wishes.of(arguments));
        return Offered.capabilities();
    }

    void launch(Map<String, Object> arguments) {
        refuseSecond();
        debuggees.refuseLaunch();
        LaunchArguments read = LaunchArguments.of(arguments);
        debuggees.close();
        DebugSession session = opening.open(read.config().withReadAhead(true));
        file = FileState.of(session.config().wasm());
        take(session);
        set(read, session);
        session.coredumps().opened().ifPresent(core -> core.notes().forEach(client::important));
        session.injections().stream()
                .flatMap(injection -> session.module().idle(injection).stream())
                .forEach(client::important);
    }

    /** What of the settings is no part of what is launched. */
    private void set(LaunchArguments read, DebugSession session) {
        launched = Optional.of(read);
        target.debugging(!read.noDebug());
        session.stepping().setJustMyCode(read.justMyCode());
    }

    /** Gives up the opening of a program. */
    void cancelOpening() {
        opening.cancel();
    }

    void attach() {
        refuseSecond();
        DebugSession session =
                debuggees
                        .take()
                        .orElseThrow(
                                () ->
                                        new CommandFailure(
                                                "nothing to attach to: attach takes the program of"
                                                        + " 'wasmscope run --dap', or of a client that"
                                                        + " went away from 'wasmscope dap --port'; use"
                                                        + " launch"));
        session.breakpoints().stream().map(Breakpoint::id).forEach(session::removeBreakpoint);
        attached = true;
        target.debugging(true);
        file = FileState.of(session.config().wasm());
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
        client.thread(ThreadEventArgumentsReason.STARTED);
        tellLimits(session);
    }

    /** What cannot be done with this program although it was offered. */
    private void tellLimits(DebugSession session) {
        Capabilities less = new Capabilities();
        if (session.config().recording().isPresent()) {
            less.setSupportsSetVariable(false);
            less.setSupportsSetExpression(false);
            less.setSupportsWriteMemoryRequest(false);
        }
        if (session.coredumps().opened().isPresent()) {
            less.setSupportsSetVariable(false);
            less.setSupportsSetExpression(false);
            less.setSupportsWriteMemoryRequest(false);
            less.setSupportsRestartRequest(false);
            less.setSupportsGotoTargetsRequest(false);
            less.setSupportsStepInTargetsRequest(false);
        }
        if (debuggees.isOwn(session)) {
            less.setSupportsRestartRequest(false);
        }
        if (!less.equals(new Capabilities())) {
            CapabilitiesEventArguments event = new CapabilitiesEventArguments();
            event.setCapabilities(less);
            client.events().capabilities(event);
        }
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

    /**
     * Prepares to start the program again from the beginning; breakpoints stay. Reads the module
     * anew if its file or the settings have changed; when that fails the present one goes on.
     *
     * @param wanted the settings; empty for the present ones
     */
    void prepareRestart(Optional<LaunchArguments> wanted) {
        DebugSession session = target.session();
        if (debuggees.isOwn(session)) {
            throw new CommandFailure(
                    "the program was started by 'wasmscope run': start it again there");
        }
        Optional<LaunchArguments> other =
                wanted.filter(settings -> launched.filter(settings::isSameAs).isEmpty())
                        .filter(_ -> !attached);
        LaunchConfig config =
                other.map(settings -> settings.config().withReadAhead(true))
                        .orElse(session.config());
        FileState now = FileState.of(config.wasm());
        if (other.isEmpty() && now.equals(file)) {
            return;
        }
        DebugSession fresh = opening.open(config);
        file = now;
        Events told = events;
        if (told != null) {
            session.removeListener(told);
        }
        target.moved();
        sources.reset();
        breakpoints.move(session, fresh);
        fresh.stepping().setJustMyCode(session.stepping().justMyCode());
        other.ifPresent(settings -> set(settings, fresh));
        session.close();
        take(fresh);
        breakpoints.tellAll();
        ModuleEventArguments module = new ModuleEventArguments();
        module.setReason(ModuleEventArgumentsReason.CHANGED);
        module.setModule(modules.module(fresh));
        client.events().module(module);
    }

    /** Starts the program again. */
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
            case NOT_STARTED, ENDED -> client.events().terminated(new TerminatedEventArguments());
        }
    }

    /** A program without its only thread is over. */
    void terminateThreads(TerminateThreadsArguments arguments) {
        int[] ids = arguments.getThreadIds() == null ? new int[0] : arguments.getThreadIds();
        for (int id : ids) {
            if (id != Target.THREAD) {
                throw new CommandFailure("there is no thread " + id);
            }
        }
        if (ids.length > 0) {
            terminate();
        }
    }

    /** The client leaves: the program ends with it unless it says otherwise. */
    void disconnect(DisconnectArguments arguments) {
        cancelOpening();
        Boolean wanted = arguments.getTerminateDebuggee();
        boolean ends = wanted == null ? !attached : wanted;
        Optional<DebugSession> session = release();
        if (ends) {
            session.ifPresent(debuggees::end);
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
