package dev.wasmscope.engine.host.inject;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which of the matching calls are meant, counted from 1; the forms are those of strace.
 *
 * @param first the first one
 * @param last the last one that may be meant
 * @param step every so many calls, at least 1
 */
record When(long first, long last, long step) {
    /** Every matching call. */
    static final When ALWAYS = new When(1, Long.MAX_VALUE, 1);

    private static final Pattern FORM =
            Pattern.compile("(\\d{1,18})(?:\\.\\.(\\d{1,18}))?(?:(\\+)(\\d{1,18})?)?");

    /** Reads {@code 3}, {@code 3+}, {@code 3+2}, {@code 2..5} or {@code 2..9+2}. */
    static Optional<When> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long first = Long.parseLong(matcher.group(1));
        boolean open = matcher.group(3) != null;
        long otherwise = open ? Long.MAX_VALUE : first;
        long last = matcher.group(2) == null ? otherwise : Long.parseLong(matcher.group(2));
        long step = matcher.group(4) == null ? 1 : Long.parseLong(matcher.group(4));
        return first < 1 || last < first || step < 1
                ? Optional.empty()
                : Optional.of(new When(first, last, step));
    }

    /** Whether the {@code count}-th matching call is meant. */
    boolean includes(long count) {
        return count >= first && count <= last && (count - first) % step == 0;
    }
}
