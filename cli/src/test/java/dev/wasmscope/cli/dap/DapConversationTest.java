package dev.wasmscope.cli.dap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.cli.SampleRuns;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Conversations of a client about the samples, as texts under {@code
 * src/test/resources/goldens/dap}: requests, their responses, and the events that were waited for.
 */
class DapConversationTest extends Conversational {
    @Test
    void aDayWithTheLedger() throws IOException {
        launch("ledger", "january", "");
        String source = SampleRuns.source(folder, "ledger", "src/ledger.c");
        dap.request(
                "breakpointLocations",
                "{'source':{'path':'%s'},'line':80,'endLine':90}".formatted(source));
        dap.request(
                "setBreakpoints",
                "{'source':{'path':'%s'},'breakpoints':[{'line':83},{'line':85},{'line':9999}]}"
                        .formatted(source));
        dap.request(
                "setFunctionBreakpoints",
                "{'breakpoints':[{'name':'main'},{'name':'nobody'},{'name':'call fd_close'}]}");
        dap.request("configurationDone", "{}");
        dap.event("stopped");
        dap.request("threads", "{}");
        for (int line = 120; line <= 122; line++) {
            dap.request("next", "{'threadId':1,'granularity':'line'}");
            dap.event("stopped");
        }
        dap.request("stepIn", "{'threadId':1}");
        dap.event("stopped");
        dap.request("stepOut", "{'threadId':1}");
        dap.event("stopped");
        dap.request("stepIn", "{'threadId':1,'granularity':'instruction'}");
        dap.event("stopped");
        dap.request("setFunctionBreakpoints", "{'breakpoints':[{'name':'post_account'}]}");
        dap.request("continue", "{'threadId':1}");
        dap.event("stopped");
        values();
        dap.request("setFunctionBreakpoints", "{'breakpoints':[]}");
        dap.request(
                "setBreakpoints", "{'source':{'path':'%s'},'breakpoints':[]}".formatted(source));
        dap.request("continue", "{'threadId':1}");
        dap.event("terminated");
        dap.request("disconnect", "{}");
        check("ledger");
    }

    private void values() throws IOException {
        JsonNode stack = dap.request("stackTrace", "{'threadId':1,'startFrame':0,'levels':3}");
        int top = DapClient.frames(stack).getFirst();
        JsonNode scopes = dap.request("scopes", "{'frameId':%d}".formatted(top)).get("scopes");
        JsonNode arguments = variables(DapClient.reference(scopes, "Arguments"));
        variables(DapClient.reference(scopes, "Wasm locals"));
        variables(DapClient.reference(arguments, "account"));
        evaluate("account->name", "watch", top);
        evaluate("nothing", "hover", top);
        evaluate("info breakpoints", "repl", top);
        evaluate("account", "repl", top);
        dap.request("completions", "{'frameId':%d,'text':'acc','column':4}".formatted(top));
        dap.request(
                "completions", "{'frameId':%d,'text':'account->na','column':12}".formatted(top));
        dap.request("completions", "{'frameId':%d,'text':'$stack','column':7}".formatted(top));
        dap.request("readMemory", "{'memoryReference':'0x400','count':16}");
        dap.request("writeMemory", "{'memoryReference':'0x400','data':'aGVsbG8='}");
        dap.request("readMemory", "{'memoryReference':'0x400','offset':-1,'count':8}");
        dap.refused("variables", "{'variablesReference':4711}");
        dap.refused("exceptionInfo", "{'threadId':1}");
    }

    @Test
    void valuesAreChanged() throws IOException {
        launch("ledger", "january", "");
        dap.request("setFunctionBreakpoints", "{'breakpoints':[{'name':'post_account'}]}");
        dap.request("configurationDone", "{}");
        dap.event("stopped");
        JsonNode stack = dap.request("stackTrace", "{'threadId':1,'startFrame':0,'levels':1}");
        int top = DapClient.frames(stack).getFirst();
        JsonNode scopes = dap.request("scopes", "{'frameId':%d}".formatted(top)).get("scopes");
        int arguments = DapClient.reference(scopes, "Arguments");
        JsonNode account = variables(arguments);
        int members = DapClient.reference(account, "account");
        variables(members);
        set(members, "balance", "account->owners * 100 + 1");
        dap.event("memory");
        set(members, "first", "0");
        set(DapClient.reference(scopes, "Wasm locals"), "$local2", "7");
        dap.request(
                "setExpression",
                "{'frameId':%d,'expression':'account->owners','value':'(int)3.9'}".formatted(top));
        evaluate("account->balance + account->owners", "watch", top);
        evaluate("account->owners -= 1", "repl", top);
        dap.refused(
                "setVariable",
                "{'variablesReference':%d,'name':'balance','value':'nobody'}".formatted(members));
        dap.refused(
                "setExpression", "{'frameId':%d,'expression':'1 + 1','value':'3'}".formatted(top));
        dap.request("disconnect", "{}");
        check("changes");
    }

