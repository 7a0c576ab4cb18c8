package dev.wasmscope.session.expression;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Names that are near one that nothing has, and what stands of them behind an error. */
public final class Suggestions {
    private static final int MOST = 3;

    private Suggestions() {}

    /** {@code ; did you mean a or b?}, or nothing. */
    static String of(List<String> similar) {
        return similar.isEmpty() ? "" : "; did you mean " + String.join(" or ", similar) + "?";
    }

    /** The nearest of some names, if there are any that differ in a letter or two. */
    public static List<String> nearest(String name, Collection<String> names) {
        int most = name.length() <= 3 ? 1 : 2;
        Map<String, Integer> found = new LinkedHashMap<>();
        for (String candidate : names) {
            if (Math.abs(candidate.length() - name.length()) <= most && candidate.length() > 1) {
                int distance = distance(name, candidate, most);
                if (distance <= most) {
                    found.merge(candidate, distance, Math::min);
                }
            }
        }
        found.remove(name);
        int least = found.values().stream().mapToInt(Integer::intValue).min().orElse(0);
        return found.entrySet().stream()
                .filter(entry -> entry.getValue() == least)
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Letters to insert, drop, change or exchange with their neighbour. */
    private static int distance(String a, String b, int most) {
        int[][] steps = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            int least = Integer.MAX_VALUE;
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    steps[i][j] = i + j;
                } else {
                    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                    int best = steps[i - 1][j - 1] + (same ? 0 : 1);
                    best = Math.min(best, 1 + Math.min(steps[i - 1][j], steps[i][j - 1]));
                    boolean swapped =
                            i > 1
                                    && j > 1
                                    && a.charAt(i - 1) == b.charAt(j - 2)
                                    && a.charAt(i - 2) == b.charAt(j - 1);
                    steps[i][j] = swapped ? Math.min(best, steps[i - 2][j - 2] + 1) : best;
                }
                least = Math.min(least, steps[i][j]);
            }
            if (least > most) {
                return most + 1;
            }
        }
        return steps[a.length()][b.length()];
    }
}
