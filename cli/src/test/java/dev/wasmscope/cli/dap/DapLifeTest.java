package dev.wasmscope.cli.dap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.cli.SampleRuns;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.SessionState;
import dev.wasmscope.testing.TestInputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Conversations about how programs begin and end. */
class DapLifeTest extends Conversational {
    private static final String LUA = "real/lua-c19-O0.wasm";

    @Test
    void theOpeningOfAProgramIsShown() throws IOException {
        dap.request("initialize", "{'adapterID':'wasmscope','supportsProgressReporting':true}");
        launchAgain("ledger", "january", "");
        dap.request("disconnect", "{}");
        check("progress");
    }

    @Test
    void anOpeningThatIsCancelledEndsTheLaunch() throws IOException {
        dap.request("initialize", "{'adapterID':'wasmscope','supportsProgressReporting':true}");
        int launch = dap.send("launch", "{'program':'%s'}".formatted(TestInputs.guest(LUA)));
        dap.event("progressStart");
        dap.request("cancel", "{'progressId':'opening'}");
        JsonNode response = dap.await(launch);
        if (!response.get("success").asBoolean()) { // it was not over already
            assertEquals("cancelled", response.get("message").asString());
            dap.request("launch", "{'program':'%s'}".formatted(TestInputs.guest(LUA)));
        }
    }

    @Test
    void aProgramIsPausedAndAWaitingRequestIsCancelled() throws IOException {
        initialize();
        dap.request("launch", lua("while true do end"));
        dap.request("configurationDone", "{}");
        dap.event("thread");
        dap.forget();
        dap.request("pause", "{'threadId':1}");
        dap.event("stopped");
        int waiting = dap.send("evaluate", "{'expression':':continue','context':'repl'}");
        dap.event("continued");
        dap.request("cancel", "{'requestId':%d}".formatted(waiting));
        dap.await(waiting);
        dap.request("terminate", "{}");
        dap.event("terminated");
        check("pause");
    }

    @Test
    void whatAClientLeavesTheNextOneTakes() throws IOException {
        launch("ledger", "january", "");
        runTo("post_account");
        dap.request("disconnect", "{'suspendDebuggee':true,'terminateDebuggee':false}");
        try (DapClient next = server.freeClient(WISHES)) {
            next.forget();
            next.request("attach", "{}");
            next.event("initialized");
            next.request("configurationDone", "{}");
            next.event("stopped");
            next.request("disconnect", "{'terminateDebuggee':true}");
            check("left", dap.text() + next.text());
        }
        try (DapClient last = server.freeClient(WISHES)) {
            assertTrue(last.refused("attach", "{}").contains("nothing to attach to"));
        }
    }

    private static String lua(String program) {
        return "{'program':'%s','args':['-e','%s']}".formatted(TestInputs.guest(LUA), program);
    }

    @Test
    void withoutDebuggingNothingStopsTheProgram() throws IOException {
        launch("ledger", "december", ",'noDebug':true,'stopOnEntry':true");
        dap.request("setFunctionBreakpoints", "{'breakpoints':[{'name':'post_account'}]}");
        dap.request("configurationDone", "{}");
        dap.event("terminated");
        check("no-debug");
    }

    @Test
    void theOnlyThreadIsTheProgram() throws IOException {
        launch("ledger", "january", "");
        runTo("post_account");
        dap.refused("terminateThreads", "{'threadIds':[2]}");
        dap.request("threads", "{}");
        dap.request("terminateThreads", "{'threadIds':[1]}");
        dap.event("terminated");
        check("threads");
    }

    @Test
    void escapesOfTheProgramArriveAsTheyAre() throws IOException {
        dap.request("initialize", "{'adapterID':'wasmscope','supportsANSIStyling':true}");
        dap.request("launch", lua("print(string.char(27) .. [[[31mred]])"));
        dap.request("configurationDone", "{}");
        dap.event("thread");
        dap.forget();
        dap.event("output");
        dap.event("terminated");
        check("styled");
    }

    @Test
    void whatARecordedRunForbidsIsTakenBack() throws IOException {
        Path recording = folder.resolve("run.recording");
        launch("ledger", "january", ",'record':'%s'".formatted(recording));
        runTo("post_account");
        dap.refused("writeMemory", "{'memoryReference':'0x400','data':'aGVsbG8='}");
        dap.request("terminate", "{}");
        dap.event("terminated");
        check("recorded");
    }

