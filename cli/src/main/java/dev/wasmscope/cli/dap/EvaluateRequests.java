package dev.wasmscope.cli.dap;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.session.Variable;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.debug.EvaluateArguments;
import org.eclipse.lsp4j.debug.EvaluateArgumentsContext;
import org.eclipse.lsp4j.debug.EvaluateResponse;

/**
 * Expressions. In the debug console a line that is no expression is a command of the terminal
 * debugger; a leading {@code :} says that it is one.
 */
final class EvaluateRequests {
    private static final Pattern ASSIGNMENT = Pattern.compile("(?<![=!<>])=(?!=)|<<=|>>=");

    private static final Pattern QUOTED =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'");

    /** Commands that change values without an assignment. */
    private static final Pattern CHANGES =
            Pattern.compile("^\\s*:?(set|call|write|fill|load|return|jump)\\b");

    private final Target target;
    private final Client client;
    private final Console console;
    private final ShownValues values;
    private final WholeText whole;

    EvaluateRequests(
            Target target, Client client, Console console, ShownValues values, WholeText whole) {
        this.target = target;
        this.client = client;
        this.console = console;
        this.values = values;
        this.whole = whole;
    }

    EvaluateResponse evaluate(EvaluateArguments arguments) {
        String text = arguments.getExpression() == null ? "" : arguments.getExpression().strip();
        if (!EvaluateArgumentsContext.REPL.equals(arguments.getContext())) {
            if (arguments.getContext() != null && isAssignment(text)) {
                throw new CommandFailure(
                        "only the debug console assigns: a watch or a hover changes nothing");
            }
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

    /** What follows the response to a line of the debug console. */
    void evaluated(EvaluateArguments arguments) {
        if (isAssignment(arguments.getExpression())
                || CHANGES.matcher(arguments.getExpression()).find()) {
            client.valuesChanged();
        }
    }

    /** Whether there is an assignment outside of texts and characters. */
    static boolean isAssignment(String expression) {
        return ASSIGNMENT.matcher(QUOTED.matcher(expression).replaceAll("")).find();
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
        ShownValue value = values.of(frame, found, arguments.getFormat());
        boolean copied = EvaluateArgumentsContext.CLIPBOARD.equals(arguments.getContext());
        EvaluateResponse response = text(copied ? whole.of(frame, text, found) : value.text());
        response.setType(value.type());
        response.setVariablesReference(value.reference());
        response.setNamedVariables(value.namedCount());
        response.setIndexedVariables(value.indexedCount());
        response.setMemoryReference(value.memory());
        response.setValueLocationReference(value.function());
        return response;
    }

    private static EvaluateResponse text(String text) {
        EvaluateResponse response = new EvaluateResponse();
        response.setResult(text);
        return response;
    }
}
