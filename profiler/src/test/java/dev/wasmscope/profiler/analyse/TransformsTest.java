package dev.wasmscope.profiler.analyse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.profiler.Profiles;
import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.FunctionKey;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Profile;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each tree is printed as a path a line with self, total and calls. */
class TransformsTest {

    private static final Profile RUN =
            Profiles.of(
                    "main 1 parse 2 next 10 . next 10 . . emit 3 next 5 . libc 7 memcpy 4 . . . 1 .");

    @Test
    void hiddenFunctionsGiveTheirInstructionsToTheirCallers() {
        assertEquals(
                """
                main 2/43/1
                main;parse 2/22/1
                main;parse;next 20/20/2
                main;emit 10/19/1
                main;emit;next 5/5/1
                main;emit;memcpy 4/4/1
                """,
                print(Transforms.hide(RUN, label -> label.name().equals("libc"))));
    }

    @Test
    void justMyCodeKeepsTheHostAndWithoutAnySourceEverything() {
        Profile run = Profiles.of("_start 1 main 2 libc 3 fd_write 4 . . . 5 .");
        Profile labelled =
                run.labelled(
                        key ->
                                switch (((FunctionKey.Code) key).functionIndex()) {
                                    case 0 -> FunctionLabel.named("_start");
                                    case 1 ->
                                            new FunctionLabel("main", Optional.of("a.c"), 1, false);
                                    case 2 ->
                                            new FunctionLabel(
                                                    "libc", Optional.of("lib/b.c"), 1, false);
                                    default ->
                                            new FunctionLabel(
                                                    "fd_write", Optional.empty(), 0, true);
                                });

        assertEquals(
                "main 5/9/1\nmain;fd_write 4/4/1\n",
                print(Transforms.justMyCode(labelled, file -> file.startsWith("lib"))));
        assertEquals(print(run), print(Transforms.justMyCode(run, _ -> true)));
    }

    @Test
    void directRecursionCollapsesIntoOneRow() {
        Profile fib = Profiles.of("main 1 fib 1 fib 2 . fib 3 log 1 . fib 4 . . . .");

        assertEquals(
                """
                main 1/12/1
                main;fib 10/11/1
                main;fib;log 1/1/1
                """,
                print(Transforms.collapseDirectRecursion(fib)));
    }

    @Test
    void keptStacksAreThoseWithAMatchAndTheirCallers() {
        assertEquals(
                """
                main 0/11/1
                main;emit 0/11/1
                main;emit;libc 7/11/1
                main;emit;libc;memcpy 4/4/1
                """,
                print(Stacks.keep(RUN, Pattern.compile("libc"))));
    }

    @Test
    void calleesMergeAllPathsOfAFunction() {
        Profile twice = Profiles.of("main a f 1 g 2 . . . b f 10 g 20 . h 5 . . . .");

        assertEquals(
                """
                f 11/38/2
                f;g 22/22/2
                f;h 5/5/1
                """,
                print(Stacks.below(twice, index(twice, "f"))));
    }

    @Test
    void calleesOfARecursiveFunctionCountNothingTwice() {
        Profile fib = Profiles.of("main fib 1 fib 2 . . .");

        assertEquals("fib 1/3/1\nfib;fib 2/2/1\n", print(Stacks.below(fib, index(fib, "fib"))));
    }

    @Test
    void callersShareTheFunctionsTotalAmongThem() {
        assertEquals(
                """
                next 0/25/3
                next;parse 0/20/2
                next;parse;main 20/20/2
                next;emit 0/5/1
                next;emit;main 5/5/1
                """,
                print(Inversion.callers(RUN, index(RUN, "next"))));
    }

    @Test
    void theInvertedTreeStartsAtEveryFunctionWithItsOwnInstructions() {
        assertEquals(
                """
                main 2/2/1
                parse 0/2/1
                parse;main 2/2/1
                next 0/25/3
                next;parse 0/20/2
                next;parse;main 20/20/2
                next;emit 0/5/1
                next;emit;main 5/5/1
                """,
                print(
                        Inversion.inverted(
                                Profiles.of(
                                        "main 1 parse 2 next 20 . next . . emit next 5 . . 1 ."))));
    }

    @Test
    void noTransformButTheFilteringOnesLosesInstructions() {
        long total = RUN.total();
        assertEquals(total, Inversion.inverted(RUN).total());
        assertEquals(total, Transforms.collapseRecursion(RUN).total());
        assertEquals(total, Transforms.hide(RUN, _ -> true).total());
    }

    @Test
    void differencesMatchFunctionsByNameGreatestChangeFirst() {
        Profile before = Profiles.of("main 5 f 10 . gone 3 . .");
        Profile after = Profiles.of("main 5 fresh 8 . f 30 . f 1 . .");

        assertEquals(
                List.of("f +21", "fresh +8", "gone -3", "main +0"),
                ProfileDifference.between(before, after).functions().stream()
                        .map(row -> "%s %+d".formatted(row.subject().text(), row.selfChange()))
                        .toList());
    }

    private static int index(Profile profile, String name) {
        return profile.labels().indexOf(FunctionLabel.named(name));
    }

    private static String print(Profile profile) {
        StringBuilder text = new StringBuilder();
        print(profile, CallTree.ROOT, TreeOrder.of(profile.tree()), profile.tree().totals(), text);
        return text.toString();
    }

    private static void print(
            Profile profile, int row, TreeOrder order, long[] totals, StringBuilder text) {
        if (row != CallTree.ROOT) {
            long self = profile.tree().self(row);
            long calls = profile.tree().calls(row);
            text.append("%s %d/%d/%d\n".formatted(path(profile, row), self, totals[row], calls));
        }
        for (int i = 0; i < order.childCount(row); i++) {
            print(profile, order.child(row, i), order, totals, text);
        }
    }

    private static String path(Profile profile, int row) {
        int parent = profile.tree().parent(row);
        String own = profile.nameOf(row);
        return parent == CallTree.ROOT ? own : path(profile, parent) + ";" + own;
    }
}
