package dev.wasmscope.session.expression;

import dev.wasmscope.session.expression.grammar.GuestExpressionLexer;
import dev.wasmscope.session.expression.grammar.GuestExpressionParser;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.WritableToken;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.jspecify.annotations.Nullable;

/** Reads expressions. */
final class Syntax {
    private static final int NAME = GuestExpressionLexer.NAME;
    private static final int SCOPE = GuestExpressionLexer.SCOPE;

    /** Longer ones are not typed by people; the parser's stack grows with them. */
    static final int MAX_LENGTH = 2000;

    private static final Predicate<String> WORD =
            Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*").asMatchPredicate();
    private static final String VALUE = "expected a value";
    private static final String OPERATOR = "expected an operator";

    private Syntax() {}

    /**
     * Reads an expression.
     *
     * @param isType which names are types
     * @param isTemplate which names with template arguments behind are of something
     */
    static Parsed parse(String text, Predicate<String> isType, Predicate<String> isTemplate)
            throws ExpressionException {
        if (text.length() > MAX_LENGTH) {
            throw new ExpressionException(
                    MAX_LENGTH + 1, "an expression has at most " + MAX_LENGTH + " characters");
        }
        GuestExpressionLexer lexer = new GuestExpressionLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        List<Token> tokens = new ArrayList<>(lexer.getAllTokens());
        tokens.add(lexer.emitEOF());
        Spellings.respell(tokens);
        TemplateNames.join(tokens, text, isTemplate);
        freeWords(tokens);
        markTypes(tokens, isType);
        GuestExpressionParser parser =
                new GuestExpressionParser(new CommonTokenStream(new ListTokenSource(tokens)));
        parser.removeErrorListeners();
        parser.addErrorListener(new FirstError());
        try {
            return new TreeReader().read(parser.input());
        } catch (ParseCancellationException e) {
            if (e.getCause() instanceof ExpressionException error) {
                throw error;
            }
            throw e;
        } catch (StackOverflowError e) {
            throw new ExpressionException(1, "the expression is nested too deeply");
        }
    }

    /**
     * Words of one language are names in another: any word behind a dot or arrow is a member, and
     * {@code as} is an operator only behind a value, and so are C++'s and Zig's {@code and} and
     * {@code or}.
     */
    private static void freeWords(List<Token> tokens) {
        @Nullable Token before = null;
        for (Token token : tokens) {
            boolean member = before != null && isMember(before) && WORD.test(token.getText());
            boolean value = before == null || !endsValue(before);
            if (member || value && token.getText().equals("as")) {
                ((WritableToken) token).setType(NAME);
            } else if (token.getType() == NAME) {
                spellOut((WritableToken) token, value);
            }
            before = token;
        }
    }

    /** Words that C++ and Zig have for operators become those. */
    private static void spellOut(WritableToken word, boolean valueExpected) {
        String operator =
                switch (word.getText()) {
                    case "and" -> valueExpected ? "" : "&&";
                    case "or" -> valueExpected ? "" : "||";
                    case "not" -> valueExpected ? "!" : "";
                    default -> "";
                };
        for (int type = 1; !operator.isEmpty() && type <= SCOPE; type++) {
            String literal = GuestExpressionLexer.VOCABULARY.getLiteralName(type);
            if (literal != null && literal.equals("'" + operator + "'")) {
                word.setType(type);
                word.setText(operator);
                return;
            }
        }
    }

