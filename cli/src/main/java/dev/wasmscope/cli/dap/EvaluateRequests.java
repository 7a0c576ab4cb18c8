package dev.wasmscope.cli.dap;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.session.Variable;
import org.eclipse.lsp4j.debug.EvaluateArguments;
import org.eclipse.lsp4j.debug.EvaluateArgumentsContext;
import org.eclipse.lsp4j.debug.EvaluateResponse;

/**
 * Expressions. In the debug console a line that is no expression is a command of the terminal
 * debugger; a leading {@code :} says that it is one.
 */
final class EvaluateRequests {
    private final Target target;
    private final Console console;

    EvaluateRequests(Target target, Console console) {
        this.target = target;
        this.console = console;
    }

    EvaluateResponse evaluate(EvaluateArguments arguments) {
        String text = arguments.getExpression() == null ? "" : arguments.getExpression().strip();
        if (!EvaluateArgumentsContext.REPL.equals(arguments.getContext())) {
            return expression(arguments, text);
        }
        if (text.startsWith(":")) {
            return text(console.execute(text.substring(1), frame(arguments)));
        }
        if (!target.isStopped()) {
            return text(console.execute(text, 0));
        }
        try {
            return expression(arguments, text);
        } catch (CommandFailure e) {
            if (!console.isCommand(text)) {
                throw e;
            }
            return text(console.execute(text, frame(arguments)));
        }
    }

    /** Whether the answer may take long or let the program run. */
    static boolean isConsole(EvaluateArguments arguments) {
        return EvaluateArgumentsContext.REPL.equals(arguments.getContext());
    }

    private int frame(EvaluateArguments arguments) {
        return target.isStopped() ? target.frameIndex(arguments.getFrameId()) : 0;
    }

    private EvaluateResponse expression(EvaluateArguments arguments, String text) {
        int frame = target.frameIndex(arguments.getFrameId());
        Variable found = target.ask(target.stopped().evaluate(frame, text));
        ShownValue value = ShownValue.of(target, frame, found, arguments.getFormat());
        EvaluateResponse response = text(value.text());
        response.setType(found.typeName());
        response.setVariablesReference(value.reference());
        response.setNamedVariables(VariableRequests.number(value.named()));
        response.setIndexedVariables(VariableRequests.number(value.indexed()));
        response.setMemoryReference(value.memory());
        return response;
    }

    private static EvaluateResponse text(String text) {
        EvaluateResponse response = new EvaluateResponse();
        response.setResult(text);
        return response;
    }
}
