package dev.wasmscope.ui.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextSearchTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sum    |       | 0-3 8-11 12-15",
                "sum    | case  | 0-3 12-15",
                "sum    | word  | 0-3 8-11",
                "s.m    |       | ''",
                "s.m\\b | regex | 0-3 8-11",
                "^s     | regex | 0-1",
                "é      |       | 20-21 22-23"
            })
    void matches(String words, String how, String expected) {
        String how2 = how == null ? "" : how;
        TextSearch search =
                new TextSearch(
                        words, how2.equals("case"), how2.equals("word"), how2.equals("regex"));
        assertEquals(
                expected,
                search.in("sum xyz SUM summary é É").stream()
                        .map(m -> m.start() + "-" + m.end())
                        .collect(Collectors.joining(" ")));
    }

    @Test
    void aWrongExpressionIsSaidInOneLine() {
        TextSearch search = new TextSearch("a(b", false, false, true);
        assertEquals(
                "Unclosed group",
                assertThrows(IllegalArgumentException.class, () -> search.in("x")).getMessage());
    }

    @Test
    void anExpressionThatTakesForEverIsGivenUp() {
        TextSearch search = new TextSearch("(a+a+)+(a+a+)+\\1\\2c", false, false, true);
        assertEquals(
                "this expression takes too long here",
                assertThrows(IllegalArgumentException.class, () -> search.in("a".repeat(60) + "b"))
                        .getMessage());
    }

    @Test
    void matchesAreCountedUpToALimit() {
        TextSearch search = new TextSearch("a", false, false, false);
        assertEquals(TextSearch.MOST, search.in("a".repeat(TextSearch.MOST + 5)).size());
    }
}
