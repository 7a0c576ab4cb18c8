package dev.wasmscope.cli.text;

import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.session.SymbolisedFrame;
import java.util.List;
import java.util.Optional;

/** A stack as people read it, one line a row. */
public final class StackText {

    private StackText() {}

    /** {@code at function (file:line:column)}, the trace of a trap. */
    public static List<String> trace(List<SymbolisedFrame> frames) {
        return frames.stream().map(frame -> "  at " + describe(frame)).toList();
    }

    /** {@code #0 function (file:line:column)}, what the terminal debugger shows. */
    public static String numbered(SymbolisedFrame frame) {
        return "#%-3d".formatted(frame.index()) + describe(frame);
    }

    private static String describe(SymbolisedFrame frame) {
        return frame.function()
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
