package dev.wasmscope.cli.dap;

import org.eclipse.lsp4j.debug.Capabilities;

/** What this adapter can do: only what works is said. */
final class Offered {
    private Offered() {}

    static Capabilities capabilities() {
        Capabilities all = new Capabilities();
        all.setSupportsConfigurationDoneRequest(true);
        all.setSupportsFunctionBreakpoints(true);
        all.setSupportsConditionalBreakpoints(true);
        all.setSupportsHitConditionalBreakpoints(true);
        all.setSupportsLogPoints(true);
        all.setSupportsDataBreakpoints(true);
        all.setSupportsDataBreakpointBytes(true);
        all.setSupportsInstructionBreakpoints(true);
        all.setSupportsBreakpointLocationsRequest(true);
        all.setExceptionBreakpointFilters(ExceptionFilters.offered());
        all.setSupportsExceptionFilterOptions(true);
        all.setSupportsExceptionInfoRequest(true);
        all.setSupportsSteppingGranularity(true);
        all.setSupportsStepInTargetsRequest(true);
        all.setSupportsGotoTargetsRequest(true);
        all.setSupportsRestartFrame(true);
        all.setSupportsDelayedStackTraceLoading(true);
        all.setSupportsEvaluateForHovers(true);
        all.setSupportsClipboardContext(true);
        all.setSupportsValueFormattingOptions(true);
        all.setSupportsSetVariable(true);
        all.setSupportsSetExpression(true);
        all.setSupportsCompletionsRequest(true);
        all.setCompletionTriggerCharacters(new String[] {".", ">", "$"});
        all.setSupportsReadMemoryRequest(true);
        all.setSupportsWriteMemoryRequest(true);
        all.setSupportsDisassembleRequest(true);
        all.setSupportsModulesRequest(true);
        all.setSupportsLoadedSourcesRequest(true);
        all.setSupportsRestartRequest(true);
        all.setSupportsTerminateRequest(true);
        all.setSupportsTerminateThreadsRequest(true);
        all.setSupportTerminateDebuggee(true);
        all.setSupportSuspendDebuggee(true);
        all.setSupportsCancelRequest(true);
        all.setSupportsANSIStyling(true);
        return all;
    }
}
