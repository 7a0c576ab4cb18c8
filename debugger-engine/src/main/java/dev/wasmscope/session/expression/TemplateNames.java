package dev.wasmscope.session.expression;

import dev.wasmscope.session.expression.grammar.GuestExpressionLexer;
import java.util.List;
import java.util.function.Predicate;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Makes one name of a name with its template arguments, such as {@code pair<int, char>}, where the
 * program has something of that name; elsewhere {@code <} compares.
 */
final class TemplateNames {
    private TemplateNames() {}

    /**
     * Joins the tokens of such names.
     *
     * @param isKnown whether something has a name; its blanks are as they were written
     */
    static void join(List<Token> tokens, String text, Predicate<String> isKnown) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            boolean candidate =
                    tokens.get(i).getType() == GuestExpressionLexer.NAME
                            && tokens.get(i + 1).getText().equals("<");
            int end = candidate ? end(tokens, i + 1) : -1;
            if (end < 0) {
                continue;
            }
            int start = start(tokens, i);
            String name =
                    text(text, tokens.get(start), tokens.get(end)).replaceAll("\\s*::\\s*", "::");
            if (isKnown.test(name)) {
                CommonToken joined = new CommonToken(tokens.get(i));
                joined.setText(text(text, tokens.get(i), tokens.get(end)));
                joined.setStopIndex(tokens.get(end).getStopIndex());
                tokens.subList(i, end + 1).clear();
                tokens.add(i, joined);
            }
        }
    }

    private static String text(String text, Token from, Token to) {
        int begin = text.offsetByCodePoints(0, from.getStartIndex());
        return text.substring(begin, text.offsetByCodePoints(0, to.getStopIndex() + 1));
    }

    /** The first of the scopes in front. */
    private static int start(List<Token> tokens, int name) {
        int start = name;
        while (start > 1
                && tokens.get(start - 1).getType() == GuestExpressionLexer.SCOPE
                && tokens.get(start - 2).getType() == GuestExpressionLexer.NAME) {
            start -= 2;
        }
        return start;
    }

    /** The bracket that closes one, or -1: only names, types and numbers are between them. */
    private static int end(List<Token> tokens, int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            switch (tokens.get(i).getText()) {
                case "<" -> depth++;
                case ">" -> depth--;
                case ">>" -> depth -= 2;
                case "&&", "||", "==", "=", "<EOF>", ";", "?" -> {
                    return -1;
                }
                default -> {}
            }
            if (depth <= 0) {
                return depth == 0 ? i : -1;
            }
        }
        return -1;
    }
}
