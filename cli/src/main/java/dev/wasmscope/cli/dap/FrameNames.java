package dev.wasmscope.cli.dap;

import dev.wasmscope.cli.text.VariableText;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.session.Variable;
import dev.wasmscope.session.VariableKind;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.debug.StackFrameFormat;
import org.jspecify.annotations.Nullable;

/** What rows of the stack are called: the function, with as much more as the client asks for. */
final class FrameNames {
    private final Target target;

    FrameNames(Target target) {
        this.target = target;
    }

    /** {@code post_account(account=0x115c0) ledger.c:101}. */
    String of(SymbolisedFrame row, @Nullable StackFrameFormat format) {
        StringBuilder name = new StringBuilder();
        if (format != null && isTrue(format.getModule())) {
            name.append(target.session().module().file().getFileName()).append('!');
        }
        name.append(row.function());
        if (format != null && isTrue(format.getParameters())) {
            name.append(parameters(row, format));
        }
        if (format != null && isTrue(format.getLine())) {
            row.position().ifPresent(position -> name.append(' ').append(position.shortText()));
        }
        return name.append(row.inlined() ? " [inlined]" : "").toString();
    }

    private String parameters(SymbolisedFrame row, StackFrameFormat format) {
        List<Variable> variables = target.ask(target.stopped().variables(row.index()));
        return variables.stream()
                .filter(variable -> variable.kind() == VariableKind.PARAMETER)
                .map(variable -> parameter(variable, format))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String parameter(Variable variable, StackFrameFormat format) {
        StringBuilder text = new StringBuilder();
        if (isTrue(format.getParameterTypes())) {
            text.append(variable.shortTypeName());
        }
        if (isTrue(format.getParameterNames())) {
            text.append(text.isEmpty() ? "" : " ").append(variable.name());
        }
        if (isTrue(format.getParameterValues())) {
            text.append(text.isEmpty() ? "" : "=").append(VariableText.value(variable));
        }
        return text.toString();
    }

    private static boolean isTrue(@Nullable Boolean value) {
        return Boolean.TRUE.equals(value);
    }
}
