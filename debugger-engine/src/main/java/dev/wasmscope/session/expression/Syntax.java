package dev.wasmscope.session.expression;

import dev.wasmscope.session.expression.grammar.GuestExpressionLexer;
import dev.wasmscope.session.expression.grammar.GuestExpressionParser;
import java.util.function.Predicate;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.jspecify.annotations.Nullable;

/** Reads expressions. */
final class Syntax {
    /** Longer ones are not typed by people; the parser's stack grows with them. */
    static final int MAX_LENGTH = 2000;

    /** More alternatives than this are better said in a word. */
    private static final int LISTED = 3;

    private Syntax() {}

    /**
     * Reads an expression.
     *
     * @param isType which names are types
     */
    static Parsed parse(String text, Predicate<String> isType) throws ExpressionException {
        if (text.length() > MAX_LENGTH) {
            throw new ExpressionException(
                    MAX_LENGTH + 1, "an expression has at most " + MAX_LENGTH + " characters");
        }
        GuestExpressionLexer lexer = new GuestExpressionLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        GuestExpressionParser parser = new GuestExpressionParser(new CommonTokenStream(lexer));
        parser.setTypes(isType);
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
            String expected = expected((Parser) recognizer, cause);
            String reason =
                    symbol instanceof Token token && token.getType() != Token.EOF
                            ? expected + ", not '" + token.getText() + "'"
                            : expected + ", but the expression ends here";
            throw new ParseCancellationException(
                    new ExpressionException(charPositionInLine + 1, reason));
        }

        private static String expected(Parser parser, @Nullable RecognitionException cause) {
            IntervalSet tokens =
                    cause == null ? parser.getExpectedTokens() : cause.getExpectedTokens();
            if (tokens == null || tokens.contains(GuestExpressionParser.INTEGER)) {
                return "expected a value";
            }
            if (tokens.size() > LISTED) {
                return "expected an operator";
            }
            return "expected " + tokens.toString(parser.getVocabulary()).replaceAll("[{}]", "");
        }
    }
}