    @Test
    void aRebuiltProgramIsReadAgain() throws IOException {
        launch("ledger", "january", "");
        String source = SampleRuns.source(folder, "ledger", "src/ledger.c");
        dap.request(
                "setBreakpoints",
                "{'source':{'path':'%s'},'breakpoints':[{'line':108},{'line':101}]}"
                        .formatted(source));
        runTo("main");
        dap.request("evaluate", "{'expression':'break open_account','context':'repl'}");
        Path module = folder.resolve("ledger").resolve("ledger.wasm");
        byte[] whole = Files.readAllBytes(module);
        Files.write(module, new byte[] {1, 2, 3});
        dap.refused("restart", "{}");
        Files.write(module, whole);
        Files.setLastModifiedTime(module, FileTime.fromMillis(1_000_000_000_000L));
        dap.request("setFunctionBreakpoints", "{'breakpoints':[]}");
        dap.request("restart", "{}");
        dap.event("stopped");
        dap.request(
                "setBreakpoints",
                "{'source':{'path':'%s'},'breakpoints':[{'line':101}]}".formatted(source));
        dap.request("continue", "{'threadId':1}");
        dap.event("stopped");
        check("rebuilt");
    }

    /** Editors send the launch configuration along, which the user may have changed since. */
    @Test
    void settingsThatChangedAreThoseOfTheRestart() throws IOException {
        launch("ledger", "january", "");
        runTo("main");
        String settings = "{'program':'%s','args':%s,'__sessionId':'7'}";
        Path module = folder.resolve("ledger").resolve("ledger.wasm");
        dap.refused(
                "restart",
                "{'arguments':%s}".formatted(settings.formatted(folder.resolve("none"), "[]")));
        evaluate("argc", "watch", top());
        dap.request(
                "restart",
                "{'arguments':%s}".formatted(settings.formatted(module, "['december']")));
        dap.event("stopped");
        evaluate("argc", "watch", top());
        dap.request("continue", "{'threadId':1}");
        dap.event("stopped");
        dap.request("disconnect", "{'terminateDebuggee':true}");
        check("restart-changed");
    }

    @Test
    void aModuleForAnotherHostIsLaunchedAllTheSame() throws IOException {
        initialize();
        String program =
                "'program':'%s','invoke':'run'"
                        .formatted(TestInputs.guest("assemblyscript/app-O0.wasm"));
        assertTrue(
                dap.refused("launch", "{" + program + "}")
                        .endsWith(
                                "imports func env.abort, which nothing provides;"
                                        + " \"unknownImports\": \"trap\" runs it until it uses that"));
        dap.request("launch", "{" + program + ",'unknownImports':'zero'}");
        dap.request("configurationDone", "{}");
        assertEquals(0, dap.event("exited").get("exitCode").asInt());
    }

    @Test
    void aProgramThatWaitsIsAttachedToAndGoesOnAlone() throws Exception {
        SampleRuns.source(folder, "ledger", "src/ledger.c");
        Path module = folder.resolve("ledger").resolve("ledger.wasm");
        try (DebugSession program = DebugSession.open(LaunchConfig.of(module));
                RunningServer own = new RunningServer(program);
                DapClient editor = own.client()) {
            editor.request("initialize", WISHES);
            editor.forget();
            editor.refused("launch", "{'program':'%s'}".formatted(module));
            editor.request("attach", "{}");
            assertTrue(own.isTaken());
            editor.event("initialized");
            editor.request("setFunctionBreakpoints", "{'breakpoints':[{'name':'post_account'}]}");
            editor.request("configurationDone", "{}");
            editor.event("stopped");
            editor.refused("restart", "{}");
            editor.request("disconnect", "{}");
            check("attach", editor.text());
            while (program.state() != SessionState.ENDED) {
                Thread.sleep(5);
            }
            assertFalse(own.isTaken());
        }
    }

    @Test
    void aCoreFileIsLookedAt() throws IOException {
        launch("ledger", "december", "");
        dap.request("configurationDone", "{}");
        dap.event("stopped");
        Path core = folder.resolve("ledger.core");
        dap.request("evaluate", "{'expression':':gcore %s','context':'repl'}".formatted(core));
        dap.request("disconnect", "{}");
        try (DapClient next = server.freeClient(WISHES)) {
            next.forget();
            next.request(
                    "launch",
                    "{'program':'%s','coreFile':'%s'}"
                            .formatted(folder.resolve("ledger").resolve("ledger.wasm"), core));
            next.event("initialized");
            next.request("configurationDone", "{}");
            next.event("stopped");
            JsonNode stack = next.request("stackTrace", "{'threadId':1,'levels':3}");
            int frame = DapClient.frames(stack).getFirst();
            next.request(
                    "evaluate",
                    "{'expression':'$local0','context':'watch','frameId':%d}".formatted(frame));
            next.ask("next", "{'threadId':1}");
            next.refused("restartFrame", "{'frameId':%d}".formatted(frame));
            next.request("disconnect", "{}");
            check("core", next.text());
        }
    }
}
