package dev.wasmscope.cli.dap;

import dev.wasmscope.cli.SampleRuns;
import dev.wasmscope.testing.TestInputs;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

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
                                + "{'line':111,'logMessage':'closing {account->name} of {account->owners}, {{no}}'},"
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
    void partsOfALineHaveBreakpointsOfTheirOwn() throws IOException {
        launch("ledger", "december", "");
        String source = SampleRuns.source(folder, "ledger", "src/ledger.c");
        dap.request("breakpointLocations", "{'source':{'path':'%s'},'line':87}".formatted(source));
        dap.request(
                "breakpointLocations",
                "{'source':{'path':'%s'},'line':87,'column':20,'endColumn':60}".formatted(source));
        dap.request(
                "setBreakpoints",
                ("{'source':{'path':'%s'},'breakpoints':[{'line':87},{'line':87,'column':59},"
                                + "{'line':87,'column':30},{'line':87,'column':5}]}")
                        .formatted(source));
        dap.request("configurationDone", "{}");
        for (int stop = 0; stop < 2; stop++) {
            dap.event("stopped");
            top();
            dap.request("continue", "{'threadId':1}");
        }
        dap.request("disconnect", "{}");
        check("columns");
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

    @Test
    void dataIsWatched() throws IOException {
        launch("ledger", "january", "");
        runTo("post_account");
        dap.request("setFunctionBreakpoints", "{'breakpoints':[]}");
        int frame = top();
        JsonNode account = variables(scope(frame, "Arguments"));
        int members = DapClient.reference(account, "account");
        String balance = watch("'variablesReference':%d,'name':'balance'".formatted(members));
        String count = watch("'name':'posted_count','frameId':%d".formatted(frame));
        String bytes = watch("'name':'account->name','bytes':4,'frameId':%d".formatted(frame));
        String address = watch("'name':'0x20000','asAddress':true,'bytes':2");
        watch("'name':'1 + 1','frameId':%d".formatted(frame));
        dap.request(
                "setDataBreakpoints",
                ("{'breakpoints':[{'dataId':'%s'},{'dataId':'%s','hitCondition':'>= 3'},"
                                + "{'dataId':'%s','accessType':'read','condition':'0'},"
                                + "{'dataId':'%s','accessType':'readWrite'}]}")
                        .formatted(balance, count, bytes, address));
        for (int stop = 0; stop < 3; stop++) {
            dap.request("continue", "{'threadId':1}");
            dap.event("stopped");
        }
        dap.request("setDataBreakpoints", "{'breakpoints':[]}");
        dap.request("continue", "{'threadId':1}");
        dap.event("terminated");
        check("data");
    }

    /** The id of data that is to be watched. */
    private String watch(String what) throws IOException {
        return dap.request("dataBreakpointInfo", "{" + what + "}").path("dataId").asString("");
    }
}
