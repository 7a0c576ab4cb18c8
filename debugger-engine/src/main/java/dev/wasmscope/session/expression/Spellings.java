package dev.wasmscope.session.expression;

import dev.wasmscope.session.expression.grammar.GuestExpressionLexer;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Other spellings of what the grammar knows: Zig's {@code @sizeOf(T)} and {@code x.?}, and Rust's
 * {@code size_of::<T>()}. They keep their columns.
 */
final class Spellings {
    /** The method that {@code x.?} becomes. */
    static final String OF_ZIG_OPTIONAL = "?";

    private Spellings() {}

    /** Respells them. */
    static void respell(List<Token> tokens) {
        for (int i = 0; i + 2 < tokens.size(); i++) {
            if (is(tokens, i, "@") && is(tokens, i + 1, "sizeOf") && is(tokens, i + 2, "(")) {
                tokens.set(i, like(tokens.get(i), "sizeof"));
                tokens.remove(i + 1);
            } else if (is(tokens, i, ".") && is(tokens, i + 1, "?")) {
                Token question = tokens.get(i + 1);
                tokens.set(i + 1, like(question, "method", OF_ZIG_OPTIONAL));
                tokens.addAll(i + 2, List.of(like(question, "("), like(question, ")")));
            } else if (is(tokens, i, "size_of") && is(tokens, i + 1, "::")) {
                sizeOf(tokens, i);
            }
        }
    }

    /** The name at {@code at}, with what it may be qualified with. */
    private static void sizeOf(List<Token> tokens, int at) {
        int close = is(tokens, at + 2, "<") ? closing(tokens, at + 2) : -1;
        if (close < 0 || !is(tokens, close + 1, "(") || !is(tokens, close + 2, ")")) {
            return;
        }
        tokens.set(close, like(tokens.get(close), ")"));
        tokens.subList(close + 1, close + 3).clear();
        tokens.set(at + 2, like(tokens.get(at + 2), "("));
        tokens.set(at, like(tokens.get(at), "sizeof"));
        tokens.remove(at + 1);
        int first = at;
        while (first > 1
                && is(tokens, first - 1, "::")
                && (is(tokens, first - 2, "mem")
                        || is(tokens, first - 2, "std")
                        || is(tokens, first - 2, "core"))) {
            first -= 2;
        }
        tokens.subList(first, at).clear();
    }

    private static int closing(List<Token> tokens, int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            depth += is(tokens, i, "<") ? 1 : is(tokens, i, ">") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static boolean is(List<Token> tokens, int at, String text) {
        return at < tokens.size() && tokens.get(at).getText().equals(text);
    }

    private static Token like(Token token, String text) {
        return like(token, text, text);
    }

    /** A token in the place of another, of the kind that {@code example} is. */
    private static Token like(Token token, String example, String text) {
        CommonToken other = new CommonToken(token);
        other.setType(
                new GuestExpressionLexer(CharStreams.fromString(example)).nextToken().getType());
        other.setText(text);
        return other;
    }
}
