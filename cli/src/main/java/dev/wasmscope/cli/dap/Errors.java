package dev.wasmscope.cli.dap;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.cli.Failures;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.UnknownImportException;
import java.io.IOException;
import java.util.Map;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/** Turns whatever ended a request into an error response of one line. */
final class Errors {
    private Errors() {}

    /** The response for a failure; no class name and no stack trace is in it. */
    static ResponseError response(Throwable thrown) {
        Throwable cause = Failures.unwrap(thrown);
        String text = text(cause);
        return new ResponseError(
                ResponseErrorCode.RequestFailed,
                text,
                Map.of("error", Map.of("id", 1, "format", braces(text), "showUser", true)));
    }

    /** One line for the user. */
    static String text(Throwable cause) {
        return switch (cause) {
            case UnknownImportException refused ->
                    Failures.message(refused)
                            + "; \"unknownImports\": \"trap\" runs it until it uses that";
            case CommandFailure _, SessionException _, IOException _, OutOfMemoryError _ ->
                    Failures.message(cause);
            case ResponseErrorException known -> known.getResponseError().getMessage();
            case UnsupportedOperationException _ -> "this request is not supported";
            default -> internal(cause);
        };
    }

    private static String internal(Throwable cause) {
        if (System.getenv("WASMSCOPE_STACKTRACE") != null) {
            cause.printStackTrace();
        }
        return "internal error of Wasmscope; start it with WASMSCOPE_STACKTRACE=1 in the"
                + " environment to see more, and report it";
    }

    /** Clients replace what stands in braces in an error's format. */
    private static String braces(String text) {
        return text.replace('{', '(').replace('}', ')');
    }
}
