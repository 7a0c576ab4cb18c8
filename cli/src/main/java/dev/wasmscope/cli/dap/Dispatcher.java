package dev.wasmscope.cli.dap;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.debug.BreakpointLocationsArguments;
import org.eclipse.lsp4j.debug.BreakpointLocationsResponse;
import org.eclipse.lsp4j.debug.CancelArguments;
import org.eclipse.lsp4j.debug.Capabilities;
import org.eclipse.lsp4j.debug.CompletionsArguments;
import org.eclipse.lsp4j.debug.CompletionsResponse;
import org.eclipse.lsp4j.debug.ConfigurationDoneArguments;
import org.eclipse.lsp4j.debug.ContinueArguments;
import org.eclipse.lsp4j.debug.ContinueResponse;
import org.eclipse.lsp4j.debug.DataBreakpointInfoArguments;
import org.eclipse.lsp4j.debug.DataBreakpointInfoResponse;
import org.eclipse.lsp4j.debug.DisassembleArguments;
import org.eclipse.lsp4j.debug.DisassembleResponse;
import org.eclipse.lsp4j.debug.DisconnectArguments;
import org.eclipse.lsp4j.debug.EvaluateArguments;
import org.eclipse.lsp4j.debug.EvaluateResponse;
import org.eclipse.lsp4j.debug.ExceptionInfoArguments;
import org.eclipse.lsp4j.debug.ExceptionInfoResponse;
import org.eclipse.lsp4j.debug.GotoArguments;
import org.eclipse.lsp4j.debug.GotoTargetsArguments;
import org.eclipse.lsp4j.debug.GotoTargetsResponse;
import org.eclipse.lsp4j.debug.InitializeRequestArguments;
import org.eclipse.lsp4j.debug.LoadedSourcesArguments;
import org.eclipse.lsp4j.debug.LoadedSourcesResponse;
import org.eclipse.lsp4j.debug.LocationsArguments;
import org.eclipse.lsp4j.debug.LocationsResponse;
import org.eclipse.lsp4j.debug.ModulesArguments;
import org.eclipse.lsp4j.debug.ModulesResponse;
import org.eclipse.lsp4j.debug.NextArguments;
import org.eclipse.lsp4j.debug.PauseArguments;
import org.eclipse.lsp4j.debug.ReadMemoryArguments;
import org.eclipse.lsp4j.debug.ReadMemoryResponse;
import org.eclipse.lsp4j.debug.RestartArguments;
import org.eclipse.lsp4j.debug.RestartFrameArguments;
import org.eclipse.lsp4j.debug.ScopesArguments;
import org.eclipse.lsp4j.debug.ScopesResponse;
import org.eclipse.lsp4j.debug.SetBreakpointsArguments;
import org.eclipse.lsp4j.debug.SetBreakpointsResponse;
import org.eclipse.lsp4j.debug.SetDataBreakpointsArguments;
import org.eclipse.lsp4j.debug.SetDataBreakpointsResponse;
import org.eclipse.lsp4j.debug.SetExceptionBreakpointsArguments;
import org.eclipse.lsp4j.debug.SetExceptionBreakpointsResponse;
import org.eclipse.lsp4j.debug.SetExpressionArguments;
import org.eclipse.lsp4j.debug.SetExpressionResponse;
import org.eclipse.lsp4j.debug.SetFunctionBreakpointsArguments;
import org.eclipse.lsp4j.debug.SetFunctionBreakpointsResponse;
import org.eclipse.lsp4j.debug.SetInstructionBreakpointsArguments;
import org.eclipse.lsp4j.debug.SetInstructionBreakpointsResponse;
import org.eclipse.lsp4j.debug.SetVariableArguments;
import org.eclipse.lsp4j.debug.SetVariableResponse;
import org.eclipse.lsp4j.debug.SourceArguments;
import org.eclipse.lsp4j.debug.SourceResponse;
import org.eclipse.lsp4j.debug.StackTraceArguments;
import org.eclipse.lsp4j.debug.StackTraceResponse;
import org.eclipse.lsp4j.debug.StepInArguments;
import org.eclipse.lsp4j.debug.StepInTargetsArguments;
import org.eclipse.lsp4j.debug.StepInTargetsResponse;
import org.eclipse.lsp4j.debug.StepOutArguments;
import org.eclipse.lsp4j.debug.TerminateArguments;
import org.eclipse.lsp4j.debug.TerminateThreadsArguments;
import org.eclipse.lsp4j.debug.ThreadsResponse;
import org.eclipse.lsp4j.debug.VariablesArguments;
import org.eclipse.lsp4j.debug.VariablesResponse;
import org.eclipse.lsp4j.debug.WriteMemoryArguments;
import org.eclipse.lsp4j.debug.WriteMemoryResponse;
import org.eclipse.lsp4j.debug.services.IDebugProtocolServer;

