package dev.wasmscope.cli.repl;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.cli.text.VariableText;
import dev.wasmscope.session.Variable;
import dev.wasmscope.session.VariableKind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** {@code info globals}: those of the unit at hand, or of all units by a part of their name. */
final class GlobalsInfo {
    private final Debuggee debuggee;

    GlobalsInfo(Debuggee debuggee) {
        this.debuggee = debuggee;
    }

    /** The globals of the frame's unit. */
    List<String> own() {
        List<String> lines = new ArrayList<>(own(Pattern.compile("")));
        if (headings().findAny().isPresent()) {
            lines.add("those of other units, by a part of the name: info globals NAME");
        }
        return lines;
    }

    /**
     * The globals of all units in whose names the regular expression is found; each other unit's
     * below its name.
     */
    List<String> named(String expression) {
        Pattern pattern = pattern(expression);
        List<String> lines = new ArrayList<>(own(pattern));
        headings()
                .flatMap(others -> children(others).stream())
                .forEach(unit -> lines.addAll(inUnit(unit, pattern)));
        if (lines.isEmpty()) {
            throw new CommandFailure("no global variable has '" + expression + "' in its name");
        }
        return lines;
    }

    private List<String> own(Pattern pattern) {
        return ofFrame().stream()
                .filter(variable -> variable.kind() != VariableKind.GROUP)
                .filter(variable -> pattern.matcher(variable.name()).find())
                .map(VariableText::line)
                .toList();
    }

    private List<String> inUnit(Variable unit, Pattern pattern) {
        List<String> lines = new ArrayList<>();
        for (Variable variable : children(unit)) {
            if (pattern.matcher(variable.name()).find()) {
                lines.add("  " + VariableText.line(variable));
            }
        }
        if (!lines.isEmpty()) {
            lines.addFirst(unit.name() + ":");
        }
        return lines;
    }

    private Stream<Variable> headings() {
        return ofFrame().stream().filter(variable -> variable.kind() == VariableKind.GROUP);
    }

    private List<Variable> ofFrame() {
        return debuggee.ask(debuggee.session().globalVariables(debuggee.frame().index()));
    }

    private List<Variable> children(Variable heading) {
        return debuggee.ask(debuggee.session().children(heading, 0, Integer.MAX_VALUE));
    }

    private static Pattern pattern(String expression) {
        try {
            return Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            throw new CommandFailure(
                    "'" + expression + "' is no regular expression: " + e.getDescription());
        }
    }
}
