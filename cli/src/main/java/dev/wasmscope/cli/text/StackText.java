package dev.wasmscope.cli.text;

import dev.wasmscope.session.Availability;
import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.session.Variable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A stack as people read it, one line a row. */
public final class StackText {

    /** Characters of an argument that a row shows. */
    private static final int LONGEST = 32;

    private StackText() {}

    /** {@code at function (file:line:column)}, the trace of a trap. */
    public static List<String> trace(List<SymbolisedFrame> frames) {
        return frames.stream().map(frame -> "  at " + describe(frame)).toList();
    }

    /** {@code #0 function (file:line:column)}, what the terminal debugger shows. */
    public static String numbered(SymbolisedFrame frame) {
        return "#%-3d".formatted(frame.index()) + describe(frame);
    }

    /**
     * {@code #0 function(a=1, b=2) (file:line:column)}.
     *
     * @param arguments the row's parameters; none where they are not recorded
     */
    public static String numbered(SymbolisedFrame frame, List<Variable> arguments) {
        String given =
                arguments.isEmpty()
                        ? ""
                        : arguments.stream()
                                .map(argument -> argument.name() + "=" + brief(argument))
                                .collect(Collectors.joining(", ", "(", ")"));
        return "#%-3d".formatted(frame.index()) + describe(frame, given);
    }

    private static String brief(Variable argument) {
        if (argument.availability() instanceof Availability.Unavailable) {
            return "<unavailable>";
        }
        String value = argument.value();
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
    }

    private static String describe(SymbolisedFrame frame) {
        return describe(frame, "");
    }

    private static String describe(SymbolisedFrame frame, String arguments) {
        return frame.function()
                + arguments
                + " ("
                + place(frame.position(), frame.location().codeOffset())
                + ")"
                + (frame.inlined() ? " [inlined]" : "");
    }

    /** The source position, or the code offset where there is none. */
    public static String place(Optional<SourcePosition> position, long codeOffset) {
        return position.map(StackText::source).orElse("code+0x" + Long.toHexString(codeOffset));
    }

    /** {@code file:line:column} with the file as recorded. */
    public static String source(SourcePosition position) {
        return position.file()
                + ":"
                + position.line()
                + (position.column() > 0 ? ":" + position.column() : "");
    }
}
