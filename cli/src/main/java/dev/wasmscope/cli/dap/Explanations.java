package dev.wasmscope.cli.dap;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.cli.text.StackText;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.StopReason;
import org.eclipse.lsp4j.debug.ExceptionBreakMode;
import org.eclipse.lsp4j.debug.ExceptionDetails;
import org.eclipse.lsp4j.debug.ExceptionInfoResponse;

/** What a trap was about. */
final class Explanations {
    private final Target target;

    Explanations(Target target) {
        this.target = target;
    }

    ExceptionInfoResponse exceptionInfo() {
        Stop stop = target.stop();
        if (stop.reason() instanceof StopReason.AtThrow thrown) {
            return thrown(thrown, stop);
        }
        if (!(stop.reason() instanceof StopReason.Trapped trap)) {
            throw new CommandFailure("the program did not trap");
        }
        ExceptionInfoResponse response = new ExceptionInfoResponse();
        response.setExceptionId(trap.kind());
        response.setDescription(trap.detail().isEmpty() ? trap.kind() : trap.detail());
        response.setBreakMode(ExceptionBreakMode.UNHANDLED);
        ExceptionDetails details = new ExceptionDetails();
        details.setMessage(trap.text());
        details.setTypeName(trap.kind());
        details.setStackTrace(String.join("\n", StackText.trace(stop.frames())).stripIndent());
        response.setDetails(details);
        return response;
    }

    private static ExceptionInfoResponse thrown(StopReason.AtThrow thrown, Stop stop) {
        ExceptionInfoResponse response = new ExceptionInfoResponse();
        response.setExceptionId(thrown.exception());
        response.setDescription(thrown.event());
        response.setBreakMode(
                thrown.handler().isPresent()
                        ? ExceptionBreakMode.ALWAYS
                        : ExceptionBreakMode.UNHANDLED);
        ExceptionDetails details = new ExceptionDetails();
        details.setMessage(thrown.event());
        details.setStackTrace(String.join("\n", StackText.trace(stop.frames())).stripIndent());
        response.setDetails(details);
        return response;
    }
}
