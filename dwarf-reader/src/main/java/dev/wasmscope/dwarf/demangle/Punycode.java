package dev.wasmscope.dwarf.demangle;

import java.util.ArrayList;
import java.util.List;

/** Names with letters beyond ASCII (RFC 3492), with {@code _} where that has {@code -}. */
final class Punycode {
    private static final int BASE = 36;
    private static final int T_MIN = 1;
    private static final int T_MAX = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int MAX_POINTS = 1_000;

    private Punycode() {}

    static String decode(String text) {
        int delimiter = text.lastIndexOf('_');
        List<Integer> points = new ArrayList<>();
        text.substring(0, Math.max(delimiter, 0)).chars().forEach(points::add);
        int at = delimiter + 1;
        int bias = 72;
        long code = 128;
        long i = 0;
        while (at < text.length()) {
            long before = i;
            long weight = 1;
            for (int k = BASE; ; k += BASE) {
                int digit = at < text.length() ? digit(text.charAt(at)) : -1;
                at++;
                if (digit < 0 || weight > Integer.MAX_VALUE) {
                    throw new MangledNameException("malformed letters", at);
                }
                i += digit * weight;
                int threshold = Math.clamp(k - bias, T_MIN, T_MAX);
                if (digit < threshold) {
                    break;
                }
                weight *= BASE - threshold;
            }
            int count = points.size() + 1;
            bias = adapt(i - before, count, before == 0);
            code += i / count;
            i %= count;
            if (code > Character.MAX_CODE_POINT || count > MAX_POINTS) {
                throw new MangledNameException("malformed letters", at);
            }
            points.add((int) i, (int) code);
            i++;
        }
        StringBuilder result = new StringBuilder();
        points.forEach(result::appendCodePoint);
        return result.toString();
    }

    private static int digit(char c) {
        return c >= 'a' && c <= 'z' ? c - 'a' : Cursor.isDigit(c) ? c - '0' + 26 : -1;
    }

    private static int adapt(long delta, int count, boolean first) {
        long scaled = first ? delta / DAMP : delta / 2;
        scaled += scaled / count;
        int k = 0;
        while (scaled > (BASE - T_MIN) * T_MAX / 2) {
            scaled /= BASE - T_MIN;
            k += BASE;
        }
        return (int) (k + (BASE - T_MIN + 1) * scaled / (scaled + SKEW));
    }
}
