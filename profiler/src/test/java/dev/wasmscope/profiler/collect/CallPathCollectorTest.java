package dev.wasmscope.profiler.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.profiler.Profiles;
import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CallPathCollectorTest {

    @Test
    void keepsPathsApartAndCountsSelfAndCalls() {
        Profile profile = Profiles.of("main 2 f 10 . 1 f 10 . g 3 f 5 . 1 . 4 .");

        assertEquals(
                """
                main self 7 calls 1
                main;f self 20 calls 2
                main;g self 4 calls 1
                main;g;f self 5 calls 1
                """,
                table(profile));
        assertEquals(36, profile.total());
    }

    @Test
    void recursionMakesOnePathForEachDepth() {
        assertEquals(
                """
                fib self 3 calls 1
                fib;fib self 4 calls 2
                fib;fib;fib self 1 calls 1
                """,
                table(Profiles.of("fib 1 fib 1 fib 1 . 1 . 1 fib 2 . 1 .")));
    }

    @Test
    void aCallBeyondThePathLimitCountsAsACallByTheHostAndIsReported() {
        Profile profile =
                Profiles.of(
                        "main 1 f 10 . g 20 f 2 . . 1 .",
                        new CallPathCollector(3),
                        new ArrayList<>());

        assertEquals(
                "f self 2 calls 1\ng self 20 calls 1\nmain self 2 calls 1\nmain;f self 10 calls 1\n",
                table(profile));
        assertEquals(
                List.of("2 calls on further new call paths are shown as calls by the host"),
                profile.info().notes());
        assertEquals(34, profile.total(), "folding moves instructions, it never loses any");
    }

    @Test
    void aProfileTakenInTheMiddleOfACallCountsUpToNow() {
        assertEquals(
                "main self 5 calls 1\nmain;f self 7 calls 1\n", table(Profiles.of("main 5 f 7")));
    }

    @Property
    void agreesWithAPlainMapOfPaths(@ForAll("scripts") String script) {
        assertEquals(oracle(script), table(Profiles.of(script)), script);
    }

    @Property
    void equalRunsGiveEqualTables(@ForAll("scripts") String script) {
        assertEquals(Profiles.of(script).tree(), Profiles.of(script).tree());
    }

    /**
     * Balanced enough: a dot at depth 0 is left out, so every script is a prefix of a possible run.
     */
    @Provide
    Arbitrary<String> scripts() {
        return Arbitraries.of("a", "b", "c", "d", ".", ".", "1", "17")
                .list()
                .ofMinSize(1)
                .ofMaxSize(400)
                .map(CallPathCollectorTest::withoutUnbalancedReturns);
    }

    private static String withoutUnbalancedReturns(List<String> words) {
        List<String> kept = new ArrayList<>(List.of("main"));
        int depth = 1;
        for (String word : words) {
            if (word.equals(".") && depth == 0) {
                continue;
            }
            depth += word.equals(".") ? -1 : Character.isDigit(word.charAt(0)) ? 0 : 1;
            kept.add(word);
        }
        return String.join(" ", kept);
    }

    private static String oracle(String script) {
        Map<String, long[]> rows = new TreeMap<>();
        List<String> path = new ArrayList<>();
        for (String word : script.split(" ")) {
            if (word.equals(".")) {
                path.removeLast();
            } else if (Character.isDigit(word.charAt(0))) {
                if (!path.isEmpty()) {
                    rows.get(String.join(";", path))[0] += Long.parseLong(word);
                }
            } else {
                path.add(word);
                rows.computeIfAbsent(String.join(";", path), _ -> new long[2])[1]++;
            }
        }
        return print(rows);
    }

    private static String table(Profile profile) {
        Map<String, long[]> rows = new TreeMap<>();
        CallTree tree = profile.tree();
        for (int row = 1; row < tree.size(); row++) {
            rows.put(path(profile, row), new long[] {tree.self(row), tree.calls(row)});
        }
        return print(rows);
    }

    private static String path(Profile profile, int row) {
        int parent = profile.tree().parent(row);
        String own = profile.nameOf(row);
        return parent == CallTree.ROOT ? own : path(profile, parent) + ";" + own;
    }

    private static String print(Map<String, long[]> rows) {
        StringBuilder text = new StringBuilder();
        rows.forEach(
                (path, row) -> text.append(path + " self " + row[0] + " calls " + row[1] + "\n"));
        return text.toString();
    }
}
