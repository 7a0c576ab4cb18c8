package dev.wasmscope.ui.palette;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kordamp.ikonli.feather.Feather;

class FuzzyTest {
    /** The name with the letters that were found in brackets. */
    private static String marked(String wanted, String name) {
        var letters = Fuzzy.letters(wanted, name);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            text.append(letters.get(i) ? "[" + name.charAt(i) + "]" : "" + name.charAt(i));
        }
        return text.toString().replace("][", "");
    }

    @ParameterizedTest
    @CsvSource({
        "so, Step over, [S]tep [o]ver",
        "over, Step over, Step [over]",
        "STEP, Step over, [Step] over",
        "lv, lua_pushvalue, [l]ua_push[v]alue",
        "pv, lua_pushvalue, lua_[p]ush[v]alue",
        "gn, getNode, [g]et[N]ode",
        "over step, Step over, [Step] [over]",
        "x, Step over, Step over",
        "ovex, Step over, Step over",
    })
    void marksTheLettersAPersonWouldMark(String wanted, String name, String expected) {
        assertEquals(expected, marked(wanted, name));
        assertEquals(
                expected.contains("["), Fuzzy.score(wanted, name) != Fuzzy.NONE, "fits or not");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "so|Step over, Close program, Show breakpoints, Show source",
                "main|main, main.c, __main_void, domain",
                "luaV|luaV_execute, luaX_valid, lua_pushvalue",
                "tc|tick_count, catch",
            })
    void ranksAsAPersonWould(String wanted, String bestFirst) {
        List<String> expected = Arrays.stream(bestFirst.split(", ")).toList();
        List<Entry> entries = new ArrayList<>();
        expected.reversed().forEach(t -> entries.add(Entry.of(t, "", "", Feather.BOX, () -> {})));
        List<String> found =
                Ranking.of(entries, wanted, _ -> -1, () -> false).stream()
                        .map(Entry::text)
                        .toList();
        assertEquals(expected.getFirst(), found.getFirst(), found::toString);
    }

    @Test
    void whatWasUsedRecentlyComesFirst() {
        List<Entry> entries =
                List.of("Step into", "Step out", "Step over").stream()
                        .map(t -> new Entry(t, t, "", "", Feather.BOX, "", true, () -> {}))
                        .toList();
        List<String> used = List.of("Step over", "Step out");
        for (String wanted : List.of("", "step")) {
            assertEquals(
                    "Step over, Step out, Step into",
                    Ranking.of(entries, wanted, e -> used.indexOf(e.id()), () -> false).stream()
                            .map(Entry::text)
                            .collect(Collectors.joining(", ")),
                    "for '" + wanted + "'");
        }
    }

    @Test
    void anyNumberOfEntriesGivesTheBestFew() {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 60_000; i++) {
            entries.add(
                    Entry.of(
                            "std::__2::basic_thing_" + i % 977 + "::walk_" + i,
                            "",
                            "",
                            Feather.CODE,
                            () -> {}));
        }
        List<Entry> found = Ranking.of(entries, "walk59999", _ -> -1, () -> false);
        assertEquals("std::__2::basic_thing_402::walk_59999", found.getFirst().text());
        assertEquals(Ranking.MOST, Ranking.of(entries, "wa", _ -> -1, () -> false).size());
        assertTrue(Ranking.of(entries, "wa", _ -> -1, () -> true).isEmpty(), "nobody waits");
    }
}