    private void set(int reference, String name, String value) throws IOException {
        dap.request(
                "setVariable",
                "{'variablesReference':%d,'name':'%s','value':'%s'}"
                        .formatted(reference, name, value));
    }

    @Test
    void aTrapIsExplained() throws IOException {
        launch("ledger", "december", "");
        dap.request("setExceptionBreakpoints", "{'filters':['traps']}");
        dap.request("configurationDone", "{}");
        dap.event("stopped");
        dap.request("exceptionInfo", "{'threadId':1}");
        dap.request("stackTrace", "{'threadId':1}");
        dap.request("continue", "{'threadId':1}");
        dap.event("terminated");
        check("trap");
    }

    @Test
    void aPatchFromTheConsoleKeepsTheProgramFromItsTrap() throws IOException {
        launch("ledger", "december", "");
        dap.request(
                "evaluate",
                "{'expression':'patch share_of if owners == 0 do return total','context':'repl'}");
        dap.request("configurationDone", "{}");
        dap.event("terminated");
        check("patch");
    }

    @Test
    void aTrapThatNobodyWantsEndsTheProgram() throws IOException {
        launch("ledger", "december", "");
        dap.request(
                "setExceptionBreakpoints",
                "{'filters':[],'filterOptions':[{'filterId':'traps','condition':'unreachable'}]}");
        dap.request("configurationDone", "{}");
        dap.event("terminated");
        check("trap-not-wanted");
    }

    @Test
    void codeWithoutSource() throws IOException {
        launch("ledger", "january", ",'stopOnEntry':true");
        dap.request("configurationDone", "{}");
        dap.event("stopped");
        JsonNode frame = dap.request("stackTrace", "{'threadId':1}").get("stackFrames").get(0);
        int reference = frame.at("/source/sourceReference").asInt();
        dap.request("source", "{'sourceReference':%d}".formatted(reference));
        dap.request(
                "setBreakpoints",
                "{'source':{'sourceReference':%d},'breakpoints':[{'line':3}]}"
                        .formatted(reference));
        dap.request(
                "disassemble",
                "{'memoryReference':'%s','instructionOffset':-3,'instructionCount':8}"
                        .formatted(frame.get("instructionPointerReference").asString()));
        dap.request(
                "disassemble",
                "{'memoryReference':'0x0','instructionOffset':-2,'instructionCount':3}");
        dap.request(
                "setInstructionBreakpoints",
                "{'breakpoints':[{'instructionReference':'0x5'},{'instructionReference':'0xfffffff'}]}");
        dap.request("continue", "{'threadId':1}");
        dap.event("stopped");
        dap.request("modules", "{}");
        dap.request("loadedSources", "{}");
        dap.request("terminate", "{}");
        dap.event("terminated");
        check("code");
    }

    @Test
    void startedAgain() throws IOException {
        launch("ledger", "january", "");
        dap.request("setFunctionBreakpoints", "{'breakpoints':[{'name':'main'}]}");
        dap.request("configurationDone", "{}");
        dap.event("stopped");
        dap.request("evaluate", "{'expression':'next','context':'repl'}");
        dap.event("stopped");
        dap.request("evaluate", "{'expression':'break close_month','context':'repl'}");
        dap.event("breakpoint");
        dap.request("restart", "{}");
        assertEquals("function breakpoint", dap.event("stopped").get("reason").asString());
        dap.request("disconnect", "{'terminateDebuggee':true}");
        check("restart");
    }

    @Test
    void whatCannotBeDoneIsSaid() throws IOException {
        dap.refused("threads_", "{}");
        dap.refused("continue", "{'threadId':1}");
        dap.refused("launch", "{}");
        dap.refused("launch", "{'program':'%s/nothing.wasm'}".formatted(folder));
        dap.refused("launch", "{'program':'x.wasm','args':{'a':1}}");
        dap.refused("launch", "{'program':'x.wasm','dirs':[{'host':'d','access':'none'}]}");
        dap.refused("launch", "{'program':'x.wasm','limits':{'memory':'lots'}}");
        dap.refused("launch", "{'program':'x.wasm','unknownImports':'maybe'}");
        dap.refused("launch", "{'program':'x.wasm','injections':['open:what']}");
        dap.refused("attach", "{}");
        dap.refused("stepBack", "{'threadId':1}");
        launch("ledger", "january", "");
        dap.refused("launch", "{'program':'x.wasm'}");
        dap.refused("next", "{'threadId':1}");
        dap.refused("setBreakpoints", "{'source':{},'breakpoints':[]}");
        dap.refused("source", "{'sourceReference':99}");
        dap.refused("readMemory", "{'memoryReference':'here','count':1}");
        check("refused");
    }
}