/** Passes each request to the class of its group, in the order that {@link Requests} keeps. */
final class Dispatcher implements IDebugProtocolServer {
    private final Requests requests;
    private final Handlers to;
    private final CompletableFuture<Void> over;

    /**
     * For one client.
     *
     * @param over completed when it has disconnected
     */
    Dispatcher(Requests requests, Handlers to, CompletableFuture<Void> over) {
        this.requests = requests;
        this.to = to;
        this.over = over;
    }

    @Override
    public CompletableFuture<Capabilities> initialize(InitializeRequestArguments args) {
        return requests.inOrder(() -> to.lifecycle().initialize(args));
    }

    @Override
    public CompletableFuture<Void> launch(Map<String, Object> args) {
        return requests.done(() -> to.lifecycle().launch(args), to.lifecycle()::taken);
    }

    @Override
    public CompletableFuture<Void> attach(Map<String, Object> args) {
        return requests.done(to.lifecycle()::attach, to.lifecycle()::taken);
    }

    @Override
    public CompletableFuture<Void> configurationDone(ConfigurationDoneArguments args) {
        return requests.done(() -> to.target().session(), to.lifecycle()::configured);
    }

    @Override
    public CompletableFuture<Void> restart(RestartArguments args) {
        return requests.done(
                () -> to.lifecycle().prepareRestart(RestartSettings.of(args)),
                to.lifecycle()::restart);
    }

    @Override
    public CompletableFuture<Void> terminate(TerminateArguments args) {
        return requests.atOnce(to.lifecycle()::terminate);
    }

    @Override
    public CompletableFuture<Void> terminateThreads(TerminateThreadsArguments args) {
        return requests.atOnce(() -> to.lifecycle().terminateThreads(args));
    }

    @Override
    public CompletableFuture<Void> disconnect(DisconnectArguments args) {
        to.lifecycle().cancelOpening();
        return requests.done(() -> to.lifecycle().disconnect(args), () -> over.complete(null));
    }

    @Override
    public CompletableFuture<Void> cancel(CancelArguments args) {
        return requests.atOnce(
                () -> {
                    if (args.getRequestId() != null) {
                        requests.cancel(args.getRequestId().toString());
                    }
                    if (OpeningProgress.ID.equals(args.getProgressId())) {
                        to.lifecycle().cancelOpening();
                    }
                });
    }

    @Override
    public CompletableFuture<SetBreakpointsResponse> setBreakpoints(SetBreakpointsArguments args) {
        return requests.inOrder(() -> to.breakpoints().ofSource(args));
    }

    @Override
    public CompletableFuture<SetFunctionBreakpointsResponse> setFunctionBreakpoints(
            SetFunctionBreakpointsArguments args) {
        return requests.inOrder(() -> to.breakpoints().ofFunctions(args));
    }

    @Override
    public CompletableFuture<SetInstructionBreakpointsResponse> setInstructionBreakpoints(
            SetInstructionBreakpointsArguments args) {
        return requests.inOrder(() -> to.breakpoints().ofInstructions(args));
    }

    @Override
    public CompletableFuture<DataBreakpointInfoResponse> dataBreakpointInfo(
            DataBreakpointInfoArguments args) {
        return requests.inOrder(() -> to.data().info(args));
    }

    @Override
    public CompletableFuture<SetDataBreakpointsResponse> setDataBreakpoints(
            SetDataBreakpointsArguments args) {
        return requests.inOrder(() -> to.data().set(args));
    }

    @Override
    public CompletableFuture<SetExceptionBreakpointsResponse> setExceptionBreakpoints(
            SetExceptionBreakpointsArguments args) {
        return requests.inOrder(() -> to.filters().set(args));
    }

    @Override
    public CompletableFuture<BreakpointLocationsResponse> breakpointLocations(
            BreakpointLocationsArguments args) {
        return requests.inOrder(() -> to.modules().breakpointLocations(args));
    }

