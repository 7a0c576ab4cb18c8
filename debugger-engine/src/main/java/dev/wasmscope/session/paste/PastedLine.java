package dev.wasmscope.session.paste;

import dev.wasmscope.session.SymbolisedLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A line of a pasted text and what it means.
 *
 * @param text the line as it was pasted
 * @param before the part of it in front of the frame; all of it where there is no frame
 * @param behind the part of it behind the frame
 * @param frame what the engine said
 * @param codeOffset where that is in the code, if the module has code there
 * @param rows the functions of the source there, innermost first; none if nothing is known
 * @param note what the user should know: why the frame is not filled in, or only in part
 */
public record PastedLine(
        String text,
        String before,
        String behind,
        Optional<TraceFrame> frame,
        OptionalLong codeOffset,
        List<SymbolisedLocation> rows,
        String note) {
    public PastedLine {
        rows = List.copyOf(rows);
    }

    /** A line that stays as it is. */
    static PastedLine plain(String text) {
        return new PastedLine(
                text, text, "", Optional.empty(), OptionalLong.empty(), List.of(), "");
    }

    /**
     * One line of the result.
     *
     * @param text as it is printed
     * @param source what it stands for; empty in lines that are not of a filled-in frame
     */
    public record Shown(String text, Optional<SymbolisedLocation> source) {}

    /**
     * The line as people read it: the frame replaced by its function and source position, the calls
     * that were inlined into others in lines of their own below, innermost first.
     */
    public List<Shown> shown() {
        String hint = note.isEmpty() ? "" : "  [" + note + "]";
        if (rows.isEmpty()) {
            return List.of(new Shown(text + hint, Optional.empty()));
        }
        List<Shown> lines = new ArrayList<>();
        String head = before;
        if (frame.isPresent() && frame.get().engine() == TraceEngine.WASMEDGE) {
            lines.add(new Shown(text, Optional.empty()));
            head = "    at ";
        }
        String tail = behind + hint;
        for (SymbolisedLocation row : rows) {
            lines.add(new Shown(head + describe(row) + tail, Optional.of(row)));
            head = below(head);
            tail = "";
        }
        return lines;
    }

    /** Words such as {@code at} are said again, numbers are not. */
    private static String below(String head) {
        return head.endsWith("at ") || head.endsWith("at async ")
                ? head.replace("async ", "")
                : " ".repeat(head.length());
    }

    private String describe(SymbolisedLocation row) {
        String place =
                row.position()
                        .map(
                                p ->
                                        p.file()
                                                + ":"
                                                + p.line()
                                                + (p.column() > 0 ? ":" + p.column() : ""))
                        .orElseGet(this::offsetText);
        return row.function()
                + (place.isEmpty() ? "" : " (" + place + ")")
                + (row.inlined() ? " [inlined]" : "");
    }

    private String offsetText() {
        return codeOffset.isPresent() ? "code+0x" + Long.toHexString(codeOffset.getAsLong()) : "";
    }
}
