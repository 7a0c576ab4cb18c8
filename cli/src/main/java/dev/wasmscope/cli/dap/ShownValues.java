package dev.wasmscope.cli.dap;

import dev.wasmscope.cli.text.VariableText;
import dev.wasmscope.session.Availability;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.Variable;
import dev.wasmscope.session.WasmValue;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.debug.ValueFormat;
import org.jspecify.annotations.Nullable;

/** Variables as the client shows them, with no more than it said it understands. */
final class ShownValues {
    /** Fewer children than this are asked for at once by every client. */
    private static final int WORTH_PAGING = 100;

    /**
     * As values of pointers are written; those to functions, which are no places, are not meant.
     */
    private static final Pattern POINTER =
            Pattern.compile("(0x[0-9a-f]*[1-9a-f][0-9a-f]*)( \".*)?");

    private final Target target;
    private final Client client;
    private final Locations locations;

    ShownValues(Target target, Client client, Locations locations) {
        this.target = target;
        this.client = client;
        this.locations = locations;
    }

    /** A variable at a row of the stack. */
    ShownValue of(int frame, Variable variable, @Nullable ValueFormat format) {
        boolean opens =
                variable.hasChildren() && variable.availability() instanceof Availability.Available;
        OptionalLong indexed = OptionalLong.empty();
        OptionalLong named = OptionalLong.empty();
        if (variable.childCount() > WORTH_PAGING && opens) {
            long elements = elements(variable);
            indexed = OptionalLong.of(elements);
            named = OptionalLong.of(variable.childCount() - elements);
        }
        return new ShownValue(
                hex(variable, format),
                type(variable.typeName()),
                opens ? target.values().add(new Values.Children(frame, variable)) : 0,
                named,
                indexed,
                client.wishes().memory() ? memory(variable) : null,
                locations.pointedTo(variable.value()));
    }

    /** The reference for where a variable is declared; null where that is not known. */
    @Nullable Integer declaration(Variable variable) {
        return locations.declaration(variable);
    }

    /** A value in wasm's own terms. */
    ShownValue of(int frame, WasmValue value) {
        int reference =
                value.object()
                        .filter(Variable::hasChildren)
                        .map(object -> target.values().add(new Values.Children(frame, object)))
                        .orElse(0);
        return new ShownValue(
                value.value() + (value.hex().isEmpty() ? "" : " (" + value.hex() + ")"),
                type(value.type()),
                reference,
                OptionalLong.empty(),
                OptionalLong.empty(),
                null,
                locations.function(value.value()));
    }

    /** A type's name, for clients that show it. */
    @Nullable String type(String name) {
        return client.wishes().types() ? name : null;
    }

    /** Where a pointer points to, and where anything else lies. */
    static @Nullable String memory(Variable variable) {
        Matcher pointer = POINTER.matcher(variable.value());
        if (pointer.matches()) {
            return pointer.group(1);
        }
        return variable.address().isPresent()
                ? Addresses.text(variable.address().getAsLong())
                : null;
    }

    /** How many of the children are elements; a view shows the members behind them. */
    long elements(Variable variable) {
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
