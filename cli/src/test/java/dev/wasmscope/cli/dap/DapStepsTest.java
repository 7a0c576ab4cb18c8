package dev.wasmscope.cli.dap;

import dev.wasmscope.cli.SampleRuns;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Conversations about where a program goes on. */
class DapStepsTest extends Conversational {
    @Test
    void intoAChosenCallOutByInstructionAndOverSkippedFiles() throws IOException {
        launch("ledger", "january", ",'skipFunctions':['post_*'],'justMyCode':true");
        runTo("main");
        for (int line = 120; line <= 122; line++) {
            dap.request("next", "{'threadId':1}");
            dap.event("stopped");
        }
        JsonNode targets =
                dap.request("stepInTargets", "{'frameId':%d}".formatted(top())).get("targets");
        dap.request(
                "stepIn",
                "{'threadId':1,'targetId':%d}".formatted(targets.get(0).get("id").asInt()));
        dap.event("stopped");
        top();
        dap.request("stepOut", "{'threadId':1,'granularity':'instruction'}");
        dap.event("stopped");
        top();
        dap.refused("stepIn", "{'threadId':1,'targetId':77}");
        dap.request("setFunctionBreakpoints", "{'breakpoints':[{'name':'close_month'}]}");
        dap.request("continue", "{'threadId':1}");
        dap.event("stopped");
        for (int step = 0; step < 3; step++) { // over post_account, which is skipped
            dap.request("stepIn", "{'threadId':1}");
            dap.event("stopped");
        }
        top();
        dap.request("disconnect", "{}");
        check("steps");
    }

    @Test
    void toAnotherLineAndToTheBeginningOfAFrame() throws IOException {
        launch("ledger", "january", "");
        String source = SampleRuns.source(folder, "ledger", "src/ledger.c");
        runTo("post_account");
        dap.request("next", "{'threadId':1}");
        dap.event("stopped");
        JsonNode targets =
                dap.request("gotoTargets", "{'source':{'path':'%s'},'line':101}".formatted(source))
                        .get("targets");
        dap.request(
                "goto", "{'threadId':1,'targetId':%d}".formatted(targets.get(0).get("id").asInt()));
        dap.event("stopped");
        top();
        dap.ask("gotoTargets", "{'source':{'path':'%s'},'line':41}".formatted(source));
        JsonNode stack = dap.request("stackTrace", "{'threadId':1,'startFrame':0,'levels':2}");
        dap.request("restartFrame", "{'frameId':%d}".formatted(DapClient.frames(stack).getLast()));
        dap.event("stopped");
        top();
        dap.request("next", "{'threadId':1}");
        dap.event("stopped");
        dap.request("disconnect", "{}");
        check("jumps");
    }
}
