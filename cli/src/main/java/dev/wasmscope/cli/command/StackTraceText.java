package dev.wasmscope.cli.command;

import dev.wasmscope.cli.text.StackText;
import dev.wasmscope.session.ModuleView;
import dev.wasmscope.session.SymbolisedLocation;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills source positions into pasted stack traces of other engines. Both forms it knows give
 * offsets from the start of the file.
 */
final class StackTraceText {

    /** V8: {@code at f (wasm://wasm/m-8c2a:wasm-function[37]:0x2c41)}. */
    private static final Pattern V8 =
            Pattern.compile("wasm-function\\[\\d+]:0x(?<offset>[0-9a-fA-F]{1,15})");

    /** wasmtime: {@code 3: 0x2c41 - m!f}. */
    private static final Pattern WASMTIME =
            Pattern.compile("^\\s*\\d+:\\s+0x(?<offset>[0-9a-fA-F]{1,15})\\s+-\\s+\\S");

    private final ModuleView module;

    StackTraceText(ModuleView module) {
        this.module = module;
    }

    /** The line again, followed by what its offset means; just the line when it holds none. */
    List<String> filledIn(String line) {
        OptionalLong offset = fileOffset(line);
        if (offset.isEmpty()) {
            return List.of(line);
        }
        OptionalLong code = module.codeOffsetOf(offset.getAsLong());
        List<SymbolisedLocation> rows =
                code.isPresent() ? module.symbolize(code.getAsLong()) : List.of();
        if (rows.isEmpty()) {
            return List.of(line);
        }
        String indent = line.substring(0, line.length() - line.stripLeading().length());
        return rows.stream().map(row -> indent + "at " + describe(row, code.getAsLong())).toList();
    }

    private static String describe(SymbolisedLocation row, long codeOffset) {
        return row.function()
                + " ("
                + StackText.place(row.position(), codeOffset)
                + ")"
                + (row.inlined() ? " [inlined]" : "");
    }

    private static OptionalLong fileOffset(String line) {
        for (Pattern pattern : List.of(V8, WASMTIME)) {
            Matcher matcher = pattern.matcher(line);
            if (matcher.find()) {
                return OptionalLong.of(Long.parseLong(matcher.group("offset"), 16));
            }
        }
        return OptionalLong.empty();
    }
}
