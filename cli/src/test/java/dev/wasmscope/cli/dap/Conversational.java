package dev.wasmscope.cli.dap;

import dev.wasmscope.cli.SampleRuns;
import dev.wasmscope.testing.Goldens;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A test whose conversations with a server are kept as texts under {@code
 * src/test/resources/goldens/dap}.
 */
abstract class Conversational {
    /** What editors say of themselves; progress is shown by its own conversation. */
    static final String WISHES =
            "{'clientID':'test','adapterID':'wasmscope','linesStartAt1':true,'columnsStartAt1':true,"
                    + "'pathFormat':'path','supportsVariableType':true,'supportsVariablePaging':true,"
                    + "'supportsMemoryReferences':true,'supportsInvalidatedEvent':true,"
                    + "'supportsMemoryEvent':true,'supportsANSIStyling':true}";

    @TempDir Path folder;

    RunningServer server;
    DapClient dap;

    @BeforeEach
    void connect() throws IOException {
        server = new RunningServer();
        dap = server.client();
    }

    @AfterEach
    void leave() throws IOException {
        dap.close();
        server.close();
    }

    void launch(String sample, String run, String more) throws IOException {
        initialize();
        launchAgain(sample, run, more);
    }

    /** The same for a client that has said what it is. */
    void launchAgain(String sample, String run, String more) throws IOException {
        dap.request("launch", SampleRuns.launch(folder, sample, run, more));
        dap.event("initialized");
    }

    /** Says what the client can show; not kept in the text. */
    void initialize() throws IOException {
        dap.request("initialize", WISHES);
        dap.forget();
    }

    /** The id of the innermost row of the stack. */
    int top() throws IOException {
        JsonNode stack = dap.request("stackTrace", "{'threadId':1,'startFrame':0,'levels':1}");
        return DapClient.frames(stack).getFirst();
    }

    /** The scope of that name of a row of the stack. */
    int scope(int frame, String name) throws IOException {
        JsonNode scopes = dap.request("scopes", "{'frameId':%d}".formatted(frame)).get("scopes");
        return DapClient.reference(scopes, name);
    }

    /** Runs to the first breakpoint at a function. */
    void runTo(String function) throws IOException {
        dap.request(
                "setFunctionBreakpoints", "{'breakpoints':[{'name':'%s'}]}".formatted(function));
        dap.request("configurationDone", "{}");
        dap.event("stopped");
    }

    JsonNode variables(int reference) throws IOException {
        return dap.request("variables", "{'variablesReference':%d}".formatted(reference))
                .get("variables");
    }

    void evaluate(String expression, String context, int frame) throws IOException {
        dap.ask(
                "evaluate",
                "{'expression':'%s','context':'%s','frameId':%d}"
                        .formatted(expression, context, frame));
    }

    void check(String golden) {
        check(golden, dap.text());
    }

    void check(String golden, String text) {
        Goldens.check("dap/" + golden + ".txt", text.replace(folder.toString(), "FOLDER"));
    }
}
