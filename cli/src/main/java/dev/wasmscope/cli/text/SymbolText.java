package dev.wasmscope.cli.text;

import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.session.SymbolisedLocation;
import dev.wasmscope.session.paste.PastedLine;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a code offset means, in llvm-symbolizer's output form and as JSON. */
public final class SymbolText {

    private SymbolText() {}

    /**
     * Two lines for each function, innermost first, then an empty line: the name, then {@code
     * file:line:column} with 0 for what is not known; {@code ??} where nothing is known.
     *
     * @param linkage whether to name functions as the linker does
     */
    public static List<String> lines(List<SymbolisedLocation> rows, boolean linkage) {
        List<String> lines = new ArrayList<>();
        for (SymbolisedLocation row : rows) {
            lines.add(linkage ? row.linkageName().orElse(row.wholeName()) : row.wholeName());
            lines.add(row.recorded().map(SymbolText::position).orElse("??:0:0"));
        }
        if (rows.isEmpty()) {
            lines.addAll(List.of("??", "??:0:0"));
        }
        lines.add("");
        return lines;
    }

    private static String position(SourcePosition position) {
        return position.file() + ":" + position.line() + ":" + position.column();
    }

    /** The same as one JSON object. */
    public static ObjectNode json(long offset, List<SymbolisedLocation> rows) {
        ObjectNode object = Json.object();
        object.put("offset", offset);
        frames(object, rows);
        return object;
    }

    /** A line of a pasted stack trace, its text as it was and what was found for it. */
    public static ObjectNode json(PastedLine line) {
        ObjectNode object = Json.object();
        object.put("text", line.text());
        line.frame()
                .ifPresent(
                        frame -> {
                            object.put("engine", frame.engine().text());
                            frame.functionIndex().ifPresent(i -> object.put("functionIndex", i));
                            frame.fileOffset().ifPresent(o -> object.put("fileOffset", o));
                            line.codeOffset().ifPresent(o -> object.put("offset", o));
                            frames(object, line.rows());
                        });
        if (!line.note().isEmpty()) {
            object.put("note", line.note());
        }
        return object;
    }

    private static void frames(ObjectNode object, List<SymbolisedLocation> rows) {
        ArrayNode frames = object.putArray("frames");
        for (SymbolisedLocation row : rows) {
            ObjectNode frame = frames.addObject();
            frame.put("function", row.wholeName());
            frame.put("shortName", row.function());
            row.linkageName().ifPresent(name -> frame.put("linkageName", name));
            frame.put("inlined", row.inlined());
            row.recorded()
                    .ifPresent(
                            position -> {
                                frame.put("file", position.file());
                                frame.put("line", position.line());
                                frame.put("column", position.column());
                            });
        }
    }

    /** A decimal or {@code 0x} hexadecimal number from 0 up. */
    public static OptionalLong number(String text) {
        try {
            boolean hex = text.startsWith("0x") || text.startsWith("0X");
            long number = hex ? Long.parseLong(text.substring(2), 16) : Long.parseLong(text);
            return number >= 0 && !text.startsWith("+")
                    ? OptionalLong.of(number)
                    : OptionalLong.empty();
        } catch (NumberFormatException _) {
            return OptionalLong.empty();
        }
    }
}
