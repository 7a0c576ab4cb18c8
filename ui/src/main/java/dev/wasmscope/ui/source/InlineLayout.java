package dev.wasmscope.ui.source;

import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.session.Variable;
import dev.wasmscope.session.VariableKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds the lines beside which the values of a function's variables belong. */
final class InlineLayout {
    /** More would hide each other. */
    private static final int MOST_ON_A_LINE = 4;

    private static final int LONGEST = 48;

    /** Lines around the present one that are looked at in a function that is longer. */
    private static final int REACH = 400;

    private InlineLayout() {}

    /**
     * Values by line: each beside the lines of the present function in which it is named, unless it
     * is declared further down.
     *
     * @param line where the function stands
     * @param variables in scope, inner scopes first
     */
    static Map<Integer, List<InlineValue>> of(
            SourceDocument document,
            int line,
            List<Variable> variables,
            Predicate<Variable> changed) {
        Map<String, Variable> byName = new HashMap<>();
        for (Variable v : variables) {
            byName.putIfAbsent(v.name(), v);
        }
        Map<Integer, List<InlineValue>> all = new HashMap<>();
        FunctionBlocks.Lines lines = lines(document, line, variables);
        for (int at = lines.first(); at <= lines.last(); at++) {
            List<InlineValue> values = new ArrayList<>();
            for (String name : names(document, at)) {
                Variable v = byName.get(name);
                if (v != null && values.size() < MOST_ON_A_LINE && inScope(document, v, at, line)) {
                    values.add(new InlineValue(name, shortened(v.value()), changed.test(v)));
                }
            }
            if (!values.isEmpty()) {
                all.put(at, List.copyOf(values));
            }
        }
        return Map.copyOf(all);
    }

    private static FunctionBlocks.Lines lines(
            SourceDocument document, int line, List<Variable> variables) {
        Optional<FunctionBlocks.Lines> function = document.functions().around(line);
        int declared =
                variables.stream()
                        .flatMap(v -> v.declaration().stream())
                        .mapToInt(SourcePosition::line)
                        .filter(l -> l > 0 && l <= line)
                        .min()
                        .orElse(line);
        int first = function.map(FunctionBlocks.Lines::first).orElse(declared);
        int last = function.map(FunctionBlocks.Lines::last).orElse(line);
        return new FunctionBlocks.Lines(
                Math.max(Math.max(1, first), line - REACH),
                Math.min(Math.min(document.lineCount(), last), line + REACH));
    }

    /** A variable has no value yet where it is declared further down, or on the present line. */
    private static boolean inScope(SourceDocument document, Variable v, int at, int line) {
        int declared = v.declaration().map(SourcePosition::line).orElse(0);
        if (declared == 0) {
            return true;
        }
        boolean begun = declared < line || declared == line && repeats(document.line(line));
        return begun && at >= declared || isParameter(v);
    }

    private static boolean isParameter(Variable v) {
        return v.kind() == VariableKind.PARAMETER;
    }

    /** The head of a loop declares and goes on. */
    private static boolean repeats(String line) {
        String text = line.strip();
        return text.startsWith("for") || text.startsWith("while");
    }

    private static String shortened(String value) {
        String line = value.replace('\n', ' ');
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }

    /** The names of a line that are no members of something, each once. */
    private static Set<String> names(SourceDocument document, int line) {
        Set<String> names = new LinkedHashSet<>();
        String text = document.text();
        int end = document.end(line);
        int i = document.start(line);
        while (i < end) {
            if (!Character.isJavaIdentifierStart(text.charAt(i))) {
                // A number's letters are no name.
                i = Character.isDigit(text.charAt(i)) ? endOfName(text, i, end) : i + 1;
                continue;
            }
            int behind = endOfName(text, i, end);
            if (!isMember(text, i) && !document.opaque(i)) {
                names.add(text.substring(i, behind));
            }
            i = behind;
        }
        return names;
    }

    private static int endOfName(String text, int from, int limit) {
        int i = from + 1;
        while (i < limit && Character.isJavaIdentifierPart(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isMember(String text, int start) {
        boolean point =
                start > 0
                        && text.charAt(start - 1) == '.'
                        && !(start > 1 && text.charAt(start - 2) == '.');
        return point || text.startsWith("->", start - 2) || text.startsWith("::", start - 2);
    }
}
