package dev.wasmscope.ui.palette;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds a few letters in a name: in their order, with anything between them. Letters at the
 * beginning of words and letters that stand together count more, so that {@code so} finds {@code
 * Step over} before {@code Close program}. Spaces in what is looked for part words that may stand
 * in any order. Upper case and lower case are the same.
 */
public final class Fuzzy {
    /** The score of a name that does not have the letters. */
    public static final int NONE = Integer.MIN_VALUE;

    private static final int LETTER = 16;
    private static final int FIRST = 12;
    private static final int WORD = 9;
    private static final int TOGETHER = 8;
    private static final int GAP = 2;
    private static final int EXACT = 24;
    private static final int LONGEST = 400;
    private static final int IMPOSSIBLE = Integer.MIN_VALUE / 2;

    private Fuzzy() {}

    /** How well a name fits, greater is better; {@link #NONE} if it does not. */
    public static int score(String wanted, String name) {
        int sum = 0;
        for (String word : words(wanted)) {
            int score = word(word, name, null);
            if (score == NONE) {
                return NONE;
            }
            sum += score;
        }
        boolean exact = wanted.strip().equalsIgnoreCase(name);
        return sum - Math.min(name.length(), LONGEST) / 8 + (exact ? EXACT : 0);
    }

    /** The letters of the name that were found, by position; none if it does not fit. */
    public static BitSet letters(String wanted, String name) {
        BitSet letters = new BitSet();
        for (String word : words(wanted)) {
            if (word(word, name, letters) == NONE) {
                return new BitSet();
            }
        }
        return letters;
    }

    private static String[] words(String wanted) {
        String trimmed = wanted.strip();
        return trimmed.isEmpty() ? new String[0] : trimmed.split("\\s+");
    }

    /** One word; {@code found} takes the positions of its letters. */
    private static int word(String word, String name, @Nullable BitSet found) {
        int length = Math.min(name.length(), LONGEST);
        if (!isIn(word, name, length)) {
            return NONE;
        }
        int[] before = new int[length];
        int[] now = new int[length];
        int[][] from = found == null ? new int[0][] : new int[word.length()][length];
        for (int i = 0; i < word.length(); i++) {
            row(word, i, name, before, now, found == null ? null : from[i]);
            int[] swap = before;
            before = now;
            now = swap;
        }
        int last = best(before);
        if (found != null) {
            trace(from, last, found);
        }
        return before[last];
    }

    private static boolean isIn(String word, String name, int length) {
        int at = 0;
        for (int i = 0; i < word.length(); i++, at++) {
            char wanted = lower(word.charAt(i));
            while (at < length && lower(name.charAt(at)) != wanted) {
                at++;
            }
            if (at == length) {
                return false;
            }
        }
        return true;
    }

    /**
     * The best score with the letter number {@code i} at each place.
     *
     * @param before the same for the letter before it
     */
    private static void row(
            String word, int i, String name, int[] before, int[] now, int @Nullable [] from) {
        char wanted = lower(word.charAt(i));
        int apart = IMPOSSIBLE;
        int apartAt = -1;
        for (int j = 0; j < now.length; j++) {
            now[j] = IMPOSSIBLE;
            if (lower(name.charAt(j)) == wanted) {
                int here = LETTER + place(name, j);
                if (i == 0) {
                    now[j] = here - Math.min(j, 3);
                } else {
                    int together = j == 0 ? IMPOSSIBLE : before[j - 1] + TOGETHER;
                    boolean joins = together >= apart;
                    int best = joins ? together : apart;
                    now[j] = best <= IMPOSSIBLE / 2 ? IMPOSSIBLE : best + here;
                    if (from != null) {
                        from[j] = joins ? j - 1 : apartAt;
                    }
                }
            }
            if (j > 0 && before[j - 1] - GAP > apart) {
                apart = before[j - 1] - GAP;
                apartAt = j - 1;
            }
        }
    }

    /** What a place in a name is worth: the beginning most, beginnings of words much. */
    private static int place(String name, int j) {
        if (j == 0) {
            return FIRST;
        }
        char here = name.charAt(j);
        char left = name.charAt(j - 1);
        boolean separated = !Character.isLetterOrDigit(left) && Character.isLetterOrDigit(here);
        boolean camel = Character.isUpperCase(here) && Character.isLowerCase(left);
        return separated || camel ? WORD : 0;
    }

    private static int best(int[] scores) {
        int best = 0;
        for (int j = 1; j < scores.length; j++) {
            if (scores[j] > scores[best]) {
                best = j;
            }
        }
        return best;
    }

    private static void trace(int[][] from, int last, BitSet found) {
        int at = last;
        for (int i = from.length - 1; i >= 0; i--) {
            found.set(at);
            at = from[i][at];
        }
    }

    private static char lower(char c) {
        return c < 128 ? (c >= 'A' && c <= 'Z' ? (char) (c + 32) : c) : Character.toLowerCase(c);
    }
}