    /** Turns the names that are types, with their scopes, into what the grammar calls them. */
    private static void markTypes(List<Token> tokens, Predicate<String> isType) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).getType() != NAME || i > 0 && isMember(tokens.get(i - 1))) {
                continue;
            }
            int end = i;
            StringBuilder name = new StringBuilder(tokens.get(i).getText());
            while (tokens.get(end + 1).getType() == SCOPE
                    && tokens.get(end + 2).getType() == NAME) {
                end += 2;
                name.append("::").append(tokens.get(end).getText());
            }
            if (isType.test(name.toString())) {
                for (int part = i; part <= end; part += 2) {
                    ((WritableToken) tokens.get(part)).setType(GuestExpressionParser.TYPE_NAME);
                }
            } else if (end == i) {
                joinDots(tokens, i, isType);
            }
            i = end;
        }
    }

    /** Zig's scopes end in a dot: what is a type with them becomes one name. */
    private static void joinDots(List<Token> tokens, int first, Predicate<String> isType) {
        int end = first;
        while (tokens.get(end + 1).getText().equals(".") && tokens.get(end + 2).getType() == NAME) {
            end += 2;
        }
        for (; end > first; end -= 2) {
            List<Token> parts = tokens.subList(first, end + 1);
            String name = parts.stream().map(Token::getText).collect(Collectors.joining());
            if (isType.test(name)) {
                WritableToken joined = (WritableToken) tokens.get(first);
                joined.setType(GuestExpressionParser.TYPE_NAME);
                joined.setText(name);
                tokens.subList(first + 1, end + 1).clear();
                return;
            }
        }
    }

    private static boolean isMember(Token before) {
        return before.getText().equals(".") || before.getText().equals("->");
    }

    /** Whether a value may end with a token, so that an operator may follow. */
    private static boolean endsValue(Token token) {
        return switch (token.getType()) {
            case GuestExpressionLexer.NAME,
                    GuestExpressionLexer.INTEGER,
                    GuestExpressionLexer.DECIMAL,
                    GuestExpressionLexer.CHARACTER,
                    GuestExpressionLexer.TEXT,
                    GuestExpressionLexer.REGISTER ->
                    true;
            default -> token.getText().equals(")") || token.getText().equals("]");
        };
    }

    /** Ends the parsing at the first error, with a word on what was expected. */
    private static final class FirstError extends BaseErrorListener {
        @Override
        public void syntaxError(
                Recognizer<?, ?> recognizer,
                @Nullable Object symbol,
                int line,
                int charPositionInLine,
                String message,
                @Nullable RecognitionException cause) {
            Token at = (Token) Objects.requireNonNull(symbol);
            Token type = unknownType(((Parser) recognizer).getInputStream(), at);
            if (type != null) {
                throw new ParseCancellationException(
                        new ExpressionException(
                                type.getCharPositionInLine() + 1,
                                "no type is named " + type.getText()));
            }
            TokenStream tokens = ((Parser) recognizer).getInputStream();
            @Nullable Token before =
                    at.getTokenIndex() > 0 ? tokens.get(at.getTokenIndex() - 1) : null;
            if (before != null && before.getType() == GuestExpressionParser.TYPE_NAME) {
                throw new ParseCancellationException(
                        new ExpressionException(
                                before.getCharPositionInLine() + 1,
                                before.getText() + " is a type here, not a value"));
            }
            throw new ParseCancellationException(
                    new ExpressionException(
                            charPositionInLine + 1, reason(((Parser) recognizer), at)));
        }

        /** The name in {@code (name *)}, which would be a cast if it were a type's. */
        private static @Nullable Token unknownType(TokenStream tokens, Token at) {
            int index = at.getTokenIndex() - 1;
            while (index > 0 && tokens.get(index).getText().equals("*")) {
                index--;
            }
            boolean found =
                    at.getText().equals(")")
                            && index > 0
                            && index < at.getTokenIndex() - 1
                            && tokens.get(index).getType() == Syntax.NAME
                            && tokens.get(index - 1).getText().equals("(");
            return found ? tokens.get(index) : null;
        }

        /** What the token before it asks for says more than the parser's list of tokens. */
        private static String reason(Parser parser, Token at) {
            TokenStream tokens = parser.getInputStream();
            @Nullable Token before =
                    at.getTokenIndex() > 0 ? tokens.get(at.getTokenIndex() - 1) : null;
            String expected = expected(tokens, at, before);
            if (at.getType() == Token.EOF) {
                return expected + ", but the expression ends here";
            }
            return expected.equals(VALUE) && at.getType() == Syntax.NAME
                    ? "no variable or type is named " + at.getText() + " here"
                    : expected + ", not '" + at.getText() + "'";
        }

        private static String expected(TokenStream tokens, Token at, @Nullable Token before) {
            if (before == null) {
                return VALUE;
            }
            return switch (before.getText()) {
                case ".", "->" -> "expected the name of a member";
                case "," -> "expected a format: x, b, o, d, u, c, s or [count]";
                case "$mem", "$memory" -> "expected '[' and an address";
                default -> endsValue(before) ? operator(tokens, at) : VALUE;
            };
        }

        /** An operator, or what closes the innermost bracket that is open. */
        private static String operator(TokenStream tokens, Token at) {
            Deque<String> open = new ArrayDeque<>();
            for (int i = 0; i < at.getTokenIndex(); i++) {
                switch (tokens.get(i).getText()) {
                    case "(" -> open.push(")");
                    case "[" -> open.push("]");
                    case ")", "]" -> open.poll();
                    default -> {}
                }
            }
            return open.isEmpty() ? OPERATOR : OPERATOR + " or '" + open.peek() + "'";
        }
    }
}
