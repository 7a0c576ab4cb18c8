package dev.wasmscope.session.value;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.UnavailableValue;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.session.SessionException;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The simple expressions that name a value: {@code a.b->c[3]}, {@code *p}, {@code ns::x}. Errors
 * name the column, from 1.
 */
public final class PathExpression {
    private static final Pattern NAME =
            Pattern.compile("(?:::)?[\\p{L}_$][\\p{L}\\p{N}_$]*(::[\\p{L}_$][\\p{L}\\p{N}_$]*)*");
    private static final Pattern MEMBER = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*|\\p{N}+");
    private static final Pattern INDEX = Pattern.compile("\\s*(-?\\p{N}{1,18})\\s*\\]");
    private static final Pattern SLICE =
            Pattern.compile("\\s*(-?\\p{N}{1,18})\\s*\\.\\.\\s*(-?\\p{N}{1,18})\\s*\\]");
    private static final Pattern KEY =
            Pattern.compile("\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|[^\"\\]]+)\\s*\\]");
    private static final int MAX_KEYS = 10_000;

    private final String text;
    private final Function<String, Optional<Value>> names;
    private int at;

    private PathExpression(String text, Function<String, Optional<Value>> names) {
        this.text = text;
        this.names = names;
    }

    /**
     * The value that an expression names.
     *
     * @param names finds variables
     * @throws SessionException if it cannot be read or names nothing
     */
    public static Value evaluate(String text, Function<String, Optional<Value>> names)
            throws SessionException {
        PathExpression expression = new PathExpression(text, names);
        Value value = expression.prefixed();
        expression.skipSpace();
        if (expression.at < text.length()) {
            throw expression.error("expected '.', '->' or '[' here");
        }
        return value;
    }

    private Value prefixed() throws SessionException {
        skipSpace();
        if (take("*")) {
            int star = at;
            return dereference(prefixed(), star);
        }
        return postfixed();
    }

    private Value postfixed() throws SessionException {
        Value value = primary();
        while (true) {
            skipSpace();
            if (take("->") || take(".")) {
                value = member(value);
            } else if (take("[")) {
                value = element(value);
            } else {
                return value;
            }
        }
    }

    private Value primary() throws SessionException {
        skipSpace();
        if (take("(")) {
            Value inner = prefixed();
            skipSpace();
            if (!take(")")) {
                throw error("expected ')'");
            }
            return inner;
        }
        int start = at;
        String name = match(NAME, "expected a variable's name");
        Optional<Value> found = names.apply(name);
        if (found.isEmpty()) {
            at = start;
            throw error("no variable is named " + name + " here");
        }
        return found.get();
    }

    private Value member(Value value) throws SessionException {
        skipSpace();
        int start = at;
        String name = match(MEMBER, "expected a member's name");
        Value object = value;
        if (object.type().stripped() instanceof PointerType) {
            object = dereference(object, start);
        }
        Optional<Value> found = available(object, start).child(name);
        if (found.isEmpty()) {
            at = start;
            throw error(object.typeName() + " has no member " + name);
        }
        return found.get();
    }

    private Value element(Value value) throws SessionException {
        int start = at;
        if (take("raw]")) {
            return value.raw();
        }
        Matcher slice = SLICE.matcher(text).region(at, text.length());
        if (slice.lookingAt()) {
            at = slice.end();
            long from = Long.parseLong(slice.group(1));
            long to = Long.parseLong(slice.group(2));
            return known(available(value, start).slice(from, to), start);
        }
        Matcher matcher = INDEX.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return entry(value, start);
        }
        Answer<Value> element = available(value, start).element(Long.parseLong(matcher.group(1)));
        if (!element.isKnown() && hasKeys(value)) {
            return entry(value, start);
        }
        at = matcher.end();
        return known(element, start);
    }

    /** Whether its children are entries of a map, which a number names by its key. */
    private static boolean hasKeys(Value value) {
        return value.isViewed()
                && value.children(0, 1).stream().anyMatch(child -> child.name().startsWith("["));
    }

    /** The entry of a map whose key is written as it is shown. */
    private Value entry(Value value, int start) throws SessionException {
        Matcher matcher = KEY.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw error("expected an index and ']'");
        }
        String name = "[" + matcher.group(1).strip() + "]";
        for (Value child : available(value, start).children(0, MAX_KEYS)) {
            if (child.name().equals(name)) {
                at = matcher.end();
                return child;
            }
        }
        throw error(value.name() + " has no entry " + name);
    }

    private Value dereference(Value value, int where) throws SessionException {
        return known(available(value, where).dereference(), where);
    }

    private Value known(Answer<Value> answer, int where) throws SessionException {
        return switch (answer) {
            case Answer.Known<Value>(Value value) -> value;
            case Answer.Unknown<Value>(String reason) -> {
                at = where;
                throw error(reason);
            }
        };
    }

    private AvailableValue available(Value value, int where) throws SessionException {
        return switch (value) {
            case AvailableValue present -> present;
            case UnavailableValue missing -> {
                at = where;
                throw error(missing.name() + " is not available: " + missing.reason());
            }
        };
    }

    private String match(Pattern pattern, String expected) throws SessionException {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw error(expected);
        }
        at = matcher.end();
        return matcher.group();
    }

    private boolean take(String token) {
        boolean found = text.startsWith(token, at);
        if (found) {
            at += token.length();
        }
        return found;
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private SessionException error(String what) {
        return new SessionException("column " + (at + 1) + ": " + what);
    }
}
