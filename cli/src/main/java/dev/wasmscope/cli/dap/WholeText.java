package dev.wasmscope.cli.dap;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.cli.text.VariableText;
import dev.wasmscope.session.Availability;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.Variable;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A value as text for the clipboard: with all members and elements, one a line, and long texts to
 * their end. What pointers point to is not followed.
 */
final class WholeText {
    private static final int DEPTH = 8;
    private static final int LINES = 2000;

    /** As pointers and texts are written. */
    private static final Pattern SINGLE = Pattern.compile("0x[0-9a-f]+.*|[a-zA-Z0-9]{0,2}\".*");

    private final Target target;

    WholeText(Target target) {
        this.target = target;
    }

    /** The value of an expression. */
    String of(int frame, String expression, Variable variable) {
        String text = VariableText.value(variable);
        if (variable.availability() instanceof Availability.Unavailable) {
            return text;
        }
        List<Variable> parts = parts(variable);
        if (parts.isEmpty()) {
            return text.contains("\"…") ? longText(frame, expression, text) : text;
        }
        StringBuilder lines = new StringBuilder();
        add(parts, 1, lines, new int[] {LINES});
        return "{\n" + lines + "}";
    }

    /** A text that was cut. */
    private String longText(int frame, String expression, String text) {
        DebugSession session = target.stopped();
        try {
            return target.ask(session.evaluate(frame, expression + ",s")).value();
        } catch (CommandFailure _) {
            return text;
        }
    }

    private void add(List<Variable> parts, int depth, StringBuilder lines, int[] left) {
        String indent = "  ".repeat(depth);
        for (Variable part : parts) {
            if (--left[0] < 0) {
                lines.append(indent).append("…\n");
                return;
            }
            lines.append(indent).append(part.name()).append(" = ");
            List<Variable> inside = depth < DEPTH ? parts(part) : List.of();
            if (inside.isEmpty()) {
                lines.append(VariableText.value(part)).append('\n');
            } else {
                lines.append("{\n");
                add(inside, depth + 1, lines, left);
                lines.append(indent).append("}\n");
            }
        }
    }

    /** Members and elements; none for what is shown whole in one line already. */
    private List<Variable> parts(Variable variable) {
        if (!variable.hasChildren()
                || variable.availability() instanceof Availability.Unavailable
                || SINGLE.matcher(variable.value()).matches()) {
            return List.of();
        }
        List<Variable> all = target.ask(target.stopped().children(variable, 0, LINES));
        return all.stream().filter(part -> !part.name().equals("[raw]")).toList();
    }
}
