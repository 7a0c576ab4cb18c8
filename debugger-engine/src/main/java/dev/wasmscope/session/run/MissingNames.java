package dev.wasmscope.session.run;

import dev.wasmscope.dwarf.line.SourcePosition;
import dev.wasmscope.dwarf.scope.UncompiledFunctions.Uncompiled;
import dev.wasmscope.dwarf.section.Language;
import dev.wasmscope.engine.module.FunctionInfo;
import dev.wasmscope.session.symbol.Symbols;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What to say of names that nothing has, or that only the source has. */
final class MissingNames {
    private static final int MOST = 3;

    private final Symbols symbols;

    MissingNames(Symbols symbols) {
        this.symbols = symbols;
    }

    /**
     * Why a function cannot be called.
     *
     * @param meanings the names with scopes that it may stand for
     */
    String function(String name, List<String> meanings) {
        String plain = CallableNames.plain(name);
        return symbols.dwarf().uncompiled().find(plain).stream()
                .filter(function -> isMeant(function.qualifiedName(), name, meanings))
                .findFirst()
                .map(MissingNames::uncompiled)
                .orElseGet(() -> "no variable or function is named " + name + " here");
    }

    private static boolean isMeant(String qualified, String name, List<String> meanings) {
        return name.equals(CallableNames.plain(name))
                || qualified.endsWith("::" + name)
                || meanings.stream().anyMatch(meaning -> same(qualified, meaning));
    }

    private static boolean same(String qualified, String meaning) {
        return CallableNames.isNamed(qualified, meaning);
    }

    private static String uncompiled(Uncompiled function) {
        String place =
                function.declaration().map(MissingNames::place).map(" (%s)"::formatted).orElse("");
        boolean rust = function.language() == Language.RUST;
        String keep = rust ? "#[inline(never)]" : "__attribute__((used, noinline))";
        return function.qualifiedName()
                + place
                + " was not compiled into the program: "
                + (function.inlined()
                        ? "it was inlined wherever it is called"
                        : "nothing in it calls it")
                + "; with "
                + keep
                + " it can be called";
    }

    private static String place(SourcePosition at) {
        String path = at.file().path();
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
                + ":"
                + at.line();
    }

    /** The nearest names, of those given and of the program's functions and global variables. */
    List<String> similar(String name, List<String> here) {
        String plain = CallableNames.plain(name);
        int most = plain.length() <= 3 ? 1 : 2;
        Map<String, Integer> found = new LinkedHashMap<>();
        List<String> all = new ArrayList<>(here);
        symbols.dwarf().globals().forEach(variable -> all.add(variable.name()));
        for (FunctionInfo function : symbols.module().functions()) {
            String shown = symbols.module().displayName(function.index());
            if (shown != null) {
                int end = shown.indexOf('(');
                all.add(CallableNames.plain(end < 0 ? shown : shown.substring(0, end)));
            }
        }
        for (String candidate : all) {
            if (Math.abs(candidate.length() - plain.length()) <= most && candidate.length() > 1) {
                int distance = distance(plain, candidate, most);
                if (distance <= most) {
                    found.merge(candidate, distance, Math::min);
                }
            }
        }
        found.remove(plain);
        int least = found.values().stream().mapToInt(Integer::intValue).min().orElse(0);
        return found.entrySet().stream()
                .filter(entry -> entry.getValue() == least)
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Letters to insert, drop, change or exchange with their neighbour. */
    static int distance(String a, String b, int most) {
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
