package dev.wasmscope.cli.repl;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.cli.text.SymbolText;
import dev.wasmscope.session.Variable;
import dev.wasmscope.session.memory.MemoryRange;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses and stretches of memory as people write them: numbers or expressions. */
final class Addresses {
    private static final Pattern POINTER = Pattern.compile("(0x[0-9a-f]+)\\b.*");

    private final Debuggee debuggee;

    Addresses(Debuggee debuggee) {
        this.debuggee = debuggee;
    }

    /** A number, what a pointer points to, or where another variable lies. */
    long address(String text) {
        OptionalLong number = SymbolText.number(text);
        if (number.isPresent()) {
            return number.getAsLong();
        }
        Variable variable = evaluate(text);
        Matcher pointer = POINTER.matcher(variable.value());
        boolean points = variable.typeName().endsWith("*") || text.startsWith("&");
        if (points && pointer.matches()) {
            return Long.parseUnsignedLong(pointer.group(1).substring(2), 16);
        }
        if (variable.address().isPresent()) {
            return variable.address().getAsLong();
        }
        return SymbolText.number(variable.value())
                .orElseThrow(() -> new CommandFailure("'" + text + "' is not in memory"));
    }

    /** A number or an expression that has one. */
    long number(String text) {
        return SymbolText.number(text)
                .orElseGet(
                        () ->
                                SymbolText.number(evaluate(text).value())
                                        .orElseThrow(
                                                () ->
                                                        new CommandFailure(
                                                                "'" + text + "' is no number")));
    }

    /** {@code START, END} or {@code START, +LENGTH}. */
    MemoryRange range(String from, String to) {
        long start = address(from);
        long length = to.startsWith("+") ? number(to.substring(1).strip()) : address(to) - start;
        if (length < 0) {
            throw new CommandFailure("the end is before the start");
        }
        return new MemoryRange(0, start, length);
    }

    Variable evaluate(String expression) {
        Arguments.required("an expression", expression);
        return debuggee.ask(debuggee.session().evaluate(debuggee.frame().index(), expression));
    }
}
