package dev.wasmscope.cli.dap;

import dev.wasmscope.cli.text.VariableText;
import dev.wasmscope.session.Availability;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.Variable;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.debug.ValueFormat;
import org.jspecify.annotations.Nullable;

/**
 * A variable as clients show it.
 *
 * @param text its value, or why there is none
 * @param reference to open it; 0 when there is nothing to open
 * @param named children that are asked for at once; empty when that is not known
 * @param indexed children that are asked for in parts; empty when that is not known
 * @param memory where it lies, as a memory reference
 */
record ShownValue(
        String text,
        int reference,
        OptionalLong named,
        OptionalLong indexed,
        @Nullable String memory) {
    /** Fewer children than this are asked for at once by every client. */
    private static final int WORTH_PAGING = 100;

    /**
     * As values of pointers are written; those to functions, which are no places, are not meant.
     */
    private static final Pattern POINTER =
            Pattern.compile("(0x[0-9a-f]*[1-9a-f][0-9a-f]*)( \".*)?");

    static ShownValue of(
            Target target, int frame, Variable variable, @Nullable ValueFormat format) {
        boolean opens =
                variable.hasChildren() && variable.availability() instanceof Availability.Available;
        OptionalLong indexed = OptionalLong.empty();
        OptionalLong named = OptionalLong.empty();
        if (variable.childCount() > WORTH_PAGING && opens) {
            long elements = elements(target, variable);
            indexed = OptionalLong.of(elements);
            named = OptionalLong.of(variable.childCount() - elements);
        }
        return new ShownValue(
                hex(variable, format),
                opens ? target.values().add(new Values.Children(frame, variable)) : 0,
                named,
                indexed,
                memory(variable));
    }

    /** Where a pointer points to, and where anything else lies. */
    private static @Nullable String memory(Variable variable) {
        Matcher pointer = POINTER.matcher(variable.value());
        if (pointer.matches()) {
            return pointer.group(1);
        }
        return variable.address().isPresent()
                ? Addresses.text(variable.address().getAsLong())
                : null;
    }

    /** How many of the children are elements; a view shows the members behind them. */
    static long elements(Target target, Variable variable) {
        long count = variable.childCount();
        if (count <= 0) {
            return 0;
        }
        DebugSession session = target.stopped();
        List<Variable> first = target.ask(session.children(variable, 0, 1));
        if (first.isEmpty() || !isElement(first.getFirst())) {
            return 0;
        }
        List<Variable> last = target.ask(session.children(variable, count - 1, 1));
        return !last.isEmpty() && isElement(last.getFirst()) ? count : count - 1;
    }

    private static boolean isElement(Variable child) {
        return child.name().matches("\\[\\d+]");
    }

    /** Whole numbers can be shown in hexadecimal. */
    private static String hex(Variable variable, @Nullable ValueFormat format) {
        String text = VariableText.value(variable);
        if (format == null || !Boolean.TRUE.equals(format.getHex()) || !text.matches("-?\\d+")) {
            return text;
        }
        try {
            long number =
                    text.startsWith("-") ? Long.parseLong(text) : Long.parseUnsignedLong(text);
            long size = variable.byteSize().orElse(8);
            long mask = size > 0 && size < 8 ? (1L << (8 * size)) - 1 : -1L;
            return Addresses.text(number & mask);
        } catch (NumberFormatException _) {
            return text;
        }
    }
}
