package dev.wasmscope.engine.host.trace;

import dev.wasmscope.engine.host.trace.CallFilter.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text of a filter, term by term. */
final class CallFilterReader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.$:/@#*?-]+");
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,9})?)(\\p{L}*)");

    private final String text;
    private int at;

    CallFilterReader(String text) {
        this.text = text;
    }

    List<Term> read() throws CallFilterException {
        List<Term> terms = new ArrayList<>();
        for (skipSeparators(); at < text.length(); skipSeparators()) {
            boolean excluded = text.charAt(at) == '!';
            if (excluded) {
                at++;
            }
            terms.add(new Term(test(), excluded));
        }
        return terms;
    }

    private void skipSeparators() {
        while (at < text.length() && separates(text.charAt(at))) {
            at++;
        }
    }

    private static boolean separates(char c) {
        return c == ',' || Character.isWhitespace(c);
    }

    private CallTest test() throws CallFilterException {
        int start = at;
        if (at < text.length() && text.charAt(at) == '"') {
            return new CallTest.Contains(quoted().toLowerCase(Locale.ROOT));
        }
        if (at < text.length() && text.charAt(at) == '>') {
            at++;
            return new CallTest.Slower(nanos());
        }
        String word = upTo("=<>!\"");
        String operator = operator();
        if (operator.isEmpty()) {
            return bare(word, start);
        }
        return keyed(word, operator, start);
    }

    private CallTest bare(String word, int start) throws CallFilterException {
        if (word.isEmpty()) {
            throw expected(
                    start, "a call's name, a group, a condition such as errno=noent, or \"text\"");
        }
        boolean group = word.startsWith("%");
        Optional<CallGroup> known = CallGroup.labelled(group ? word.substring(1) : word);
        if (known.isPresent()) {
            return new CallTest.InGroup(known.get());
        }
        if (group) {
            throw expected(start, "a group (file, clock, net, proc, random, args, poll, other)");
        }
        if (at < text.length() && !separates(text.charAt(at))) {
            throw expected(at, "a comma or a blank after '" + word + "'");
        }
        if (!NAME.matcher(word).matches()) {
            throw expected(
                    start, "a call's name, or the text in double quotes, not '" + word + "'");
        }
        return switch (word) {
            case "error" -> new CallTest.Failed();
            case "injected" -> new CallTest.Injected();
            default -> new CallTest.Named(new Glob(word));
        };
    }

    private CallTest keyed(String key, String operator, int start) throws CallFilterException {
        if (key.equals("bytes")) {
            return bytes(operator);
        }
        if (!List.of("path", "fd", "errno", "slower").contains(key)) {
            throw expected(
                    start,
                    "path=, fd=, errno=, slower= or bytes before '"
                            + operator
                            + "', not '"
                            + key
                            + "'");
        }
        if (!operator.equals("=")) {
            throw expected(start + key.length(), "'=' after '" + key + "', not '" + operator + "'");
        }
        return switch (key) {
            case "path" -> new CallTest.OnPath(new Glob(value("a path or a pattern")));
            case "fd" -> descriptor();
            case "errno" -> errno();
            default -> new CallTest.Slower(nanos());
        };
    }

    private CallTest descriptor() throws CallFilterException {
        String value = value("the number of a descriptor");
        return value.matches("\\d{1,9}")
                ? new CallTest.OnDescriptor(Integer.parseInt(value))
                : new CallTest.OnStream(new Glob(value));
    }

    private CallTest errno() throws CallFilterException {
        int start = at;
        String value = value("the name of an error");
        return new CallTest.Errno(
                ErrorNames.number(value)
                        .orElseThrow(
                                () ->
                                        expected(
                                                start,
                                                "the name of an error such as noent, not '"
                                                        + value
                                                        + "'")));
    }

    private CallTest bytes(String operator) throws CallFilterException {
        int start = at;
        Matcher number = number("a number of bytes such as 4096 or 4k");
        int shift =
                switch (number.group(2).toLowerCase(Locale.ROOT)) {
                    case "", "b" -> 0;
                    case "k" -> 10;
                    case "m" -> 20;
                    case "g" -> 30;
                    default -> throw expected(start, "a number of bytes such as 4096 or 4k");
                };
        long count = (long) (Double.parseDouble(number.group(1)) * (1L << shift));
        return switch (operator) {
            case ">=" -> new CallTest.Bytes(count, Long.MAX_VALUE);
            case ">" -> new CallTest.Bytes(count + 1, Long.MAX_VALUE);
            case "<=" -> new CallTest.Bytes(0, count);
            case "<" -> new CallTest.Bytes(0, count - 1);
            case "=" -> new CallTest.Bytes(count, count);
            default ->
                    throw expected(
                            start - operator.length(),
                            "one of > >= < <= = after 'bytes', not '" + operator + "'");
        };
    }

    private long nanos() throws CallFilterException {
        int start = at;
        Matcher number = number("a time such as 1ms");
        double unit =
                switch (number.group(2)) {
                    case "ns" -> 1;
                    case "us", "µs", "μs" -> 1e3;
                    case "ms" -> 1e6;
                    case "s" -> 1e9;
                    default ->
                            throw expected(
                                    start,
                                    "a time with its unit (ns, us, ms or s), not '"
                                            + number.group()
                                            + "'");
                };
        return Math.round(Double.parseDouble(number.group(1)) * unit);
    }

    private Matcher number(String what) throws CallFilterException {
        int start = at;
        String value = value(what);
        Matcher matcher = NUMBER.matcher(value);
        if (!matcher.matches()) {
            throw expected(start, what + ", not '" + value + "'");
        }
        return matcher;
    }

    private String operator() {
        int start = at;
        while (at < text.length() && at < start + 2 && "=<>".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private String value(String what) throws CallFilterException {
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        int start = at;
        String value = upTo("");
        if (value.isEmpty()) {
            throw expected(start, what);
        }
        return value;
    }

    private String upTo(String ends) {
        int start = at;
        while (at < text.length()
                && !separates(text.charAt(at))
                && ends.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    /** Text in double quotes, in which a backslash takes the next character as it is. */
    private String quoted() throws CallFilterException {
        int start = at++;
        StringBuilder out = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            out.append(text.charAt(at++));
        }
        if (at == text.length()) {
            throw expected(start, "a closing '\"' for the one here");
        }
        at++;
        if (out.isEmpty()) {
            throw expected(start, "text between the quotes");
        }
        return out.toString();
    }

    private static CallFilterException expected(int position, String what) {
        return new CallFilterException(position + 1, "expected " + what);
    }
}
