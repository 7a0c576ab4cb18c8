package dev.wasmscope.cli.dap;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Conversations about frames and values. */
class DapValuesTest extends Conversational {
    @Test
    void rowsOfTheStackAreNamedAsTheClientWishes() throws IOException {
        launch("ledger", "january", "");
        runTo("post_account");
        dap.request(
                "stackTrace",
                "{'threadId':1,'levels':2,'format':{'parameters':true,'parameterNames':true,"
                        + "'parameterTypes':true,'parameterValues':true}}");
        dap.request(
                "stackTrace",
                "{'threadId':1,'levels':1,'format':{'line':true,'module':true,'parameters':true,"
                        + "'parameterValues':true}}");
        dap.request("stackTrace", "{'threadId':1,'startFrame':1,'levels':1}");
        dap.request("disconnect", "{}");
        check("frames");
    }

    @Test
    void declarationsAndFunctionsThatValuesReferToAreFound() throws IOException {
        launch("ledger", "january", "");
        runTo("post_account");
        int frame = top();
        JsonNode globals = variables(scope(frame, "Globals"));
        JsonNode functions = variables(DapClient.reference(globals, "post_by_kind"));
        dap.request(
                "locations",
                "{'locationReference':%d}"
                        .formatted(functions.get(1).get("valueLocationReference").asInt()));
        JsonNode arguments = variables(scope(frame, "Arguments"));
        dap.request(
                "locations",
                "{'locationReference':%d}"
                        .formatted(arguments.get(0).get("declarationLocationReference").asInt()));
        JsonNode instance = variables(scope(frame, "Wasm instance"));
        JsonNode table =
                dap.request(
                                "variables",
                                "{'variablesReference':%d,'filter':'indexed','start':1,'count':2}"
                                        .formatted(DapClient.reference(instance, "table 0")))
                        .get("variables");
        dap.request(
                "locations",
                "{'locationReference':%d}"
                        .formatted(table.get(1).get("valueLocationReference").asInt()));
        dap.request(
                "setVariable",
                "{'variablesReference':%d,'name':'[1]','value':'post_bonus'}"
                        .formatted(DapClient.reference(instance, "table 0")));
        dap.refused("locations", "{'locationReference':99}");
        dap.request("disconnect", "{}");
        check("locations");
    }

    @Test
    void longListsAreReadInParts() throws IOException {
        launch("ledger", "january", "");
        runTo("post_account");
        int list =
                dap.request(
                                "evaluate",
                                "{'expression':'account->name[0..300]','frameId':%d}"
                                        .formatted(top()))
                        .get("variablesReference")
                        .asInt();
        page(list, "'filter':'indexed','start':4,'count':3");
        page(list, "'filter':'indexed','start':298,'count':100");
        page(list, "'filter':'named'");
        page(list, "'start':9,'count':1");
        page(list, "'filter':'indexed','start':1000,'count':5");
        dap.request("disconnect", "{}");
        check("paging");
    }

    private void page(int reference, String part) throws IOException {
        dap.request("variables", "{'variablesReference':%d,%s}".formatted(reference, part));
    }

    @Test
    void valuesAreShownAsTheirPlaceWantsThem() throws IOException {
        launch("ledger", "january", "");
        runTo("post_account");
        int frame = top();
        evaluate("*account->first", "watch", frame);
        evaluate("*account->first", "clipboard", frame);
        evaluate("account->name", "variables", frame);
        evaluate("account->next->name", "hover", frame);
        evaluate("account->owners = 7", "hover", frame);
        evaluate("account->owners += 7", "watch", frame);
        evaluate("account->owners <= 7 && account->name != \\\"=\\\"", "watch", frame);
        evaluate("sum_of(account)", "hover", frame);
        dap.request(
                "evaluate",
                "{'expression':'account->owners + 40','frameId':%d,'context':'watch','format':{'hex':true}}"
                        .formatted(frame));
        evaluate(":print account->owners", "repl", frame);
        evaluate("account->owners = 5", "repl", frame);
        dap.request("continue", "{'threadId':1}");
        dap.event("stopped");
        check("contexts");
    }
}