    @Override
    public CompletableFuture<ContinueResponse> continue_(ContinueArguments args) {
        return to.runs().continueRun();
    }

    @Override
    public CompletableFuture<Void> next(NextArguments args) {
        return to.runs().next(args.getGranularity());
    }

    @Override
    public CompletableFuture<Void> stepIn(StepInArguments args) {
        return args.getTargetId() == null
                ? to.runs().stepIn(args.getGranularity())
                : to.runs().stepInto(args.getTargetId());
    }

    @Override
    public CompletableFuture<StepInTargetsResponse> stepInTargets(StepInTargetsArguments args) {
        return requests.inOrder(() -> to.jumps().stepInTargets(args));
    }

    @Override
    public CompletableFuture<GotoTargetsResponse> gotoTargets(GotoTargetsArguments args) {
        return requests.inOrder(() -> to.jumps().gotoTargets(args));
    }

    @Override
    public CompletableFuture<Void> goto_(GotoArguments args) {
        return requests.done(() -> to.jumps().jump(args), () -> {});
    }

    @Override
    public CompletableFuture<Void> restartFrame(RestartFrameArguments args) {
        return requests.done(() -> to.jumps().restartFrame(args), () -> {});
    }

    @Override
    public CompletableFuture<Void> stepOut(StepOutArguments args) {
        return to.runs().stepOut(args.getGranularity());
    }

    @Override
    public CompletableFuture<Void> pause(PauseArguments args) {
        return to.runs().pause();
    }

    @Override
    public CompletableFuture<ThreadsResponse> threads() {
        return requests.inOrder(to.stack()::threads);
    }

    @Override
    public CompletableFuture<StackTraceResponse> stackTrace(StackTraceArguments args) {
        return requests.inOrder(() -> to.stack().stackTrace(args));
    }

    @Override
    public CompletableFuture<ScopesResponse> scopes(ScopesArguments args) {
        return requests.inOrder(() -> to.stack().scopes(args));
    }

    @Override
    public CompletableFuture<VariablesResponse> variables(VariablesArguments args) {
        return requests.inOrder(() -> to.variables().variables(args));
    }

    @Override
    public CompletableFuture<LocationsResponse> locations(LocationsArguments args) {
        return requests.inOrder(() -> to.locations().locations(args));
    }

    @Override
    public CompletableFuture<SetVariableResponse> setVariable(SetVariableArguments args) {
        return requests.inOrder(() -> to.changes().setVariable(args), to.changes()::changed);
    }

    @Override
    public CompletableFuture<SetExpressionResponse> setExpression(SetExpressionArguments args) {
        return requests.inOrder(() -> to.changes().setExpression(args), to.changes()::changed);
    }

    @Override
    public CompletableFuture<EvaluateResponse> evaluate(EvaluateArguments args) {
        return EvaluateRequests.isConsole(args)
                ? requests.aside(
                        () -> to.evaluation().evaluate(args), () -> to.evaluation().evaluated(args))
                : requests.inOrder(() -> to.evaluation().evaluate(args));
    }

    @Override
    public CompletableFuture<CompletionsResponse> completions(CompletionsArguments args) {
        return requests.inOrder(() -> to.completions().complete(args));
    }

    @Override
    public CompletableFuture<ExceptionInfoResponse> exceptionInfo(ExceptionInfoArguments args) {
        return requests.inOrder(to.explanations()::exceptionInfo);
    }

    @Override
    public CompletableFuture<ReadMemoryResponse> readMemory(ReadMemoryArguments args) {
        return requests.inOrder(() -> to.memory().read(args));
    }

    @Override
    public CompletableFuture<WriteMemoryResponse> writeMemory(WriteMemoryArguments args) {
        return requests.inOrder(() -> to.memory().write(args), () -> to.memory().written(args));
    }

    @Override
    public CompletableFuture<DisassembleResponse> disassemble(DisassembleArguments args) {
        return requests.inOrder(() -> to.disassembly().disassemble(args));
    }

    @Override
    public CompletableFuture<SourceResponse> source(SourceArguments args) {
        return requests.inOrder(() -> to.modules().source(args));
    }

    @Override
    public CompletableFuture<ModulesResponse> modules(ModulesArguments args) {
        return requests.inOrder(() -> to.modules().modules(args));
    }

    @Override
    public CompletableFuture<LoadedSourcesResponse> loadedSources(LoadedSourcesArguments args) {
        return requests.inOrder(to.modules()::loadedSources);
    }
}
