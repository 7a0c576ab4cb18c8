package dev.wasmscope.cli.dap;

import dev.wasmscope.cli.SampleRuns;
import dev.wasmscope.testing.TestInputs;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Conversations about breakpoints that do not always stop. */
class DapBreakpointsTest extends Conversational {
    @Test
    void conditionsHitsAndMessages() throws IOException {
        launch("ledger", "january", "");
        String source = SampleRuns.source(folder, "ledger", "src/ledger.c");
        dap.request(
                "setBreakpoints",
                ("{'source':{'path':'SOURCE'},'breakpoints':["
                                + "{'line':101,'condition':'account->owners == 1'},"
                                + "{'line':61,'hitCondition':'% 2'},"
                                + "{'line':110,'logMessage':'closing {account->name} of {account->owners}, {{no}}'},"
                                + "{'line':143,'hitCondition':'sometimes'}]}")
                        .replace("SOURCE", source));
        dap.request(
                "setFunctionBreakpoints",
                "{'breakpoints':[{'name':'/^post_(with|trans)/','hitCondition':'>= 2'},"
                        + "{'name':'post_deposit','condition':'entry->nothing > 1'}]}");
        dap.request(
                "setInstructionBreakpoints",
                "{'breakpoints':[{'instructionReference':'0x686','condition':'1 == 2'}]}");
        dap.request("configurationDone", "{}");
        for (int stop = 0; stop < 4; stop++) {
            dap.event("stopped");
            dap.request("continue", "{'threadId':1}");
        }
        dap.event("terminated");
        check("conditions");
    }

    @Test
    void aConditionThatChangesIsChangedInPlace() throws IOException {
        launch("ledger", "january", "");
        String line = "{'source':{'path':'%s'},'breakpoints':[{'line':101,'condition':'%s'}]}";
        String source = SampleRuns.source(folder, "ledger", "src/ledger.c");
        dap.request("setBreakpoints", line.formatted(source, "0"));
        dap.request("setBreakpoints", line.formatted(source, "account->owners == 0"));
        dap.request("configurationDone", "{}");
        dap.event("stopped");
        evaluate("account->name", "watch", top());
        dap.request("disconnect", "{}");
        check("condition-changed");
    }

    @Test
    void exceptionsGrowthAndTheEndAreFilters() throws IOException {
        initialize();
        dap.request(
                "launch",
                "{'program':'%s'}".formatted(TestInputs.guest("cpp/zoo-c19-eh-legacy-O0.wasm")));
        dap.request(
                "setExceptionBreakpoints",
                "{'filters':['traps','thrown','nothing'],"
                        + "'filterOptions':[{'filterId':'exit','condition':'1'}]}");
        dap.request("configurationDone", "{}");
        dap.event("thread");
        dap.forget();
        dap.event("stopped");
        dap.request("exceptionInfo", "{'threadId':1}");
        dap.request("setExceptionBreakpoints", "{'filters':['exit']}");
        dap.request("continue", "{'threadId':1}");
        dap.event("stopped");
        dap.request("continue", "{'threadId':1}");
        dap.event("terminated");
        check("exceptions");
    }
}
