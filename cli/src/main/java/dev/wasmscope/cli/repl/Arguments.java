package dev.wasmscope.cli.repl;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.cli.text.SymbolText;
import dev.wasmscope.session.SourcePosition;
import java.util.Optional;
import java.util.OptionalLong;

/** Readers of what follows a command's name. */
final class Arguments {

    private Arguments() {}

    /** A line of a file. */
    record Line(String file, int line) {}

    /** A whole number from 1. */
    static int number(String what, String text) {
        OptionalLong number = SymbolText.number(text);
        if (number.isEmpty() || number.getAsLong() < 1 || number.getAsLong() > Integer.MAX_VALUE) {
            throw new CommandFailure(what + ": a number from 1 is wanted, not '" + text + "'");
        }
        return (int) number.getAsLong();
    }

    /** A number from 0: decimal or {@code 0x} hexadecimal. */
    static long address(String text) {
        return SymbolText.number(text)
                .orElseThrow(
                        () ->
                                new CommandFailure(
                                        "'" + text + "' is not an address such as 0x1f40"));
    }

    /** A whole number from 0. */
    static long count(String what, String text) {
        return SymbolText.number(text)
                .orElseThrow(
                        () ->
                                new CommandFailure(
                                        "%s: a number from 0 is wanted, not '%s'"
                                                .formatted(what, text)));
    }

    /** {@code LINE} in the file of {@code here}, or {@code FILE:LINE}. */
    static Line line(String text, Optional<SourcePosition> here) {
        int colon = text.lastIndexOf(':');
        if (colon > 0) {
            return new Line(text.substring(0, colon), number("line", text.substring(colon + 1)));
        }
        String file =
                here.map(SourcePosition::file)
                        .orElseThrow(() -> new CommandFailure("no source here; say FILE:LINE"));
        return new Line(file, number("line", text));
    }

    /** Whether the text names a line: {@code 12} or {@code file:12}. */
    static boolean isLine(String text) {
        return text.matches("(.+:)?\\d{1,9}");
    }

    /** The text, which the command needs. */
    static String required(String what, String text) {
        if (text.isEmpty()) {
            throw new CommandFailure("say " + what);
        }
        return text;
    }
}
