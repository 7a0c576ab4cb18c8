package dev.wasmscope.session.expression;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers, characters and texts as the languages write them. */
final class Literals {
    private static final Pattern WHOLE =
            Pattern.compile(
                    "(0[xX]|0[bB]|0o)?([0-9A-Fa-f_']+?)_?"
                            + "([uUlL]+|[ui](?:8|16|32|64|128|size))?");
    private static final Pattern REAL = Pattern.compile("([0-9_.eE+-]+?)_?(f32|f64|[fFlL])?");
    private static final Pattern QUOTED =
            Pattern.compile("(L|u8|u|U|b)?['\"](.*)['\"]", Pattern.DOTALL);
    private static final int MAX_BITS = 128;

    private Literals() {}

    static Node.Whole integer(int column, String text) throws ExpressionException {
        Matcher matcher = WHOLE.matcher(text);
        if (!matcher.matches()) {
            throw new ExpressionException(column, "expected a number, not '" + text + "'");
        }
        String prefix = matcher.group(1) == null ? "" : matcher.group(1).toLowerCase(Locale.ROOT);
        String digits = matcher.group(2).replaceAll("[_']", "");
        boolean octal = prefix.equals("0o") || prefix.isEmpty() && digits.matches("0[0-7]+");
        int radix = prefix.equals("0x") ? 16 : prefix.equals("0b") ? 2 : octal ? 8 : 10;
        try {
            BigInteger value = new BigInteger(digits, radix);
            if (value.bitLength() > MAX_BITS) {
                throw new ExpressionException(column, "the number has more than 128 bits");
            }
            String suffix =
                    matcher.group(3) == null ? "" : matcher.group(3).toLowerCase(Locale.ROOT);
            return new Node.Whole(column, value, suffix, radix == 10);
        } catch (NumberFormatException e) {
            throw new ExpressionException(column, "expected a number, not '" + text + "'");
        }
    }

    static Node.Real decimal(int column, String text) throws ExpressionException {
        Matcher matcher = REAL.matcher(text);
        if (!matcher.matches()) {
            throw new ExpressionException(column, "expected a number, not '" + text + "'");
        }
        String suffix = matcher.group(2) == null ? "" : matcher.group(2).toLowerCase(Locale.ROOT);
        boolean single = suffix.equals("f") || suffix.equals("f32");
        String digits = matcher.group(1).replace("_", "");
        return single
                ? new Node.Real(column, Float.parseFloat(digits), 32)
                : new Node.Real(column, Double.parseDouble(digits), 64);
    }

    static Node.Character character(int column, String text) throws ExpressionException {
        Matcher matcher = QUOTED.matcher(text);
        if (!matcher.matches()) {
            throw new ExpressionException(column, "expected a character");
        }
        String prefix = matcher.group(1) == null ? "" : matcher.group(1);
        return new Node.Character(column, unescaped(matcher.group(2)).codePointAt(0), prefix);
    }

    static Node.Text text(int column, String text) throws ExpressionException {
        Matcher matcher = QUOTED.matcher(text);
        if (!matcher.matches()) {
            throw new ExpressionException(column, "expected a text");
        }
        return new Node.Text(column, unescaped(matcher.group(2)));
    }

    private static final Pattern ESCAPE =
            Pattern.compile("\\\\(x[0-9A-Fa-f]+|u\\{?[0-9A-Fa-f]+\\}?|[0-7]{1,3}|.)");

    private static String unescaped(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(escape(match.group(1))));
    }

    private static String escape(String code) {
        char first = code.charAt(0);
        if (first == 'x' || first == 'u' && code.length() > 1) {
            return character(code.replaceAll("[xu{}]", ""), 16);
        }
        if (first >= '0' && first <= '7') {
            return character(code, 8);
        }
        return switch (first) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            case 'a' -> "\u0007";
            case 'b' -> "\b";
            case 'f' -> "\f";
            case 'v' -> "\u000b";
            case 'e' -> "\u001b";
            default -> code;
        };
    }

    private static String character(String digits, int radix) {
        int code = new BigInteger(digits, radix).min(BigInteger.valueOf(0x110000)).intValue();
        return java.lang.Character.isValidCodePoint(code)
                ? java.lang.Character.toString(code)
                : "\ufffd";
    }
}
