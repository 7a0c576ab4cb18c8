package dev.wasmscope.session;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which hits of a breakpoint count: a hit is one time that its place is reached while its condition
 * is true. Hits are counted from 1 in every run of the program.
 *
 * @param kind how the number of the hit is compared
 * @param count what with; from 1
 */
public record HitCondition(Kind kind, long count) {
    private static final Pattern TEXT = Pattern.compile("(==?|>=|>|%)?\\s*(\\d{1,18})");

    /** Comparisons. */
    public enum Kind {
        /** The one hit of that number. */
        EXACTLY("=="),
        /** That hit and all that follow. */
        FROM(">="),
        /** Every so many hits. */
        EVERY("%");

        private final String sign;

        Kind(String sign) {
            this.sign = sign;
        }

        /** As it is written. */
        public String sign() {
            return sign;
        }
    }

    public HitCondition {
        if (count < 1) {
            throw new IllegalArgumentException("hits are counted from 1, not " + count);
        }
    }

    /**
     * Reads {@code == 5}, {@code >= 5}, {@code > 5}, {@code % 5}, or a bare number, which means
     * {@code ==}.
     *
     * @throws SessionException if it is none of these; one line for the user
     */
    public static HitCondition parse(String text) throws SessionException {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new SessionException(
                    "'" + text.strip() + "' is no hit count: == 5, >= 5, > 5 or % 5");
        }
        String sign = matcher.group(1) == null ? "==" : matcher.group(1);
        long number = Long.parseLong(matcher.group(2)) + (sign.equals(">") ? 1 : 0);
        if (number < 1) {
            throw new SessionException("'" + text.strip() + "': hits are counted from 1");
        }
        return new HitCondition(
                switch (sign) {
                    case ">=", ">" -> Kind.FROM;
                    case "%" -> Kind.EVERY;
                    default -> Kind.EXACTLY;
                },
                number);
    }

    /** Whether the hit of that number counts. */
    public boolean accepts(long hit) {
        return switch (kind) {
            case EXACTLY -> hit == count;
            case FROM -> hit >= count;
            case EVERY -> hit % count == 0;
        };
    }

    /** As {@link #parse} reads it. */
    public String text() {
        return kind.sign() + " " + count;
    }
}
