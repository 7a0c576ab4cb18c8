package dev.wasmscope.ui.variables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranges that stand for the elements of big arrays. */
class PagesTest {
    @Test
    void theFirstRangesAreOfAHundred() {
        assertEquals(
                List.of("[100 … 199]", "[200 … 249]"),
                Pages.of(new Pages.Range(100, 250)).stream().map(Pages.Range::text).toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {101, 9_999, 1_000_000, 4_294_967_296L})
    void noLevelHasMoreRowsThanAPageAndAllMeetInTheEnd(long count) {
        List<Pages.Range> level = Pages.of(new Pages.Range(100, count));
        assertTrue(level.size() <= Pages.SIZE, count + " gives " + level.size() + " rows");
        assertEquals(100, level.getFirst().from());
        assertEquals(count, level.getLast().to());
        for (int i = 1; i < level.size(); i++) {
            assertEquals(level.get(i - 1).to(), level.get(i).from());
        }
    }
}
