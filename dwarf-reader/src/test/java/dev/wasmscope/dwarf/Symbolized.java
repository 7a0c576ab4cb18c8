package dev.wasmscope.dwarf;

import dev.wasmscope.dwarf.line.LineRow;
import dev.wasmscope.dwarf.line.SourcePosition;
import dev.wasmscope.dwarf.scope.Function;
import dev.wasmscope.dwarf.scope.SourceFrame;
import dev.wasmscope.testing.Tools;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What code addresses stand for, as text: {@code function file:line:column} of each frame,
 * innermost first, with {@code " < "} in between. Once as this library reads it, once as
 * llvm-symbolizer does.
 */
final class Symbolized {
    /** Which name of a function is printed. */
    enum Names {
        /** DW_AT_name. */
        SHORT,
        /** The linker's, where it is recorded; else DW_AT_name. */
        LINKAGE
    }

    private Symbolized() {}

    /** By this library. */
    static Map<Long, String> ours(DwarfInfo info, long[] addresses, Names names) {
        Map<Long, String> texts = new LinkedHashMap<>();
        for (long pc : addresses) {
            StringJoiner line = new StringJoiner(" < ");
            List<SourceFrame> frames = info.framesAt(pc);
            for (SourceFrame frame : frames) {
                line.add(frame(name(frame.function(), names), frame.position()));
            }
            if (frames.isEmpty()) {
                Optional<LineRow> row = info.lineAt(pc);
                line.add(frame("", row.map(LineRow::position).orElse(null)));
            }
            texts.put(pc, line.toString());
        }
        return texts;
    }

    private static String name(Function function, Names names) {
        boolean linkage = names == Names.LINKAGE && !function.linkageName().isEmpty();
        return linkage ? function.linkageName() : function.name();
    }

    private static String frame(String name, @Nullable SourcePosition position) {
        String at =
                position == null
                        ? "??:0:0"
                        : position.file().path() + ":" + position.line() + ":" + position.column();
        return (name.isEmpty() ? "??" : name) + " " + at;
    }

    /** By llvm-symbolizer, one process for all addresses. */
    static Map<Long, String> theirs(
            String tool, Path module, long[] addresses, Names names, String... options) {
        StringJoiner input = new StringJoiner("\n", "", "\n");
        LongStream.of(addresses).forEach(pc -> input.add("0x" + Long.toHexString(pc)));
        List<String> command = new ArrayList<>(List.of(tool, "--obj=" + module));
        command.add("--functions=" + (names == Names.SHORT ? "short" : "linkage"));
        command.addAll(List.of("--inlining", "--no-demangle", "--addresses"));
        command.addAll(List.of(options));
        String output = Tools.run(input.toString(), command.toArray(String[]::new));
        Map<Long, String> texts = new LinkedHashMap<>();
        for (String block : output.split("\n\n", -1)) {
            List<String> lines = new ArrayList<>(block.lines().toList());
            if (lines.isEmpty()) {
                continue;
            }
            long pc = Long.decode(lines.removeFirst());
            StringJoiner line = new StringJoiner(" < ");
            for (int i = 0; i + 1 < lines.size(); i += 2) {
                line.add(lines.get(i) + " " + lines.get(i + 1));
            }
            texts.put(pc, line.toString());
        }
        return texts;
    }

    /** One line for each address. */
    static String text(Map<Long, String> texts) {
        StringBuilder all = new StringBuilder();
        texts.forEach(
                (pc, text) ->
                        all.append("0x")
                                .append(Long.toHexString(pc))
                                .append(' ')
                                .append(text)
                                .append('\n'));
        return all.toString();
    }
}
