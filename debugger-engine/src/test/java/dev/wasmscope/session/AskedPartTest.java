package dev.wasmscope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskedPartTest {
    private static AskedPart clock(String range) {
        return new AskedPart("", "", "", range, List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "10..20, 10, 20",
        "'1,000..2_500', 1000, 2500",
        "' 7 .. 9 ', 7, 9",
        "..5, 0, 5",
        "5.., 5, 9223372036854775807",
        "'', 0, 9223372036854775807",
    })
    void rangesOfTheClock(String range, long from, long to) throws SessionException {
        ProfilePhases phases = clock(range).phases();
        assertEquals(from, phases.clockFrom(), "from");
        assertEquals(to, phases.clockTo(), "to");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20..10 | clock 20..10: the end is not behind the start",
                "7..7 | clock 7..7: the end is not behind the start",
                "soon | clock soon: say A..B, two numbers of instructions",
                "1..2..3 | clock 1..2..3: say A..B, two numbers of instructions",
                "-1..2 | clock -1..2: say A..B, two numbers of instructions",
            })
    void whatIsNoRangeIsSaid(String range, String message) {
        SessionException error = assertThrows(SessionException.class, () -> clock(range).phases());
        assertEquals(message, error.getMessage());
    }

    @Test
    void placesAreLinesOrFunctions() throws SessionException {
        ProfilePhases phases =
                new AskedPart("src/a.c:12", "ns::run", " walk ", "", List.of()).phases();
        assertEquals(Optional.of(new BreakpointSpec.Line("src/a.c", 12)), phases.from());
        assertEquals(Optional.of(new BreakpointSpec.Function("ns::run")), phases.to());
        assertEquals(Optional.of("walk"), phases.below());
        assertEquals(ProfilePhases.ALL, AskedPart.WHOLE.phases());
        assertEquals(ProfilePhases.ALL.within(3, 8), AskedPart.within(3, 8).phases());
    }
}
