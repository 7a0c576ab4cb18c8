package dev.wasmscope.session.expression;

import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.expression.grammar.GuestExpressionLexer;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;

/**
 * What is carried out in the place of code: statements between semicolons. A statement is an
 * expression, which may assign and call; {@code return} with a value or without; or {@code goto}
 * with a line of the same function. Behind one of the latter two, nothing follows.
 *
 * @param statements at least one, in order
 */
public record Patch(List<Statement> statements) {
    /** One step of a patch. */
    public sealed interface Statement {
        /**
         * Evaluates an expression; what it changes stays.
         *
         * @param expression in the guest's words
         */
        record Evaluate(String expression) implements Statement {}

        /**
         * Leaves the function.
         *
         * @param value what it returns, in the guest's words; empty for nothing
         */
        record Return(String value) implements Statement {}

        /**
         * Goes on at another line of the function.
         *
         * @param line from 1
         */
        record GoTo(int line) implements Statement {}

        /** Whether the program goes on elsewhere behind it. */
        default boolean moves() {
            return !(this instanceof Evaluate);
        }
    }

    public Patch {
        statements = List.copyOf(statements);
    }

    /**
     * Reads a patch. Its expressions are read where they are evaluated.
     *
     * @throws SessionException if it has no statement, or one that can never be carried out
     */
    public static Patch parse(String text) throws SessionException {
        GuestExpressionLexer lexer = new GuestExpressionLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        List<Statement> statements = new ArrayList<>();
        List<Token> tokens = new ArrayList<>();
        for (Token token : lexer.getAllTokens()) {
            if (token.getText().equals(";")) {
                add(tokens, text, statements);
                tokens.clear();
            } else {
                tokens.add(token);
            }
        }
        add(tokens, text, statements);
        if (statements.isEmpty()) {
            throw new SessionException(
                    "nothing to do: write an assignment, return VALUE or goto LINE");
        }
        return new Patch(statements);
    }

    private static void add(List<Token> tokens, String text, List<Statement> statements)
            throws SessionException {
        if (tokens.isEmpty()) {
            return;
        }
        int column = tokens.getFirst().getStartIndex() + 1;
        if (!statements.isEmpty() && statements.getLast().moves()) {
            throw new SessionException(
                    "column %d: the program goes on elsewhere before it comes to this"
                            .formatted(column));
        }
        String first = tokens.getFirst().getText();
        String rest = tokens.size() == 1 ? "" : between(tokens, 1, text);
        statements.add(
                switch (first) {
                    case "return" -> new Statement.Return(rest);
                    case "goto" -> new Statement.GoTo(line(rest, column));
                    default -> new Statement.Evaluate(between(tokens, 0, text));
                });
    }

    private static String between(List<Token> tokens, int from, String text) {
        return text.substring(
                tokens.get(from).getStartIndex(), tokens.getLast().getStopIndex() + 1);
    }

    private static int line(String text, int column) throws SessionException {
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new SessionException(
                    "column %d: goto needs the number of a line, not '%s'".formatted(column, text));
        }
        return Integer.parseInt(text);
    }
}
