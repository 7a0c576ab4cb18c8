package dev.wasmscope.profiler.analyse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.profiler.Profiles;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HotFunctionsTest {

    @Test
    void sumsAllPathsOfAFunctionHottestFirst() {
        assertEquals(
                """
                f self 25 total 25 calls 3
                main self 7 total 36 calls 1
                g self 4 total 9 calls 1
                """,
                table("main 2 f 10 . 1 f 10 . g 3 f 5 . 1 . 4 ."));
    }

    @Test
    void recursiveActivationsCountOnceInTheTotal() {
        assertEquals(
                """
                fib self 8 total 8 calls 4
                main self 1 total 9 calls 1
                """,
                table("main fib 1 fib 1 fib 1 . 1 . 1 fib 2 . 1 . 1 ."));
    }

    @Test
    void mutualRecursionCountsOnceInTheTotal() {
        assertEquals(
                """
                odd self 5 total 9 calls 2
                even self 4 total 8 calls 2
                """,
                table("odd 1 even 1 odd 4 even 3 . . . ."));
    }

    @Test
    void equallyHotFunctionsAreOrderedByName() {
        assertEquals(
                """
                a self 2 total 2 calls 1
                b self 2 total 2 calls 1
                main self 0 total 4 calls 1
                """,
                table("main b 2 . a 2 . ."));
    }

    private static String table(String script) {
        return HotFunctions.of(Profiles.of(script)).stream()
                .map(HotFunctionsTest::line)
                .collect(Collectors.joining());
    }

    private static String line(HotFunction hot) {
        return "%s self %d total %d calls %d%n"
                .formatted(hot.label().name(), hot.self(), hot.total(), hot.calls())
                .replace("\r", "");
    }
}
